package dev.rustaiide.foundation.security.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.rustaiide.foundation.security.Keyring.Place;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretId;

/**
 * What a test asks of the keyring of its session, a word each: {@code put}, {@code get}, {@code list}, {@code remove},
 * or {@code store} for the whole way of the store. It answers on the standard output.
 */
final class KeyringProgram {
    private static final Place PLACE = new Place("/home/me/.local/state/rust-ai-ide");
    private static final SecretId ID = new SecretId("token");

    private KeyringProgram() {}

    public static void main(String[] words) throws Exception {
        var keyring = new SecretServiceKeyring(System.getenv(), "libsecret-1.so.0", Duration.ofSeconds(3));
        for (String word : words) {
            System.out.println(word + ' ' + switch (word) {
                case "put" -> {
                    keyring.put(PLACE, ID, Secret.of("pä\"ss\nword".toCharArray()));
                    yield "done";
                }
                case "get" -> keyring.get(PLACE, ID).map(found -> new String(found.chars()).equals("pä\"ss\nword"));
                case "list" -> keyring.list(PLACE) + " elsewhere " + keyring.list(new Place("/elsewhere"));
                case "remove" -> keyring.remove(PLACE, ID);
                case "here" -> keyring.isHere();
                default -> store(Files.createTempDirectory("keyring-test"), keyring);
            });
        }
    }

    private static String store(Path folder, SecretServiceKeyring keyring) throws Exception {
        KeyringFirstStore store = StoreProgram.store(folder, List.of(keyring));
        long start = System.nanoTime();
        store.put(ID, Secret.of("kept".toCharArray()));
        boolean kept = new String(store.get(ID).orElseThrow().chars()).equals("kept");
        String where = store.backend().keyring() ? " in the keyring" : " in the file: " + store.backend().reason();
        boolean slow = System.nanoTime() - start > 8_000_000_000L;
        store.remove(ID);
        return slow ? "slow" : kept + where;
    }
}

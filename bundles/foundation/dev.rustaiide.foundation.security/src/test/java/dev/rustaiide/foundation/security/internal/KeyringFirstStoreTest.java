package dev.rustaiide.foundation.security.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Keyring;
import dev.rustaiide.foundation.security.KeyringLost;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretChanged;
import dev.rustaiide.foundation.security.SecretChanged.Action;
import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.security.Signer;

class KeyringFirstStoreTest {
    private static final SecretId ID = new SecretId("token");
    private static final int KILLS = 8;

    @TempDir
    Path folder;
    private final MemoryKeyring keyring = new MemoryKeyring();
    private final List<Object> published = new ArrayList<>();
    private final PatternRedactor redactor = new PatternRedactor();

    private KeyringFirstStore store(Keyring... keyrings) {
        return new KeyringFirstStore(List.of(keyrings), () -> folder, null, StoreProgram.events(published::add),
                redactor, Duration.ofMillis(300));
    }

    private KeyringFirstStore withPassphrase(Path file) {
        return new KeyringFirstStore(List.of(), () -> folder, file.toString(), StoreProgram.events(published::add),
                redactor, Duration.ofMillis(300));
    }

    private static Secret secret(String text) {
        return Secret.of(text.toCharArray());
    }

    private static Optional<String> text(KeyringFirstStore store, SecretId id) throws FailureException {
        return store.get(id).map(found -> new String(found.chars()));
    }

    @Test
    void the_keyring_keeps_it_while_it_works() throws FailureException {
        KeyringFirstStore store = store(keyring);
        store.put(ID, secret("one"));
        assertEquals(Optional.of("one"), text(store, ID));
        assertEquals(secret("one"), keyring.secrets.get(ID));
        assertFalse(Files.exists(folder.resolve("secrets.sealed")));
        assertTrue(store.backend().keyring());
        assertEquals("the memory", store.list().get(ID).name());
        assertTrue(store.remove(ID));
        assertFalse(store.remove(ID));
        assertEquals(Optional.empty(), text(store, ID));
    }

    @Test
    void without_a_keyring_a_sealed_file_does_and_outlives_the_process() throws FailureException, IOException {
        KeyringFirstStore store = store();
        store.put(ID, secret("one more secret"));
        store.put(new SecretId("other"), secret("second"));
        assertEquals(Optional.of("one more secret"), text(store(), ID));
        assertEquals(Set.of(ID, new SecretId("other")), store().list().keySet());
        assertFalse(store.backend().keyring());
        assertFalse(store.backend().reason().isEmpty());
        String file = Files.readString(folder.resolve("secrets.sealed"), StandardCharsets.ISO_8859_1);
        assertFalse(file.contains("secret") || file.contains("token"));
        assertTrue(store.remove(ID));
        assertFalse(store.remove(ID));
        assertEquals(Optional.empty(), text(store(), ID));
    }

    @Test
    void both_files_are_for_their_owner_only() throws FailureException, IOException {
        store().put(ID, secret("one"));
        for (String name : List.of("secrets.sealed", "secrets.key")) {
            assertEquals("rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))));
        }
        Files.setPosixFilePermissions(folder.resolve("secrets.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(Optional.of("one"), text(store(), ID));
        assertEquals("rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets.key"))));
    }

    @Test
    void another_key_opens_the_same_secrets_and_the_old_one_no_longer() throws Exception {
        assertFalse(store().rotateKey(), "there is nothing yet");
        store().put(ID, secret("one"));
        byte[] oldKey = Files.readAllBytes(folder.resolve("secrets.key"));
        byte[] oldFile = Files.readAllBytes(folder.resolve("secrets.sealed"));
        assertTrue(store().rotateKey());
        assertTrue(store().rotateKey(), "and once more");
        assertEquals(Optional.of("one"), text(store(), ID));
        assertEquals("rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets.key"))));
        byte[] newFile = Files.readAllBytes(folder.resolve("secrets.sealed"));
        Files.write(folder.resolve("secrets.sealed"), oldFile);
        assertThrows(FailureException.class, () -> store().get(ID));
        Files.write(folder.resolve("secrets.sealed"), newFile);
        Files.write(folder.resolve("secrets.key"), oldKey);
        assertThrows(FailureException.class, () -> store().get(ID));
    }

    @Test
    void a_rotation_that_breaks_off_leaves_secrets_that_can_be_read() throws Exception {
        store().put(ID, secret("one"));
        var keys = new MasterKeys(folder.resolve("secrets.key"), null);
        keys.rotate(); // and the power goes
        assertEquals(Optional.of("one"), text(store(), ID));
        store().put(ID, secret("two"));
        assertEquals(Optional.of("two"), text(store(), ID));
        assertTrue(store().rotateKey());
        assertEquals(Optional.of("two"), text(store(), ID));
    }

    @Test
    void a_broken_keyring_is_left_alone_and_the_file_does() throws FailureException {
        keyring.broken = true;
        KeyringFirstStore store = store(keyring);
        store.put(ID, secret("one"));
        assertEquals(Optional.of("one"), text(store, ID));
        assertEquals(1, keyring.asked);
        assertEquals("The memory cannot be used: It is locked.", store.backend().reason());
        assertEquals(List.of(new KeyringLost("The memory cannot be used: It is locked.", store.backend().place())),
                published.stream().filter(KeyringLost.class::isInstance).toList(), "said once");
    }

    @Test
    void a_keyring_that_hangs_costs_its_time_once() throws FailureException {
        keyring.hangs = true;
        KeyringFirstStore store = store(keyring);
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            store.put(ID, secret("value " + i));
        }
        assertTrue(System.nanoTime() - start < 5_000_000_000L);
        assertEquals(1, keyring.asked);
        assertEquals(Optional.of("value 9"), text(store, ID));
    }

    @Test
    void what_was_set_while_the_keyring_was_broken_counts_until_it_is_set_anew() throws FailureException {
        store(keyring).put(ID, secret("old"));
        keyring.broken = true;
        KeyringFirstStore broken = store(keyring);
        broken.put(ID, secret("new"));
        keyring.broken = false;
        KeyringFirstStore again = store(keyring);
        assertEquals(Optional.of("new"), text(again, ID));
        assertFalse(again.list().get(ID).keyring());
        again.put(ID, secret("newest"));
        assertEquals(Optional.of("newest"), text(store(keyring), ID));
        assertEquals(secret("newest"), keyring.secrets.get(ID));
        assertTrue(store(keyring).list().get(ID).keyring());
    }

    @Test
    void what_was_removed_while_the_keyring_was_broken_does_not_come_back() throws FailureException {
        store(keyring).put(ID, secret("old"));
        keyring.broken = true;
        store(keyring).remove(ID);
        keyring.broken = false;
        assertEquals(Optional.empty(), text(store(keyring), ID));
        assertTrue(store(keyring).list().isEmpty());
        store(keyring).put(ID, secret("new"));
        assertEquals(Optional.of("new"), text(store(keyring), ID));
    }

    @Test
    void each_change_is_published_without_the_value() throws FailureException {
        KeyringFirstStore store = store(keyring);
        store.put(ID, secret("hunter2"));
        store.remove(ID);
        store.remove(ID);
        assertEquals(List.of(new SecretChanged(ID, Action.SET, "the memory"),
                new SecretChanged(ID, Action.REMOVED, "the memory")), published);
        assertFalse(published.toString().contains("hunter2"));
    }

    @Test
    void what_passes_through_is_redacted_from_then_on() throws FailureException {
        store(keyring).put(ID, secret("hunter2"));
        assertEquals("a ••• b", redactor.redact("a hunter2 b"));
    }

    @Test
    void a_wrong_or_lost_key_is_said_and_nothing_is_overwritten() throws FailureException, IOException {
        store().put(ID, secret("one"));
        byte[] sealed = Files.readAllBytes(folder.resolve("secrets.sealed"));
        Files.delete(folder.resolve("secrets.key"));
        var lost = assertThrows(FailureException.class, () -> store().get(ID));
        assertTrue(lost.getMessage().contains("another key"), lost.getMessage());
        assertThrows(FailureException.class, () -> store().put(ID, secret("two")));
        assertArrayEquals(sealed,
                Files.readAllBytes(folder.resolve("secrets.sealed")));
    }

    @Test
    void a_damaged_file_is_said() throws FailureException, IOException {
        store().put(ID, secret("one"));
        Path file = folder.resolve("secrets.sealed");
        byte[] sealed = Files.readAllBytes(file);
        sealed[sealed.length - 1] ^= 1;
        Files.write(file, sealed);
        assertTrue(assertThrows(FailureException.class, () -> store().get(ID)).getMessage().contains("altered"));
        Files.writeString(file, "nonsense");
        assertTrue(assertThrows(FailureException.class, () -> store().list()).getMessage().contains("not a sealed"));
    }

    @Test
    void a_passphrase_does_in_place_of_the_key_file() throws FailureException, IOException {
        Path file = Files.writeString(folder.resolve("passphrase"), "correct horse\n");
        withPassphrase(file).put(ID, secret("one"));
        assertFalse(Files.exists(folder.resolve("secrets.key")));
        assertEquals(Optional.of("one"), text(withPassphrase(file), ID));
        Files.writeString(file, "wrong");
        assertThrows(FailureException.class, () -> withPassphrase(file).get(ID));
        assertThrows(FailureException.class, () -> store().get(ID));
    }

    @Test
    void all_who_ask_at_once_get_the_same_signing_key() throws Exception {
        var calls = new ArrayList<Call<Signer>>();
        for (int i = 0; i < 8; i++) {
            calls.add(Call.start("signer", scope -> new StoredSigningKeys(store()).signer(new SecretId("audit"))));
        }
        Signer first = calls.getFirst().await();
        for (Call<Signer> call : calls) {
            assertEquals(first.verifyingKey(), call.await().verifyingKey());
        }
        store().put(new SecretId("audit"), secret("no key"));
        assertThrows(FailureException.class, () -> new StoredSigningKeys(store()).signer(new SecretId("audit")));
    }

    private Process start(String name, int first, int count, Redirect out) throws IOException {
        return new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xshare:auto", "-cp", System.getProperty("java.class.path"),
                StoreProgram.class.getName(), folder.toString(), name, String.valueOf(first), String.valueOf(count))
                .redirectOutput(out).redirectError(Redirect.INHERIT).start();
    }

    @Test
    void processes_at_once_lose_no_update() throws Exception {
        Process one = start("a", 0, 20, Redirect.DISCARD);
        Process other = start("b", 0, 20, Redirect.DISCARD);
        assertEquals(0, one.waitFor());
        assertEquals(0, other.waitFor());
        assertEquals(40, store().list().size());
        assertEquals(Optional.of("value 7"), text(store(), new SecretId("b7")));
    }

    @Test
    void a_process_killed_at_any_moment_leaves_all_that_it_kept() throws Exception {
        var random = new Random(7);
        int next = 0;
        for (int round = 0; round < KILLS; round++) {
            Path said = folder.resolve("said" + round); // a pipe would be closed by the killing
            Process process = start("k", next, 100_000, Redirect.to(said.toFile()));
            while (process.isAlive() && Files.size(said) == 0) {
                Thread.sleep(2);
            }
            Thread.sleep(random.nextInt(12));
            process.destroyForcibly().waitFor();
            List<String> lines = Files.readAllLines(said);
            int last = Integer.parseInt(lines.getLast());
            assertEquals(last - next + 1, lines.size());
            int kept = Integer.parseInt(text(store(), new SecretId("k" + last % 20)).orElseThrow().substring(6));
            assertEquals(last, kept);
            String following = text(store(), new SecretId("k" + (last + 1) % 20)).orElse("value -");
            assertTrue(following.equals("value " + (last + 1)) || following.equals("value " + (last - 19))
                    || following.equals("value -"), following);
            next = last + 1;
        }
    }
}

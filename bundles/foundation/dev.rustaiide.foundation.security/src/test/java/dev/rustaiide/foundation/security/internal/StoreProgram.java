package dev.rustaiide.foundation.security.internal;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.security.Keyring;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretId;

/** {@code FOLDER NAME FIRST COUNT}: keeps secrets one after another without a keyring, and says which it has kept. */
final class StoreProgram {
    private StoreProgram() {}

    public static void main(String[] arguments) throws Exception {
        KeyringFirstStore store = store(Path.of(arguments[0]), List.of());
        int first = Integer.parseInt(arguments[2]);
        int count = Integer.parseInt(arguments[3]);
        for (int i = first; i < first + count; i++) {
            store.put(new SecretId(arguments[1] + i % 20), Secret.of(("value " + i).toCharArray()));
            System.out.println(i);
        }
    }

    static KeyringFirstStore store(Path folder, List<Keyring> keyrings) {
        return new KeyringFirstStore(keyrings, () -> folder, null, events(event -> { }), new PatternRedactor(),
                Duration.ofSeconds(5));
    }

    /** An {@link Events} of which only publishing is used. */
    static Events events(Consumer<Object> published) {
        return (Events) Proxy.newProxyInstance(Events.class.getClassLoader(), new Class<?>[] {Events.class},
                (proxy, method, values) -> {
                    published.accept(values[0]);
                    return null;
                });
    }
}

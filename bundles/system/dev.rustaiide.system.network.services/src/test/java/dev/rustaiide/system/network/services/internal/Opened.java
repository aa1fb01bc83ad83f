package dev.rustaiide.system.network.services.internal;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.TextFiles;

/** Settings without any folder. */
final class Opened {
    private Opened() {}

    static TestSettings settings(Path home, String... arguments) {
        return new TestSettings(home, new NetworkSettings().keys(), List.of(arguments), List::of,
                written(), silent(Events.class));
    }

    /** Writes as a program without care would. */
    private static TextFiles written() {
        return (TextFiles) Proxy.newProxyInstance(TextFiles.class.getClassLoader(), new Class<?>[] {TextFiles.class},
                (proxy, method, arguments) -> {
                    Path file = (Path) arguments[0];
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, arguments[1].toString());
                    return null;
                });
    }

    static <T> T silent(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> null));
    }
}

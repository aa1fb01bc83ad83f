package dev.rustaiide.system.network.services.internal;

import java.lang.reflect.Proxy;
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
                silent(TextFiles.class), silent(Events.class));
    }

    static <T> T silent(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> null));
    }
}

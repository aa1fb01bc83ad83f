package dev.rustaiide.system.cargo.integration.internal;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.TextFiles;

/** Writes what the settings write, as plainly as can be. */
public final class WrittenTexts {
    private WrittenTexts() {}

    /** Nobody listens. */
    public static Events silent() {
        return (Events) Proxy.newProxyInstance(Events.class.getClassLoader(), new Class<?>[] {Events.class},
                (proxy, method, arguments) -> null);
    }

    public static TextFiles plain() {
        return (TextFiles) Proxy.newProxyInstance(TextFiles.class.getClassLoader(), new Class<?>[] {TextFiles.class},
                (proxy, method, arguments) -> {
                    Path file = (Path) arguments[0];
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, arguments[1].toString());
                    return null;
                });
    }
}

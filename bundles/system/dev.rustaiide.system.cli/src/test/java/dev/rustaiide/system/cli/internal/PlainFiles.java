package dev.rustaiide.system.cli.internal;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsFolders;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.TextFiles;

/** Settings that are written as plainly as can be: how files are written is told by the tests of foundation.fs. */
final class PlainFiles {
    private PlainFiles() {}

    static TestSettings settings(Path home, List<SettingKey<?>> keys, SettingsFolders folders, String... arguments) {
        var texts = (TextFiles) Proxy.newProxyInstance(TextFiles.class.getClassLoader(), new Class<?>[] {TextFiles.class},
                (proxy, method, parameters) -> {
                    Files.writeString((Path) parameters[0], parameters[1].toString());
                    return null;
                });
        var events = (Events) Proxy.newProxyInstance(Events.class.getClassLoader(), new Class<?>[] {Events.class},
                (proxy, method, parameters) -> null);
        return new TestSettings(home, keys, List.of(arguments), folders, texts, events);
    }
}

package dev.rustaiide.foundation.config.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Settings on a folder of their own, with the real writing of files below them. */
final class Fixture {
    static final SettingKey<Long> TAB =
            SettingKey.number("editor.tabSize", 4, 1, 16, "Tab size", "Columns of a tab.", "Editor");
    static final SettingKey<Boolean> WRAP =
            SettingKey.flag("editor.wrap", false, "Wrap", "Wraps long lines.", "Editor");
    static final SettingKey<String> THEME =
            SettingKey.choice("look.theme", "dark", List.of("dark", "light"), "Theme", "Colours.", "Look");
    static final SettingKey<List<String>> SKIP =
            SettingKey.list("search.skip", List.of("target"), "Skip", "Folders that are not searched.", "Search");
    static final SettingKey<String> PROGRAM =
            SettingKey.text("tool.program", "tool", "Tool", "What is run.", "Tools").trusted();
    static final SettingKey<Boolean> HINTS =
            SettingKey.flag("editor.hints", true, "Hints", "Shows hints.", "Editor").ofUser();
    static final SettingKey<Long> BUDGET =
            SettingKey.number("cache.budget", 10, 1, 100, "Budget", "Megabytes.", "Cache").ofApplication();
    static final List<SettingKey<?>> KEYS = List.of(TAB, THEME, WRAP, SKIP, PROGRAM, HINTS, BUDGET);

    final Path home;
    final Path user;
    final Path policy;
    final Path distribution;
    final List<Record> published = Collections.synchronizedList(new ArrayList<>());
    TextFiles texts;

    Fixture(Path home) {
        this.home = home;
        this.user = home.resolve("settings.json");
        this.policy = home.resolve("policy.json");
        this.distribution = home.resolve("distribution.json");
        this.texts = disk(home);
    }

    LayeredSettings open(Map<String, String> environment, String... arguments) {
        var standing = new StandingFiles(new LiveFile(distribution, Origin.DISTRIBUTION),
                new LiveFile(policy, Origin.POLICY), new LiveFile(user, Origin.USER));
        return new LayeredSettings(new Keys(() -> List.of(() -> KEYS)), new Listeners(), standing,
                List.of(WordLayer.ofCommandLine(List.of(arguments)), WordLayer.ofEnvironment(environment)),
                new SettingsWriter(texts, home.resolve("state/settings.lock"), SettingsWriter.PATIENCE_MS),
                events(), 20);
    }

    LayeredSettings open() {
        return open(Map.of());
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".fresh"), text);
            return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    private Events events() {
        return (Events) Proxy.newProxyInstance(Events.class.getClassLoader(), new Class<?>[] {Events.class},
                (proxy, method, arguments) -> published.add((Record) arguments[0]));
    }

    /** The product's own writing; its class is internal to a bundle that this one only knows the API of. */
    static TextFiles disk(Path home) {
        var paths = (StandardPaths) Proxy.newProxyInstance(StandardPaths.class.getClassLoader(),
                new Class<?>[] {StandardPaths.class}, (proxy, method, arguments) -> home.resolve(method.getName()));
        try {
            return (TextFiles) Class.forName("dev.rustaiide.foundation.fs.internal.DiskTextFiles")
                    .getConstructor(StandardPaths.class).newInstance(paths);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("foundation.fs writes files in another way now", changed);
        }
    }
}

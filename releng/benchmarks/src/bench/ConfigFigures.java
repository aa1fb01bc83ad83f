package bench;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.events.Events;

/** What asking for a setting costs, with 200 of them in each of the user's, the policy's and the workspace's files. */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Benchmark)
public class ConfigFigures {
    private static final int KEYS = 200;

    private SettingKey<Long> key;
    private Path home;
    private TestSettings opened;
    private Settings settings;
    private SettingsView place;

    @Setup
    public void open() throws Exception {
        home = Files.createTempDirectory("config-figures");
        List<SettingKey<?>> keys = new ArrayList<>();
        var text = new StringBuilder("{\n  // set\n");
        for (int i = 0; i < KEYS; i++) {
            keys.add(SettingKey.number("group.key" + i, 0, 0, 999, "Key " + i, "A number.", "Group"));
            text.append("  \"group.key").append(i).append("\": ").append(i).append(",\n");
        }
        text.append("}\n");
        key = SettingKey.number("group.key100", 0, 0, 999, "Key 100", "A number.", "Group");
        Path project = Files.createDirectories(home.resolve("project/a/b/c"));
        Path own = home.resolve("project").resolve(Settings.FOLDER_FILE);
        Files.createDirectories(own.getParent());
        Files.writeString(own, text);
        Files.writeString(home.resolve("settings.json"), text);
        Files.writeString(home.resolve("policy.json"), "{\"by\": \"IT\", \"locked\": [\"net.*\"], \"settings\": " + text
                + "}");
        var events = (Events) Proxy.newProxyInstance(Events.class.getClassLoader(), new Class<?>[] {Events.class},
                (proxy, method, arguments) -> null);
        opened = new TestSettings(home, keys, List.of(), () -> List.of(new Folder(home.resolve("project"), true)), null,
                events);
        settings = opened.settings();
        place = settings.in(project);
    }

    @TearDown
    public void close() {
        opened.close();
    }

    @Benchmark
    public Object lookup() {
        return settings.get(key);
    }

    @Benchmark
    public Object lookupInPlace() {
        return place.get(key);
    }

    @Benchmark
    public Object explain() {
        return place.explain(key);
    }

    @Benchmark
    public Object problems() {
        return place.problems();
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Double> times = Figures.jmh(ConfigFigures.class, TimeUnit.NANOSECONDS);
        Figures.atMost("A setting looked up", times.get("lookup"), "ns", 1000, 300);
        Figures.atMost("A setting looked up for a place four folders deep", times.get("lookupInPlace"), "ns", 2000, 1000);
        Figures.note("A setting explained", times.get("explain") / 1000, "µs");
        Figures.note("All problems of 600 values found", times.get("problems") / 1_000_000, "ms");
    }
}

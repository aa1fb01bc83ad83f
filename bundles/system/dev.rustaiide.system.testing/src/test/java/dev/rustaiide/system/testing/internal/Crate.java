package dev.rustaiide.system.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.system.cargo.integration.testing.TestCargo;
import dev.rustaiide.system.testing.TestEvent;
import dev.rustaiide.system.testing.TestRequest;
import dev.rustaiide.system.testing.TestResult;
import dev.rustaiide.system.testing.TestRun;

/** A package on the disk, and the product's own testing of it with the Cargo that is installed. */
final class Crate implements AutoCloseable {
    final Path folder;
    final RealMachine machine = new RealMachine();
    final FoundTesting testing;
    final List<TestEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final TestSettings settings;

    private record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}

    Crate(Path place, boolean trusted) throws IOException {
        folder = Files.createDirectories(place.toRealPath().resolve("probe"));
        Path home = Files.createDirectories(place.toRealPath().resolve("home"));
        settings = new TestSettings(home, TestCargo.settings(), List.of(), List::of, null, null);
        var trust = TestCargo.trusting(trusted);
        var cargo = TestCargo.of(machine.processes(), machine.programs(), settings.settings(), trust);
        testing = FoundTesting.of(new Paths(home, home, home, home, home),
                new CargoTests(cargo, machine.processes(), trust, TestSyntax.shared()));
        write("Cargo.toml", "[package]\nname = \"probe\"\nversion = \"0.1.0\"\nedition = \"2021\"\n"
                + "[profile.dev]\ndebug = 0\n");
    }

    Crate write(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, content);
        return this;
    }

    TestRun run(TestRequest request) throws Exception {
        events.clear();
        return testing.run(request, events::add).await();
    }

    TestRun run() throws Exception {
        return run(TestRequest.all(folder));
    }

    static TestResult of(TestRun run, String path) {
        return run.results().stream().filter(each -> each.id().path().equals(path)).findFirst().orElseThrow(
                () -> new AssertionError(path + " is not among " + run.results()));
    }

    @Override
    public void close() {
        machine.close();
        settings.close();
    }
}

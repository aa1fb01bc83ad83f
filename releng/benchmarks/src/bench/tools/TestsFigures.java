package bench.tools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import bench.Figures;
import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.system.cargo.integration.testing.TestCargo;
import dev.rustaiide.system.testing.TestRequest;
import dev.rustaiide.system.testing.TestRun;
import dev.rustaiide.system.testing.Testing;
import dev.rustaiide.system.testing.internal.CargoTests;
import dev.rustaiide.system.testing.internal.FoundTesting;

/**
 * A run of 2,000 tests, with a result for each of them, kept in their history, against {@code cargo test} alone, in
 * turns in one run; all is built before. The tests do next to nothing, so that all there is to see is overhead. First
 * a package whose documentation has no tests, then one that has some, which costs rustdoc's time in both.
 */
public final class TestsFigures {
    private static final int MODULES = 40;
    private static final int TESTS = 50;
    private static final int ROUNDS = 15;
    private static final int DOC_ROUNDS = 7;
    /** What a small real test takes, so that the run has a length that people know. */
    private static final int MILLISECONDS = 1;

    private TestsFigures() {}

    private record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("tests").toRealPath();
        try (var machine = new RealMachine();
                var settings = new TestSettings(home, TestCargo.settings(), List.of(), List::of, null, null)) {
            var trust = TestCargo.trusting(true);
            var cargo = TestCargo.of(machine.processes(), machine.programs(), settings.settings(), trust);
            Testing testing = FoundTesting.of(new Paths(home, home, home, home, home), new CargoTests(cargo,
                    machine.processes(), machine.programs(), trust, TestSyntax.shared()));
            compare(testing, crate(home.resolve("empty"), 0, ""), "2,000 tests that do nothing", ROUNDS);
            compare(testing, crate(home.resolve("small"), MILLISECONDS, ""), "2,000 tests of 1 ms", ROUNDS);
            compare(testing, crate(home.resolve("documented"), 0, "/// ```\n/// assert_eq!(1, 1);\n/// ```\n"),
                    "2,000 tests that do nothing, and one in the documentation", DOC_ROUNDS);
        }
    }

    private static Path crate(Path folder, int milliseconds, String documentation) throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("Cargo.toml"),
                "[package]\nname = \"many\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        var code = new StringBuilder(documentation + "pub fn twice(n: u64) -> u64 {\n    n * 2\n}\n");
        for (int m = 0; m < MODULES; m++) {
            code.append("#[cfg(test)]\nmod part").append(m).append(" {\n");
            for (int t = 0; t < TESTS; t++) {
                code.append("    #[test]\n    fn number_").append(t).append("() {\n");
                if (milliseconds > 0) {
                    code.append("        std::thread::sleep(std::time::Duration::from_millis(").append(milliseconds)
                            .append("));\n");
                }
                code.append("        assert_eq!(super::twice(").append(t).append("), ").append(2 * t)
                        .append(");\n    }\n");
            }
            code.append("}\n");
        }
        Files.writeString(folder.resolve("src/lib.rs"), code.toString());
        return folder;
    }

    private static void compare(Testing testing, Path folder, String what, int rounds) throws Exception {
        cargo(folder);
        ours(testing, folder);
        ours(testing, folder);
        double[] alone = new double[rounds];
        double[] ours = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            alone[i] = cargo(folder);
            ours[i] = ours(testing, folder);
        }
        Arrays.sort(alone);
        Arrays.sort(ours);
        Figures.ratio(what + ", against cargo test alone", ours[rounds / 2], alone[rounds / 2], "ms", 1.10, 1.02);
        Figures.note("  the quickest of each: ours", ours[0], "ms");
        Figures.note("  the quickest of each: cargo test", alone[0], "ms");
    }

    private static double cargo(Path folder) throws Exception {
        long start = System.nanoTime();
        Process process = new ProcessBuilder("cargo", "test", "--offline").directory(folder.toFile())
                .redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            output.transferTo(java.io.OutputStream.nullOutputStream());
        }
        if (process.waitFor() != 0) {
            throw new IOException("cargo test fails");
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double ours(Testing testing, Path folder) throws Exception {
        long start = System.nanoTime();
        TestRun run = testing.run(TestRequest.all(folder), event -> { }).await();
        double took = (System.nanoTime() - start) / 1e6;
        if (run.passed() < MODULES * TESTS || !run.isGood()) {
            throw new IOException("Not all tests passed: " + run.passed());
        }
        return took;
    }
}

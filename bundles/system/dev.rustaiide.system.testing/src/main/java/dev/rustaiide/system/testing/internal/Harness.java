package dev.rustaiide.system.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.system.cargo.integration.CargoBuild.Executable;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.testing.TestId;

/**
 * A program that runs tests, built by Cargo with the harness of Rust's own (libtest).
 *
 * @param variables what is set for it besides what Cargo would set
 * @param stable whether its compiler keeps back what is not stable
 */
record Harness(Executable executable, Map<String, String> variables, boolean stable) {
    /**
     * Lets the harness take options that are not stable, such as the one for JSON. Unlike 1, this value lets no
     * compiler that a test starts take what is not stable. One of a nightly compiler takes them anyhow, and there it
     * would keep that compiler from what it may.
     */
    private static final String UNSTABLE = "RUSTC_BOOTSTRAP";

    /** The same with {@code more} set for it. */
    Harness with(Map<String, String> more) {
        return new Harness(executable, more, stable);
    }

    String packageName() {
        return executable.packageName();
    }

    /** As in {@link TestId}. */
    String target() {
        return target(executable.target());
    }

    static String target(CargoTarget target) {
        return switch (target.kind()) {
            case LIBRARY -> "lib";
            case PROGRAM -> "bin " + target.name();
            case EXAMPLE -> "example " + target.name();
            case TEST -> "test " + target.name();
            case BENCH -> "bench " + target.name();
            case BUILD_SCRIPT -> "build script";
        };
    }

    TestId id(String path) {
        return new TestId(packageName(), target(), path);
    }

    /** Where all lies that was built in the same way, what build scripts wrote among it. */
    Path profileFolder() {
        return executable.program().resolveSibling("..").normalize();
    }

    /** What tells apart the code it was built from: Cargo leaves it as it is when nothing changed. */
    String code() {
        return code(executable);
    }

    static String code(Executable built) {
        try {
            return Long.toString(Files.getLastModifiedTime(built.program()).toMillis(), 36) + '-'
                    + Long.toString(Files.size(built.program()), 36);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Runs it with {@code arguments} as they are. */
    Command plain(List<String> arguments) {
        Map<String, String> environment = new HashMap<>(executable.environment());
        environment.putAll(variables);
        return new Command(executable.program().toString(), arguments, executable.packageFolder(), environment);
    }

    /** Runs it so that it tells in JSON what happens. */
    Command telling(List<String> arguments) {
        var all = new ArrayList<>(List.of("-Zunstable-options", "--format=json", "--report-time"));
        all.addAll(arguments);
        return stable ? plain(all).with(UNSTABLE, "-1") : plain(all);
    }

    /** Whether its target has a main of its own, as its manifest says. */
    boolean isOwnProgram() throws IOException {
        Path manifest = executable.packageFolder().resolve("Cargo.toml");
        return ManifestHarness.of(Files.readString(manifest)).isOwn(executable.target());
    }
}

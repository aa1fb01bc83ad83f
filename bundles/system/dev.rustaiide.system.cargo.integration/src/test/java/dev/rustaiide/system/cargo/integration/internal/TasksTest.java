package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.analysis.SyntaxTree.Runnable;
import dev.rustaiide.ai.code.analysis.SyntaxTree.RunnableKind;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;

class TasksTest {
    @TempDir
    Path root;
    private CargoWorkspace workspace;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("src/lib.rs"), "pub mod shapes;\n");
        Files.writeString(root.resolve("src/main.rs"), "mod cli;\nfn main() {}\n");
        workspace = new CargoWorkspace(root, root.resolve("target"), List.of(new CargoPackage("geo", "0.1.0",
                root.resolve("Cargo.toml"), "2024", List.of(target("geo", CargoTarget.Kind.LIBRARY, "src/lib.rs"),
                        target("geo", CargoTarget.Kind.PROGRAM, "src/main.rs"),
                        target("tool", CargoTarget.Kind.PROGRAM, "src/bin/tool.rs"),
                        target("triangle", CargoTarget.Kind.EXAMPLE, "examples/triangle.rs"),
                        target("round", CargoTarget.Kind.TEST, "tests/round.rs"),
                        target("speed", CargoTarget.Kind.BENCH, "benches/speed.rs"),
                        target("build-script-build", CargoTarget.Kind.BUILD_SCRIPT, "build.rs")),
                List.of(), List.of(), "")), List.of(), List.of());
    }

    @Test
    void an_arrow_becomes_a_command_line() {
        check("src/lib.rs", RunnableKind.TEST, "tests::a", "test --package=geo --lib --offline -- tests::a --exact");
        check("src/shapes.rs", RunnableKind.TEST, "tests::a",
                "test --package=geo --lib --offline -- shapes::tests::a --exact");
        check("src/shapes/mod.rs", RunnableKind.TEST_MODULE, "tests",
                "test --package=geo --lib --offline -- shapes::tests::");
        check("src/shapes/round/disc.rs", RunnableKind.BENCH, "b",
                "bench --package=geo --lib --offline -- shapes::round::disc::b --exact");
        check("src/cli.rs", RunnableKind.TEST, "t", "test --package=geo --bin=geo --offline -- cli::t --exact");
        check("src/main.rs", RunnableKind.MAIN, "main", "run --package=geo --bin=geo --offline");
        check("src/bin/tool.rs", RunnableKind.MAIN, "main", "run --package=geo --bin=tool --offline");
        check("examples/triangle.rs", RunnableKind.MAIN, "main", "run --package=geo --example=triangle --offline");
        check("tests/round.rs", RunnableKind.TEST, "r", "test --package=geo --test=round --offline -- r --exact");
        check("benches/speed.rs", RunnableKind.MAIN, "main", "bench --package=geo --bench=speed --offline");
    }

    @Test
    void what_no_target_compiles_has_no_task() {
        check("build.rs", RunnableKind.MAIN, "main", "");
        check("src/lost.rs", RunnableKind.TEST, "t", "");
        check("src/cli.rs", RunnableKind.MAIN, "main", "");
        check("../elsewhere/src/lib.rs", RunnableKind.TEST, "t", "");
    }

    private void check(String file, RunnableKind kind, String name, String expected) {
        String actual = new Tasks(workspace).of(root.resolve(file).normalize(), new Runnable(kind, name, 0))
                .map(CargoTask::commandLine).map(line -> String.join(" ", line)).orElse("");
        assertEquals(expected, actual, file);
    }

    private CargoTarget target(String name, CargoTarget.Kind kind, String source) {
        return new CargoTarget(name, kind, root.resolve(source));
    }
}

package dev.rustaiide.system.debug.adapter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.Frame;

/** A task of the real tokio, where Debian's librust-tokio-dev is installed. */
class TokioTest {
    private static final Path CRATES = Path.of("/usr/share/cargo/registry");
    private static final String MANIFEST = """
            [package]
            name = "tasks"
            version = "0.1.0"
            edition = "2021"

            [dependencies]
            tokio = { version = "1", features = ["rt-multi-thread", "macros", "time"] }
            """;
    private static final String SOURCES = """
            [source.crates-io]
            replace-with = "debian"
            [source.debian]
            directory = "/usr/share/cargo/registry"
            """;

    @TempDir
    Path temp;

    @Test
    void the_functions_of_a_task_stand_above_the_frames_of_its_runtime() throws Exception {
        assumeTrue(Workshop.has("cargo", "lldb-dap-19") && hasTokio(), "cargo, lldb-dap-19 and tokio are needed");
        Path folder = temp.toRealPath();
        Path source = Files.createDirectories(folder.resolve("src")).resolve("main.rs");
        try (InputStream text = TokioTest.class.getResourceAsStream("/tasks.rs")) {
            Files.write(source, text.readAllBytes());
        }
        Files.writeString(folder.resolve("Cargo.toml"), MANIFEST);
        Files.writeString(Files.createDirectories(folder.resolve(".cargo")).resolve("config.toml"), SOURCES);
        Process build = new ProcessBuilder("cargo", "build", "--offline", "--quiet").directory(folder.toFile())
                .inheritIO().start();
        assumeTrue(build.waitFor(90, TimeUnit.SECONDS) && build.exitValue() == 0, "tokio does not build here");
        try (var workshop = new Workshop(folder)) {
            int line = Workshop.lineOf(source, "long + 1").orElseThrow();
            DebugSession session = workshop.start(workshop.launch(folder.resolve("target/debug/tasks")),
                    Workshop.line(source, line));
            List<Frame> stack = session.stack(workshop.stopped().thread(), 0, 50).await();
            assertEquals(List.of("async tasks::price", "async tasks::order", "async tasks::main::{{closure}}"),
                    stack.stream().limit(3).map(Frame::name).toList());
            assertEquals("\"apple\"", Workshop.local(session, stack.getFirst(), "name").value());
            assertTrue(stack.stream().skip(3).allMatch(frame -> frame.kind() == Frame.Kind.LIBRARY), stack::toString);
            assertTrue(stack.stream().anyMatch(frame -> frame.name().startsWith("tokio::")), stack::toString);
        }
    }

    private static boolean hasTokio() throws Exception {
        if (!Files.isDirectory(CRATES)) {
            return false;
        }
        try (Stream<Path> crates = Files.list(CRATES)) {
            return crates.anyMatch(crate -> crate.getFileName().toString().startsWith("tokio-1."));
        }
    }
}

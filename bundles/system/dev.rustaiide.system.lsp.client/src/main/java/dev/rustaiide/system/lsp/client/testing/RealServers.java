package dev.rustaiide.system.lsp.client.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Servers of this machine that tests can talk to. */
public final class RealServers {
    private RealServers() {}

    /** One that runs: named by the environment, fetched by releng/rust-analyzer, or of rustup. */
    public static Optional<Path> rustAnalyzer() {
        String named = System.getenv().getOrDefault("RUST_ANALYZER", "");
        Path fetched = Path.of(System.getProperty("user.home"),
                ".local/share/rust-ai-ide/tools/rust-analyzer/bin/rust-analyzer");
        return Optional.of(Path.of(named)).filter(RealServers::runs).or(() -> Optional.of(fetched)
                .filter(RealServers::runs)).or(() -> installed("rust-analyzer"));
    }

    /** On the path, and no mere stand-in. */
    public static Optional<Path> installed(String name) {
        return TestPrograms.installed().find(name).filter(RealServers::runs);
    }

    private static boolean runs(Path program) {
        if (program.toString().isEmpty() || !Files.isExecutable(program)) {
            return false;
        }
        try {
            Process process = new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException refused) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}

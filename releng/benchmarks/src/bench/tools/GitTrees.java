package bench.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Repositories to measure with, made once by the git command. */
final class GitTrees {
    private GitTrees() {}

    private static Path folder() {
        return Path.of(System.getProperty("git.bench",
                System.getProperty("user.home") + "/.cache/rust-ai-ide-tools/bench/git"));
    }

    /** 250,000 small files in 2,500 folders, committed, nothing changed. */
    static Path files() throws Exception {
        Path tree = folder().resolve("files");
        if (Files.exists(tree.resolve(".git/complete"))) {
            return tree;
        }
        int number = 0;
        for (int a = 0; a < 50; a++) {
            for (int b = 0; b < 50; b++) {
                Path source = tree.resolve("part%02d/mod%02d/src".formatted(a, b));
                Files.createDirectories(source);
                for (int c = 0; c < 100; c++) {
                    Files.writeString(source.resolve("file_%03d.rs".formatted(c)),
                            "// %d %d %d\npub fn f() -> u32 { %d }\n".formatted(a, b, c, number++));
                }
            }
        }
        git(tree, "init", "-q", "-b", "main");
        git(tree, "config", "gc.auto", "0");
        git(tree, "add", ".");
        git(tree, "-c", "user.name=Bench", "-c", "user.email=bench@example.org", "commit", "-qm", "All");
        git(tree, "repack", "-adq");
        Thread.sleep(1500);
        git(tree, "status");
        Files.createFile(tree.resolve(".git/complete"));
        return tree;
    }

    /** Runs git to its end; gives what it says. */
    static String git(Path in, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("git"));
        all.addAll(List.of(words));
        Process process = new ProcessBuilder(all).directory(in.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", all) + ": " + said);
        }
        return said;
    }
}

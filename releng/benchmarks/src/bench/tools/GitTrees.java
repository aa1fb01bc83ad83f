package bench.tools;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

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

    /** 100,000 commits on some branches that are merged now and then, without files on the disk. */
    static Path history() throws Exception {
        Path tree = folder().resolve("history");
        if (Files.exists(tree.resolve(".git/complete"))) {
            return tree;
        }
        Files.createDirectories(tree);
        git(tree, "init", "-q", "-b", "main");
        Process process = new ProcessBuilder("git", "fast-import", "--quiet").directory(tree.toFile()).start();
        try (var out = new PrintStream(process.getOutputStream(), false, StandardCharsets.UTF_8)) {
            for (int i = 1; i <= 100_000; i++) {
                String branch = i % 10 < 6 ? "main" : "topic" + i % 3;
                String message = "Change " + i + " of the history\n";
                out.printf("commit refs/heads/%s%nmark :%d%nauthor Ann <a@example.org> %d +0000%n", branch, i,
                        1_600_000_000L + i * 60L);
                out.printf("committer Ann <a@example.org> %d +0000%ndata %d%n%s", 1_600_000_000L + i * 60L,
                        message.length(), message);
                if (i > 10) {
                    out.printf("from :%d%n", i - (i % 10 == 6 ? 2 : 1));
                    if (i % 50 == 0) {
                        out.printf("merge :%d%n", i - 7);
                    }
                }
                String content = "line " + i + "\n";
                out.printf("M 100644 inline file%d.txt%ndata %d%n%s%n", i % 100, content.length(), content);
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        Files.createFile(tree.resolve(".git/complete"));
        return tree;
    }

    /** 5,000 commits of one file of 10,000 lines, each changing a few of them, packed. */
    static Path longFile() throws Exception {
        Path tree = folder().resolve("blame");
        if (Files.exists(tree.resolve(".git/complete"))) {
            return tree;
        }
        Files.createDirectories(tree);
        git(tree, "init", "-q", "-b", "main");
        Random random = new Random(1);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            lines.add(codeLine(random));
        }
        Process process = new ProcessBuilder("git", "fast-import", "--quiet").directory(tree.toFile()).start();
        try (var out = new PrintStream(process.getOutputStream(), false, StandardCharsets.UTF_8)) {
            for (int i = 0; i < 5000; i++) {
                String content = String.join("\n", lines) + "\n";
                out.printf("commit refs/heads/main%ncommitter Ann <a@example.org> %d +0000%ndata 6%nChange%n",
                        1_600_000_000L + i * 60L);
                out.printf("M 100644 inline src/long.rs%ndata %d%n%s%n", content.length(), content);
                for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                    edit(lines, random);
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        git(tree, "repack", "-adfq");
        git(tree, "reset", "-q", "--hard");
        Files.createFile(tree.resolve(".git/complete"));
        return tree;
    }

    private static String codeLine(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> "    }";
            default -> "    let value" + random.nextInt(900) + " = compute(" + random.nextInt(100_000) + ");";
        };
    }

    /** Some lines change, come or go; the length stays about the same. */
    private static void edit(List<String> lines, Random random) {
        int at = random.nextInt(lines.size() - 20);
        int count = 1 + random.nextInt(6);
        switch (random.nextInt(3)) {
            case 0 -> {
                for (int i = 0; i < count; i++) {
                    lines.add(at, codeLine(random));
                }
                lines.subList(lines.size() / 2, lines.size() / 2 + count).clear();
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    lines.set(at + i, codeLine(random));
                }
            }
        }
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

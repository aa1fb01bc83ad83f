package dev.rustaiide.system.git.blame.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.blame.Blame;

/** Ours against that of the git that is installed, line by line. */
class BlameTest {
    private static final String NOBODY = "0".repeat(40);

    @TempDir
    Path folder;
    private RealRepository twin;

    @BeforeEach
    void make() throws Exception {
        twin = new RealRepository(folder.resolve("repo"), folder);
    }

    private void commit(String message) throws Exception {
        twin.commit(message);
    }

    private List<String> ours(String file) throws Exception {
        Blame blame = twin.blaming().blame(twin.file(file), Optional.empty()).await();
        List<String> lines = new ArrayList<>();
        for (Blame.Line line : blame.lines()) {
            lines.add(line.commit().map(commit -> commit.id()).orElse(NOBODY) + " " + (line.number() + 1) + " "
                    + line.commit().map(commit -> commit.file().path().substring(1)).orElse(file));
        }
        return lines;
    }

    private List<String> gits(String file) throws Exception {
        List<String> lines = new ArrayList<>();
        String head = "";
        for (String line : twin.git("blame", "--line-porcelain", "--", file).split("\n")) {
            if (line.matches("[0-9a-f]{40} \\d+ \\d+.*")) {
                head = line.split(" ")[0] + " " + line.split(" ")[1];
            } else if (line.startsWith("filename ")) {
                lines.add(head + " " + line.substring(9));
            }
        }
        return lines;
    }

    private void same(String file) throws Exception {
        assertEquals(String.join("\n", gits(file)), String.join("\n", ours(file)));
    }

    /** Lines as code has them: few different ones, blank ones, indented ones. */
    private static String line(Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> "";
            case 2 -> "}";
            case 3 -> "    }";
            case 4 -> "\tlet a = " + random.nextInt(3) + ";";
            case 5 -> "    let value = call(" + random.nextInt(4) + ");";
            case 6 -> "fn name" + random.nextInt(6) + "() {";
            default -> "        // " + random.nextInt(500);
        };
    }

    private static List<String> edit(List<String> before, Random random) {
        List<String> lines = new ArrayList<>(before);
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(lines.size() + 1);
            switch (random.nextInt(4)) {
                case 0 -> {
                    for (int i = random.nextInt(6); i >= 0; i--) {
                        lines.add(at, line(random));
                    }
                }
                case 1 -> lines.subList(at, Math.min(lines.size(), at + random.nextInt(5))).clear();
                case 2 -> {
                    int end = Math.min(lines.size(), at + random.nextInt(8));
                    List<String> copied = List.copyOf(lines.subList(at, end));
                    lines.addAll(random.nextInt(lines.size() + 1), copied);
                }
                default -> {
                    if (at < lines.size()) {
                        lines.set(at, line(random));
                    }
                }
            }
        }
        return lines;
    }

    private static String text(List<String> lines, Random random) {
        return String.join("\n", lines) + (lines.isEmpty() || random.nextInt(10) == 0 ? "" : "\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void every_line_of_a_long_history_has_the_commit_that_git_names(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            lines.add(line(random));
        }
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String content = text(lines, random);
            append(stream, content);
            lines = edit(lines, random);
        }
        twin.load(stream.toString());
        same("a.rs");
        twin.write("a.rs", text(edit(edit(lines, random), random), random));
        same("a.rs");
    }

    private void append(StringBuilder stream, String content) {
        stream.append("commit refs/heads/main\ncommitter T <t@e> ").append(twin.tick()).append(" +0000\ndata 2\nc\n")
                .append("M 644 inline a.rs\ndata ").append(content.length()).append('\n').append(content).append('\n');
    }

    /** Rewrites of most of a file make the comparison give up looking for the shortest edit. */
    @Test
    void files_that_have_little_in_common_are_compared_as_git_compares_them() throws Exception {
        Random random = new Random(7);
        StringBuilder stream = new StringBuilder();
        for (int version = 0; version < 6; version++) {
            StringBuilder content = new StringBuilder();
            for (int i = 0; i < 4000; i++) {
                int value = random.nextInt(2000);
                content.append(value % 5 == 0 ? "" : "    ".repeat(value % 4) + "x" + value).append('\n');
            }
            append(stream, content.toString());
        }
        twin.load(stream.toString());
        same("a.rs");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void merges_and_names_of_before_are_followed(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add("line " + i);
        }
        twin.write("src/a.rs", text(lines, random));
        commit("first");
        String name = "src/a.rs";
        for (int round = 0; round < 5; round++) {
            twin.git("checkout", "-qb", "side" + round);
            List<String> side = new ArrayList<>(lines);
            side.set(round * 3, "side " + round);
            side.addFirst("head " + round);
            twin.write(name, String.join("\n", side) + "\n");
            commit("side");
            twin.git("checkout", "-q", "main");
            lines.set(lines.size() - 1 - 4 * round, "main " + round);
            lines.add("more " + round);
            twin.write(name, String.join("\n", lines) + "\n");
            commit("main");
            twin.git("merge", "-q", "--no-edit", "side" + round);
            lines = new ArrayList<>(Files.readAllLines(twin.file(name)));
            if (round % 2 == 0) {
                twin.git("mv", name, "src/name" + round + ".rs");
                name = "src/name" + round + ".rs";
                lines.set(10, "renamed " + round);
                twin.write(name, String.join("\n", lines) + "\n");
                commit("rename");
            }
        }
        same(name);
    }

    @Test
    void a_merge_that_waits_has_both_parents() throws Exception {
        twin.write("a", "1\n2\n3\n4\n5\n6\n7\n8\n");
        commit("first");
        twin.git("checkout", "-qb", "side");
        twin.write("a", "1\n2\n3\n4\n5\n6\n7\nSIDE\n");
        commit("side");
        twin.git("checkout", "-q", "main");
        twin.write("a", "MAIN\n2\n3\n4\n5\n6\n7\n8\n");
        commit("main");
        twin.git("merge", "-q", "--no-commit", "side");
        same("a");
    }

    @Test
    void text_that_is_edited_and_not_saved_is_blamed_too() throws Exception {
        twin.write("a", "one\ntwo\n");
        commit("first");
        Text edited = Text.of("new\none\ntwo\n");
        Blame blame = twin.blaming().blame(twin.file("a"), Optional.of(edited)).await();
        assertEquals(List.of(true, false, false), blame.lines().stream().map(line -> line.commit().isEmpty()).toList());
    }

    @Test
    void carriage_returns_that_git_keeps_not_are_nobodys_change() throws Exception {
        twin.write(".gitattributes", "*.txt text eol=crlf\n");
        twin.write("a.txt", "one\r\ntwo\r\n");
        commit("first");
        twin.write("a.txt", "one\r\nmore\r\ntwo\r\n");
        same("a.txt");
    }

    @Test
    void what_cannot_be_blamed_says_why() throws Exception {
        twin.write("a", "x\n");
        assertTrue(why("a").contains("no commits yet"), () -> "said: " + why("a"));
        twin.write("bin", "a\0b");
        twin.write("empty", "");
        commit("first");
        twin.write("new", "x\n");
        assertTrue(why("bin").contains("no text"));
        assertTrue(why("new").contains("last commit does not have it"));
        assertEquals(List.of(), ours("empty"));
        Files.delete(twin.file("empty"));
        assertThrows(ExecutionException.class, () -> ours("empty"));
    }

    private String why(String file) {
        ExecutionException thrown = assertThrows(ExecutionException.class, () -> ours(file));
        return ((FailureException) thrown.getCause()).failure().why();
    }
}

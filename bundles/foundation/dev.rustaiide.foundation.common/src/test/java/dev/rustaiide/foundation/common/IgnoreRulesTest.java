package dev.rustaiide.foundation.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IgnoreRulesTest {
    /** @param path with a slash at its end if it is a folder */
    private static void check(boolean expected, String rules, String path) {
        check(expected, IgnoreRules.NONE.with("", rules), path);
    }

    private static void check(boolean expected, IgnoreRules rules, String path) {
        boolean folder = path.endsWith("/");
        String bare = folder ? path.substring(0, path.length() - 1) : path;
        assertEquals(expected, rules.isIgnored(bare, folder), path);
    }

    @Test
    void a_name_matches_at_every_depth_and_a_path_at_its_own() {
        check(true, "target", "target/");
        check(true, "target", "a/b/target");
        check(true, "target", "target/debug/x");
        check(false, "/target", "a/target");
        check(true, "/target", "target");
        check(true, "doc/frotz", "doc/frotz");
        check(false, "doc/frotz", "a/doc/frotz");
        check(true, "*.o", "a/b.o");
        check(false, "a/*.o", "a/b/c.o");
    }

    @Test
    void a_slash_at_the_end_means_folders_only() {
        check(true, "target/", "target/");
        check(false, "target/", "target");
        check(true, "target/", "x/target/y");
        check(true, "doc/frotz/", "doc/frotz/");
        check(false, "doc/frotz/", "a/doc/frotz/");
    }

    @Test
    void the_last_line_that_matches_decides() {
        check(false, "*.log\n!keep.log", "keep.log");
        check(true, "!keep.log\n*.log", "keep.log");
        check(true, "*.log\n!keep.log\nkeep*", "keep.log");
        check(false, "/*\n!/foo\n/foo/*\n!/foo/bar", "foo/bar/x");
        check(true, "/*\n!/foo\n/foo/*\n!/foo/bar", "foo/x");
    }

    @Test
    void nothing_in_an_ignored_folder_comes_back() {
        check(true, "target/\n!target/keep", "target/keep");
        check(false, "target/*\n!target/keep", "target/keep");
    }

    @Test
    void comments_blanks_and_escapes() {
        check(false, "# a\n\n   \n", "a");
        check(true, "\\#a", "#a");
        check(true, "\\!a", "!a");
        check(true, "a   ", "a");
        check(true, "a\\ ", "a ");
        check(false, "a\\ ", "a");
        check(true, "a\r\nb\r\n", "b");
        check(true, "\ufeffa", "a");
        check(false, "a\\", "a\\");
        check(false, "/", "a");
        check(true, "a{b,c}", "a{b,c}");
        check(false, "a{b,c}", "ab");
    }

    @Test
    void two_stars_are_folders() {
        check(true, "**/foo", "a/b/foo");
        check(true, "**/foo", "foo");
        check(true, "**/foo/bar", "x/foo/bar");
        check(true, "abc/**", "abc/d/e");
        check(false, "abc/**", "abc/");
        check(true, "a/**/b", "a/b");
        check(true, "a/**/b", "a/x/y/b");
        check(true, "foo**bar", "x/fooxbar");
    }

    @Test
    void a_file_deeper_down_is_stronger_and_speaks_of_its_folder_only() {
        IgnoreRules rules = IgnoreRules.NONE.with("", "*.log").with("a", "!x.log\n/y").with("a/b", "x.log");
        check(true, rules, "x.log");
        check(false, rules, "a/x.log");
        check(true, rules, "a/b/x.log");
        check(true, rules, "a/y");
        check(false, rules, "y");
        check(false, rules, "a/b/y");
        check(false, rules, "ab/y");
        assertSame(rules, rules.with("c", "# nothing\n"));
    }

    @Test
    void git_says_the_same(@TempDir Path root) throws Exception {
        assumeTrue(run(root, List.of("git", "init", "-q", "."), "") != null, "git is not installed");
        for (int seed = 0; seed < 40; seed++) {
            compareWithGit(new Random(seed), root, "seed " + seed);
        }
    }

    private static void compareWithGit(Random random, Path root, String seed) throws Exception {
        String[] folders = {"", "a", "b", "a/b", "a/a", "b/c", "a/b/c"};
        var files = new TreeMap<String, String>();
        IgnoreRules rules = IgnoreRules.NONE;
        for (String folder : folders) {
            Files.createDirectories(root.resolve(folder));
            String text = random.nextInt(3) == 0 || folder.isEmpty() ? rules(random) : "";
            Files.writeString(root.resolve(folder).resolve(".gitignore"), text);
            files.put(folder, text);
        }
        String excludes = rules(random);
        Files.writeString(root.resolve(".git/info/exclude"), excludes);
        rules = rules.with("", excludes);
        for (var file : files.entrySet()) {
            rules = rules.with(file.getKey(), file.getValue());
        }
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String folder = folders[random.nextInt(folders.length)];
            paths.add((folder.isEmpty() ? "" : folder + "/") + name(random));
        }
        List<String> question = List.of("git", "check-ignore", "--no-index", "-z", "--stdin");
        String answer = run(root, question, String.join("\0", paths));
        Set<String> ignored = new HashSet<>(Arrays.asList(answer.split("\0")));
        for (String path : paths) {
            boolean isFolder = Files.isDirectory(root.resolve(path));
            assertEquals(ignored.contains(path), rules.isIgnored(path, isFolder),
                    () -> seed + ": " + path + " with " + files + " and " + excludes);
        }
    }

    private static String name(Random random) {
        String[] names = {"a", "b", "c", "ab", "abc", "a.o", "b.o", "c.log", "#a", "!b", "a b", "[a]", "b/c",
            "a/b/c/a.o"};
        return names[random.nextInt(names.length)];
    }

    private static String rules(Random random) {
        String[] parts = {"a", "b", "c", "*", "**", "?", "[ab]", "[!a]", "*.o", "a*", "*b", "\\#a", "\\!b", "a\\ b",
            "[[:alpha:]]", "[a-b]*", "**a", "c.log", "\\[a]"};
        var text = new StringBuilder();
        for (int line = random.nextInt(6); line > 0; line--) {
            text.append(random.nextInt(3) == 0 ? "!" : "").append(random.nextInt(4) == 0 ? "/" : "");
            for (int part = random.nextInt(3); part >= 0; part--) {
                text.append(parts[random.nextInt(parts.length)]).append(part > 0 ? "/" : "");
            }
            text.append(random.nextInt(4) == 0 ? "/" : "").append(random.nextInt(6) == 0 ? "  " : "").append("\n");
        }
        return text.toString();
    }

    /** What it prints; {@code null} if there is no such program. */
    private static String run(Path folder, List<String> command, String input) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
            try (var to = process.getOutputStream()) {
                to.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor() <= 1, "git failed");
            return output;
        } catch (IOException e) {
            return null;
        }
    }
}

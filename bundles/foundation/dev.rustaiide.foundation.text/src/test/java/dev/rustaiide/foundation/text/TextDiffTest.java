package dev.rustaiide.foundation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.text.TextDiff.Hunk;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextDiffTest {
    /** Few different lines, so that many repeat; the last one may lack its end. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> lines = Arbitraries.of("a\n", "b\n", "c\n", "\n", "}\r\n", "x y\n", "é\n");
        Arbitrary<String> end = Arbitraries.of("", "", "a", "\r");
        return lines.list().ofMaxSize(40).map(list -> String.join("", list)).flatMap(text -> end.map(text::concat));
    }

    @Property(tries = 600)
    void all_hunks_together_make_the_new_text(@ForAll("texts") String before, @ForAll("texts") String after) {
        Text old = Text.of(before);
        Text fresh = Text.of(after);
        assertEquals(fresh, old.apply(TextDiff.changes(old, fresh, TextDiff.of(old, fresh))));
    }

    @Property(tries = 600)
    void what_lies_between_hunks_is_the_same_in_both(@ForAll("texts") String before, @ForAll("texts") String after) {
        Text old = Text.of(before);
        Text fresh = Text.of(after);
        int a = 0;
        int b = 0;
        boolean first = true;
        for (Hunk hunk : TextDiff.of(old, fresh)) {
            assertEquals(hunk.beforeStart() - a, hunk.afterStart() - b);
            assertTrue(first || hunk.beforeStart() > a, "two hunks touch");
            assertTrue(hunk.added() + hunk.removed() > 0);
            a = hunk.beforeEnd();
            b = hunk.afterEnd();
            first = false;
        }
        assertEquals(TextDiff.lineCount(old) - a, TextDiff.lineCount(fresh) - b);
    }

    @Property(tries = 300)
    void any_choice_of_hunks_takes_those_and_no_others(@ForAll("texts") String before, @ForAll("texts") String after,
            @ForAll long seed) {
        Text old = Text.of(before);
        Text fresh = Text.of(after);
        Random random = new Random(seed);
        List<Hunk> chosen = TextDiff.of(old, fresh).stream().filter(hunk -> random.nextBoolean()).toList();
        assertEquals(naive(before, after, chosen), old.apply(TextDiff.changes(old, fresh, chosen)).toString());
    }

    private static String naive(String before, String after, List<Hunk> chosen) {
        String[] old = before.split("(?<=\n)", -1);
        String[] fresh = after.split("(?<=\n)", -1);
        var text = new StringBuilder();
        int at = 0;
        for (Hunk hunk : chosen) {
            text.append(String.join("", List.of(old).subList(at, hunk.beforeStart())));
            text.append(String.join("", List.of(fresh).subList(hunk.afterStart(), hunk.afterEnd())));
            at = hunk.beforeEnd();
        }
        return text.append(String.join("", List.of(old).subList(at, old.length))).toString();
    }

    /** Without unique lines it is Myers' algorithm, which is minimal; the ends differ, so that none are cut off. */
    @Property(tries = 300)
    void lines_that_repeat_are_matched_as_far_as_can_be(@ForAll("repeated") List<String> before,
            @ForAll("repeated") List<String> after) {
        Text old = Text.of("x\nx\n" + String.join("", before) + "x\nx\n");
        Text fresh = Text.of("y\ny\n" + String.join("", after) + "y\ny\n");
        int removed = TextDiff.of(old, fresh).stream().mapToInt(Hunk::removed).sum();
        String[] a = before.toArray(String[]::new);
        String[] b = after.toArray(String[]::new);
        Assume.that(!isUnique("a\n", before, after) && !isUnique("b\n", before, after));
        assertEquals(longestCommon(a, b), TextDiff.lineCount(old) - removed);
    }

    @Provide
    Arbitrary<List<String>> repeated() {
        return Arbitraries.of("a\n", "b\n").list().ofMinSize(4).ofMaxSize(20);
    }

    private static boolean isUnique(String line, List<String> before, List<String> after) {
        return Collections.frequency(before, line) == 1 && Collections.frequency(after, line) == 1;
    }

    private static int longestCommon(String[] a, String[] b) {
        int[][] best = new int[a.length + 1][b.length + 1];
        for (int i = 1; i <= a.length; i++) {
            for (int j = 1; j <= b.length; j++) {
                best[i][j] = a[i - 1].equals(b[j - 1]) ? best[i - 1][j - 1] + 1
                        : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[a.length][b.length];
    }

    @Test
    void a_moved_function_is_matched_at_its_own_lines() {
        Text before = Text.of("fn a() {\n    one();\n}\n\nfn b() {\n    two();\n}\n");
        Text after = Text.of("fn b() {\n    two();\n}\n\nfn a() {\n    one();\n}\n");
        assertEquals(2, TextDiff.of(before, after).size());
    }

    @Test
    void a_large_text_that_has_nothing_in_common_is_one_hunk_and_quick() {
        var before = new StringBuilder();
        var after = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            before.append("x").append(i % 100).append('\n');
            after.append("y").append(i % 100).append('\n');
        }
        long start = System.nanoTime();
        assertEquals(List.of(new Hunk(0, 50_000, 0, 50_000)), TextDiff.of(Text.of(before), Text.of(after)));
        assertTrue(System.nanoTime() - start < 5_000_000_000L);
    }

    @Property(tries = 25)
    void patch_makes_the_new_text_of_the_unified_diff(@ForAll("texts") String before, @ForAll("texts") String after)
            throws Exception {
        List<String> diff = UnifiedDiff.of("a/file", "b/file", Text.of(before), Text.of(after));
        assertEquals(before.equals(after), diff.isEmpty());
        if (!diff.isEmpty() && !before.isEmpty() && !after.isEmpty()) {
            Path folder = Files.createTempDirectory("diff");
            Path file = Files.writeString(folder.resolve("file"), before);
            Path patch = Files.writeString(folder.resolve("patch"), String.join("\n", diff) + "\n");
            Process git = new ProcessBuilder("git", "apply", "--whitespace=nowarn", patch.toString())
                    .directory(folder.toFile()).redirectErrorStream(true).start();
            String said = new String(git.getInputStream().readAllBytes());
            assertEquals(0, git.waitFor(), said + String.join("\n", diff));
            assertEquals(after, Files.readString(file));
        }
    }

    @Test
    void a_new_file_has_an_empty_range_before_it(@TempDir Path folder) {
        List<String> diff = UnifiedDiff.of(UnifiedDiff.NOTHING, "b/x", Text.EMPTY, Text.of("one\n"));
        assertEquals(new ArrayList<>(List.of("--- /dev/null", "+++ b/x", "@@ -0,0 +1 @@", "+one")), diff);
        assertNotEquals(List.of(), UnifiedDiff.of("a", "b", Text.of("a\n"), Text.of("a")));
    }
}

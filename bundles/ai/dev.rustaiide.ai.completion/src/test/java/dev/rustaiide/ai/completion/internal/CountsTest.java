package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CountsTest {
    private static final Path NOBODY = Path.of("nobody");

    private static int[] array(List<Integer> tokens) {
        return tokens.stream().mapToInt(token -> token).toArray();
    }

    /** How often {@code token} follows the first {@code length} of {@code context}, counted one by one. */
    private static int naive(int[] tokens, int[] context, int length, int token) {
        int count = 0;
        for (int i = 0; i < tokens.length; i++) {
            boolean fits = tokens[i] == token;
            for (int back = 0; back < length; back++) {
                fits &= (i - 1 - back < 0 ? Vocabulary.NOTHING : tokens[i - 1 - back]) == context[back];
            }
            count += fits ? 1 : 0;
        }
        return count;
    }

    private static Tally told(ProjectCounts counts, int[] context) {
        var tally = new Tally();
        counts.tell(context, Integer.MAX_VALUE / 2, NOBODY, tally);
        tally.accumulate();
        return tally;
    }

    @Property(tries = 200)
    void counts_are_those_of_counting(@ForAll @Size(max = 60) List<@IntRange(min = 1, max = 4) Integer> words,
            @ForAll @Size(5) List<@IntRange(min = 0, max = 4) Integer> before) {
        int[] tokens = array(words);
        int[] context = array(before);
        var tally = new Tally();
        SuffixCounts.of(tokens).tell(context, Integer.MAX_VALUE / 2, 0, 0, tally);
        tally.accumulate();
        for (int length = 1; length <= SuffixCounts.DEPTH; length++) {
            int total = 0;
            for (int token = 1; token <= 4; token++) {
                int expected = naive(tokens, context, length, token);
                assertEquals(expected, tally.count(tally.find(token), length));
                total += expected;
            }
            assertEquals(total, tally.total(length));
        }
    }

    @Property(tries = 200)
    void a_file_is_counted_as_its_tokens(@ForAll @Size(max = 40) List<@IntRange(min = 1, max = 3) Integer> words,
            @ForAll @Size(5) List<@IntRange(min = 1, max = 3) Integer> before) {
        var vocabulary = new Vocabulary(List.of("a", "b", "c"));
        var text = new StringBuilder();
        words.forEach(word -> text.append(vocabulary.word(word)).append(' '));
        var one = new Tally();
        FileTokens tokens = FileTokens.of(text, "rust", vocabulary);
        tokens.tell(array(before), tokens.count(), tokens.count(), one);
        one.accumulate();
        for (int token = 1; token <= 3; token++) {
            assertEquals(naive(array(words), array(before), 2, token), one.count(one.find(token), 2));
        }
    }

    @Property(tries = 150)
    void files_that_change_one_by_one_count_as_all_at_once(
            @ForAll @Size(min = 1, max = 8) List<@Size(max = 12) List<@IntRange(min = 1, max = 5) Integer>> states,
            @ForAll @Size(2) List<@IntRange(min = 1, max = 5) Integer> before) {
        ProjectCounts grown = ProjectCounts.NONE;
        Map<Path, int[]> files = new HashMap<>();
        for (int i = 0; i < states.size(); i++) {
            Path file = Path.of("file" + i % 3);
            int[] tokens = states.get(i).isEmpty() ? null : array(states.get(i));
            Map<Path, int[]> change = new HashMap<>();
            change.put(file, tokens);
            grown = grown.with(change);
            files.put(file, tokens);
            files.values().removeIf(gone -> gone == null);
        }
        ProjectCounts whole = ProjectCounts.of(files);
        Tally one = told(grown, array(before));
        Tally other = told(whole, array(before));
        for (int token = 1; token <= 5; token++) {
            for (int length = 1; length <= 2; length++) {
                assertEquals(other.count(other.find(token), length), one.count(one.find(token), length));
            }
            assertEquals(whole.totals(6)[token], grown.totals(6)[token]);
        }
    }

    @Test
    void the_file_at_hand_does_not_count_twice() {
        Path file = Path.of("a");
        ProjectCounts counts = ProjectCounts.of(Map.of(file, new int[] {1, 2, 1, 2}, Path.of("b"), new int[] {1, 3}));
        var tally = new Tally();
        counts.tell(new int[] {1}, 1000, file, tally);
        tally.accumulate();
        assertEquals(0, tally.count(tally.find(2), 1));
        assertEquals(1, tally.count(tally.find(3), 1));
        assertArrayEquals(new int[] {0, 2, 2}, counts.totalsOf(file));
    }

    @Test
    void of_what_is_everywhere_a_part_stands_for_all() {
        int[] tokens = new int[100_000];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = i % 2 == 0 ? 1 : i % 4 == 1 ? 2 : 3;
        }
        var tally = new Tally();
        SuffixCounts.of(tokens).tell(new int[] {1}, 1000, 0, 0, tally);
        tally.accumulate();
        assertEquals(50_000, tally.total(1), 2000);
        assertEquals(0.5, tally.count(tally.find(2), 1) / (double) tally.total(1), 0.1);
    }

    @Test
    void nothing_is_told_of_nothing() {
        assertEquals(0, told(ProjectCounts.NONE, new int[] {1, 2}).size());
        assertArrayEquals(new int[3], ProjectCounts.NONE.totals(3));
        assertArrayEquals(new int[5], ProjectCounts.NONE.totals(5));
        assertTrue(ProjectCounts.of(Map.of(NOBODY, new int[0])).has(NOBODY));
    }
}

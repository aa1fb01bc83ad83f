package dev.rustaiide.ai.model.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.model.formats.BytePairEncoder.Merge;
import dev.rustaiide.foundation.serialization.Json;

class BytePairEncoderTest {
    private static final Pattern WORD = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static int[] bytes() {
        int[] bytes = new int[256];
        Arrays.setAll(bytes, value -> value);
        return bytes;
    }

    /** Joins of what there is by then, of a few letters only so that they meet often. */
    private static List<Merge> merges(Random random) {
        List<Merge> merges = new ArrayList<>();
        for (int made = 256; made < 300; made++) {
            merges.add(new Merge(part(random, made), part(random, made), made));
        }
        return merges;
    }

    private static int part(Random random, int below) {
        return random.nextInt(3) > 0 ? 'a' + random.nextInt(3) : 256 + random.nextInt(Math.max(1, below - 256));
    }

    /** By what byte pairs are: the first merge that fits anywhere, where it fits first, again and again. */
    private static List<Integer> slowly(String word, List<Merge> merges) {
        List<Integer> tokens = new ArrayList<>();
        word.chars().forEach(tokens::add);
        for (boolean goesOn = true; goesOn;) {
            goesOn = false;
            for (Merge merge : merges) {
                for (int i = 0; i + 1 < tokens.size() && !goesOn; i++) {
                    if (tokens.get(i) == merge.left() && tokens.get(i + 1) == merge.right()) {
                        tokens.set(i, merge.made());
                        tokens.remove(i + 1);
                        goesOn = true;
                    }
                }
                if (goesOn) {
                    break;
                }
            }
        }
        return tokens;
    }

    @Test
    void short_and_long_words_are_joined_by_the_earliest_pair_first() {
        var random = new Random(1);
        for (int round = 0; round < 400; round++) {
            List<Merge> merges = merges(random);
            var encoder = new BytePairEncoder(bytes(), merges);
            var word = new StringBuilder();
            for (int left = random.nextInt(round % 4 == 0 ? 200 : 30); left >= 0; left--) {
                word.append((char) ('a' + random.nextInt(3)));
            }
            assertEquals(slowly(word.toString(), merges), Arrays.stream(encoder.encode(word.toString())).boxed()
                    .toList(), () -> word + " by " + merges);
        }
    }

    @Property(tries = 2000)
    void words_are_cut_where_the_expression_cuts_them(@ForAll @StringLength(max = 30) String text) {
        checkCut(text);
    }

    @Test
    void words_of_code_are_cut_where_the_expression_cuts_them() {
        var random = new Random(2);
        String letters = "ab1 \n\t'std.()lrev_=\u00e9\u00a0\u0663\u2028\u001c\u0085\u200b";
        for (int round = 0; round < 3000; round++) {
            var text = new StringBuilder();
            for (int left = random.nextInt(20); left >= 0; left--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            checkCut(text.toString());
        }
    }

    private static void checkCut(String text) {
        List<Integer> expected = WORD.matcher(text).results().map(found -> found.end()).toList();
        List<Integer> ends = new ArrayList<>();
        for (int at = 0; at < text.length(); at = ends.getLast()) {
            ends.add(WordCut.end(text, at));
        }
        assertEquals(expected, ends, () -> Json.of(text).print());
    }

    @Test
    void a_long_line_takes_no_longer_by_its_square() {
        var encoder = new BytePairEncoder(bytes(), merges(new Random(3)));
        String line = "abcab".repeat(100_000);
        long begun = System.nanoTime();
        assertTrue(encoder.encode(line).length > 0);
        assertTrue(System.nanoTime() - begun < 20_000_000_000L, "half a million letters without a blank");
    }

    @Test
    void damaged_files_have_no_encoder() throws Exception {
        for (String text : List.of("{}", "[]", "{\"model\":{\"type\":\"BPE\",\"merges\":[\"a b\"]},\"pre_tokenizer\":"
                + "{\"type\":\"ByteLevel\",\"add_prefix_space\":false}}")) {
            assertTrue(BytePairFile.encoder(Json.parse(text)).isEmpty(), text);
        }
        assertArrayEquals(new int[0], new BytePairEncoder(bytes(), List.of()).encode(""));
    }
}

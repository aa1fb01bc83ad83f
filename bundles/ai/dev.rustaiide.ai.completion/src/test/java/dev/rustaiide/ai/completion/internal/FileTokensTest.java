package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

class FileTokensTest {
    private final Vocabulary vocabulary = new Vocabulary();

    private List<String> words(String text, String language) {
        FileTokens tokens = FileTokens.of(text, language, vocabulary);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tokens.count(); i++) {
            words.add(vocabulary.word(tokens.number(i)));
        }
        return words;
    }

    @Test
    void rust_is_cut_where_its_compiler_cuts_it() {
        assertEquals(List.of("fn", "len", "<", "'a", ">", "(", "x", ":", "&", "'a", "str", ")", "->", "usize", "{"),
                words("fn len<'a>(x: &'a str) -> usize { // so\n", "rust"));
        assertEquals(List.of("r#\"a\"b\"#", ",", "b\"x\\\"\"", ",", "'\\n'", ",", "r#type", "..=", "1.5e3", "::",
                "1u8"),
                words("r#\"a\"b\"#, b\"x\\\"\", '\\n', r#type ..= 1.5e3 :: 1u8", "rust"));
        assertEquals(List.of("a", "b"), words("a /* x /* y */ z */ b", "rust"));
    }

    @Test
    void other_languages_have_their_strings_and_comments() {
        assertEquals(List.of("x", "=", "'it'", "y"), words("x = 'it' # no\ny", "python"));
        assertEquals(List.of("\"\"\"a\nb\"\"\"", "z"), words("\"\"\"a\nb\"\"\" z", "python"));
        assertEquals(List.of("`a ${b}`", ";"), words("`a ${b}`;", "typescript"));
    }

    @Test
    void lines_are_known_by_their_first_tokens() {
        FileTokens tokens = FileTokens.of("a b\n\n// c\nd", "rust", vocabulary);
        assertTrue(tokens.isFirst(0));
        assertEquals(false, tokens.isFirst(1));
        assertTrue(tokens.isFirst(2));
    }

    @Test
    void what_is_no_program_is_cut_all_the_same() {
        assertEquals(List.of(), words("", "rust"));
        assertEquals(List.of("…"), words("x".repeat(100_000), "javascript"));
        assertEquals(List.of("\"\""), words("\"" + "y".repeat(100_000), "javascript"));
        assertEquals(2, words("𝔸 = ", "rust").size());
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var noise = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                noise.append((char) random.nextInt(round % 2 == 0 ? 256 : 65_536));
            }
            FileTokens tokens = FileTokens.of(noise, "rust", vocabulary);
            for (int i = 0; i < tokens.count(); i++) {
                assertTrue(tokens.end(i) > tokens.start(i));
                assertTrue(i == 0 || tokens.start(i) >= tokens.end(i - 1));
            }
        }
    }

    @Test
    void what_nobody_wrote_has_no_tokens() {
        assertEquals(0, FileTokens.of("a ".repeat(FileTokens.LARGEST / 2 + 1), "rust", vocabulary).count());
    }

    @Property(tries = 600)
    void an_edited_text_has_the_tokens_of_one_that_was_read(
            @ForAll @StringLength(max = 60) @net.jqwik.api.constraints.Chars({'a', 'b', ' ', '\n', '"', '/', '*', '\'',
                '#', 'r', '{', ':', '\\'}) String before,
            @ForAll @StringLength(max = 8) @net.jqwik.api.constraints.Chars({'a', ' ', '\n', '"', '/', '*', '\'', '#',
                'r', ':'}) String typed, @ForAll Random random) {
        int start = random.nextInt(before.length() + 1);
        int end = start + random.nextInt(Math.min(5, before.length() - start) + 1);
        assertEditedAsRead(before, start, end, typed);
    }

    @Test
    void a_token_behind_what_was_a_comment_is_no_longer_the_first_of_its_line() {
        assertEditedAsRead("/*':b{b\"' */\"/\n", 0, 4, "\"/ '");
    }

    private void assertEditedAsRead(String before, int start, int end, String typed) {
        Text text = Text.of(before);
        Text after = text.replace(start, end, typed);
        FileTokens edited = FileTokens.of(text, "rust", vocabulary).edited(TextChange.of(start, end, typed), after);
        FileTokens read = FileTokens.of(after, "rust", vocabulary);
        assertEquals(read.count(), edited.count());
        for (int i = 0; i < read.count(); i++) {
            assertEquals(vocabulary.word(read.number(i)), vocabulary.word(edited.number(i)));
            assertEquals(read.start(i), edited.start(i));
            assertEquals(read.end(i), edited.end(i));
            assertEquals(read.kind(i), edited.kind(i));
            assertEquals(read.isFirst(i), edited.isFirst(i));
        }
    }
}

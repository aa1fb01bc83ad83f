package dev.rustaiide.foundation.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

class QuotedWordsTest {
    private static void check(String line, String... words) {
        assertEquals(List.of(words), QuotedWords.split(line), line);
    }

    @Test
    void blanks_part_words_and_quotes_hold_them_together() {
        check("");
        check("  \t ");
        check("--name Ann  -v", "--name", "Ann", "-v");
        check("\"two words\" 'and three more'", "two words", "and three more");
        check("--title=\"two words\"", "--title=two words");
        check("'' \"\"", "", "");
        check("it\\'s a\\ b \\\\", "it's", "a b", "\\");
        check("'a\\b' \"a\\b\" \"a\\\"b\"", "a\\b", "a\\b", "a\"b");
    }

    @Test
    void nothing_else_of_a_shell_counts() {
        check("$HOME *.rs a;b `c` $(d) > e", "$HOME", "*.rs", "a;b", "`c`", "$(d)", ">", "e");
    }

    @Test
    void what_is_typed_still_has_words() {
        check("\"not closed yet", "not closed yet");
        check("end\\", "end\\");
    }

    @Property(tries = 300)
    void what_was_joined_is_split_into_the_same_words(@ForAll List<String> words) {
        assertEquals(words, QuotedWords.split(QuotedWords.join(words)));
    }
}

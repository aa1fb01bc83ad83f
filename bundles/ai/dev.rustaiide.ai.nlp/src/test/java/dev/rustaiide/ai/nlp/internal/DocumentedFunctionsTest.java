package dev.rustaiide.ai.nlp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.nlp.internal.DocumentedFunctions.Said;

class DocumentedFunctionsTest {
    @Test
    void the_first_sentence_is_taken_and_the_comment_left_out() {
        var functions = DocumentedFunctions.of("""
                /// Reads the whole [`File`] into memory. It may be large.
                ///
                /// # Errors
                #[inline]
                pub(crate) unsafe fn read_all(file: File) -> Vec<u8> { file.all() }
                """);
        assertEquals(List.of(new Said("read_all", "Reads the whole File into memory")), functions.said());
        assertFalse(functions.text().contains("///"), functions.text());
        assertTrue(functions.text().contains("#[inline]\npub(crate) unsafe fn read_all"), functions.text());
    }

    @Test
    void too_short_a_sentence_says_nothing_and_stays_where_it_is() {
        String text = "/// The length.\nfn len() -> usize { 0 }\n";
        var functions = DocumentedFunctions.of(text);
        assertEquals(List.of(), functions.said());
        assertEquals(text, functions.text());
    }

    @Test
    void comments_of_what_is_no_function_stay() {
        String text = "/// Something that has four words.\nstruct Thing;\nfn bare() {}\n";
        assertEquals(text, DocumentedFunctions.of(text).text());
    }
}

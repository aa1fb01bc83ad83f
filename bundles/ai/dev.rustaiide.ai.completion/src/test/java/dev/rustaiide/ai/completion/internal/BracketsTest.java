package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BracketsTest {
    private final Vocabulary vocabulary = new Vocabulary();

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '|', textBlock = """
            fn main() { let a = f(b[0    → ])}
            fn main() {}                 → ||
            "({[" // ({[                 → ||
            { a) b ]                     → }
            ( { ) ]                      → })
            x => [1, (2                  → )]
            ||                           → ||
            """)
    void what_is_open_is_closed_from_within(String text, String closing) {
        assertEquals(closing, Brackets.missing(FileTokens.of(text, "rust", vocabulary), vocabulary));
    }
}

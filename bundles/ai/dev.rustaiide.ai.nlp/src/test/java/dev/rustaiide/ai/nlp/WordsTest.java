package dev.rustaiide.ai.nlp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({"parse_HTTPHeader2, parse http header 2", "readUtf8Line, read utf 8 line", "ID, id", "aB, a b",
            "x, x", "Vec<Option<T>>, vec option t", "größeÄndern, größe ändern", "__, ''", "𝐱y, 𝐱y"})
    void identifiers_are_taken_apart(String text, String words) {
        assertEquals(List.of(words.split(" ")).stream().filter(word -> !word.isEmpty()).toList(), Words.of(text));
    }
}

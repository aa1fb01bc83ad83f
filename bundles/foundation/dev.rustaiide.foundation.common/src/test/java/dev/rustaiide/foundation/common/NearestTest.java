package dev.rustaiide.foundation.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({"vers, version", "opn, open", "oepn, open", "doctro, doctor", "hlep, help", "zzz, ''", "e, ''",
            "open, open"})
    void the_nearest_is_what_was_meant(String word, String expected) {
        assertEquals(expected, Nearest.to(word, List.of("doctor", "echo", "help", "open", "version")).orElse(""));
    }
}

package dev.rustaiide.foundation.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            0,    record, 0 records
            1,    record, 1 record
            2,    record, 2 records
            1,    entry,  1 entry
            21,   entry,  21 entries
            3,    key,    3 keys
            """)
    void one_is_one_and_others_are_many(long count, String one, String words) {
        assertEquals(words, Counted.of(count, one));
    }
}

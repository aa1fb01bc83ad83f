package dev.rustaiide.foundation.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "49_500, 50 kB", "999_600, 1.0 MB", "4_200_000_000, 4.2 GB",
            "12_345_678_901_234, 12 TB", "9_000_000_000_000_000, 9000 TB"})
    void bytes_have_the_unit_that_fits(String bytes, String shown) {
        assertEquals(shown, Amount.bytes(Long.parseLong(bytes.replace("_", ""))));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "7_600_000_000, 7.6 B", "49_152, 49 k"})
    void counts_have_none_if_they_are_small(String count, String shown) {
        assertEquals(shown, Amount.count(Long.parseLong(count.replace("_", ""))));
    }
}

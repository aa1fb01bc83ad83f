package dev.rustaiide.app.user.experience.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeZoomTest {
    @ParameterizedTest
    @CsvSource({"11,1,12", "11,-1,10", "40,1,40", "6,-1,6", "5,-1,6", "5,1,6"})
    void code_stays_as_large_as_can_be_read_and_as_the_setting_admits(long size, int by, long next) {
        assertEquals(next, CodeZoom.next(size, by));
    }
}

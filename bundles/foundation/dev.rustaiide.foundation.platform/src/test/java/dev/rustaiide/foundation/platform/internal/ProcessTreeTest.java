package dev.rustaiide.foundation.platform.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessTreeTest {
    /** A bar stands for the zero byte behind each variable. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            '',                  false
            'M=1|',              true
            'A=b|M=1|',          true
            'A=b|M=1|Z=|',       true
            'A=b|M=12|',         false
            'A=M=1|',            false
            'A=b|M=1',           false
            'M=|M=0|M=1|',       true
            '||M=1|',            true
            'A=b',               false
            """)
    void a_mark_is_a_whole_variable(String variables, boolean found) {
        assertEquals(found, ProcessTree.hasVariable(bytes(variables), bytes("M=1|")));
    }

    private static byte[] bytes(String text) {
        return text.replace('|', '\0').getBytes(StandardCharsets.US_ASCII);
    }
}

package dev.rustaiide.foundation.platform.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedProcessesTest {
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
        assertEquals(found, MarkedProcesses.hasVariable(bytes(variables), bytes("M=1|")));
    }

    @Test
    void one_that_is_about_to_become_another_program_is_looked_at_again(@TempDir Path proc) throws Exception {
        Path starting = Files.createDirectories(proc.resolve("7"));
        Path other = Files.createDirectories(proc.resolve("8"));
        Files.createDirectories(proc.resolve("sys"));
        Files.writeString(starting.resolve("environ"), "");
        Files.writeString(other.resolve("environ"), "A=b\0");
        var marked = new MarkedProcesses(proc, "M=1");
        assertEquals(List.of(), marked.more());

        Files.writeString(starting.resolve("environ"), "M=1\0A=b\0");

        assertEquals(List.of(starting), marked.more());
        assertEquals(List.of(), marked.more());
    }

    /** Else its tree is held to be gone while it comes. */
    @Test
    void it_is_waited_for_unless_it_is_none_that_could_have_the_mark(@TempDir Path proc) throws Exception {
        Path starting = Files.createDirectories(proc.resolve("7"));
        Path ofTheKernel = Files.createDirectories(proc.resolve("8"));
        Files.writeString(starting.resolve("environ"), "");
        Files.createSymbolicLink(starting.resolve("exe"), proc.resolve("program"));
        Files.writeString(ofTheKernel.resolve("environ"), "");
        var marked = new MarkedProcesses(proc, "M=1");
        marked.more();

        assertTrue(marked.mayCome(starting::equals));
        assertFalse(marked.mayCome(ofTheKernel::equals));

        Files.writeString(starting.resolve("environ"), "A=b\0");
        marked.more();
        assertFalse(marked.mayCome(any -> true));
    }

    private static byte[] bytes(String text) {
        return text.replace('|', '\0').getBytes(StandardCharsets.US_ASCII);
    }
}

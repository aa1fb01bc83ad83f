package dev.rustaiide.foundation.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static void check(String expected, String... words) {
        assertEquals(expected, CommandLine.of(Command.of(words[0], List.of(words).subList(1, words.length))));
    }

    @Test
    void it_can_be_typed_as_it_is_shown() {
        check("make -j4 all", "make", "-j4", "all");
        check("sh -c 'echo $HOME; exit 3'", "sh", "-c", "echo $HOME; exit 3");
        check("printf '' 'it'\\''s' größe", "printf", "", "it's", "größe");
        assertEquals("A=1 B='x y' /bin/true", CommandLine.of(new Command("/bin/true", List.of(), Path.of("/"),
                Map.of("B", "x y", "A", "1"))));
    }
}

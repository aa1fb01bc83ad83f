package dev.rustaiide.foundation.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each face prints, to the letter: scripts and other programs read it. */
class RenderingsTest {
    private static final Path FILE = Path.of("/w/src/main.rs");
    private static final Failure MISSING = new Failure.Missing(FILE);
    private static final Failure BAD = new Failure.BadContent(Path.of("/h/settings.json"), 3, 7,
            "A comma is missing.", "Put one there.");

    static Stream<Failure> oneOfEachKind() {
        return Stream.of(MISSING, new Failure.NoPermission(FILE, "save"),
                new Failure.NoProgram("cargo", "build", "Install Rust."), new Failure.BinaryFile(FILE, 10),
                new Failure.NotAFile(FILE, "a folder"), new Failure.TooLarge(FILE, 5L << 20, 1L << 20),
                new Failure.NotEncodable(FILE, "€", "2:2", "ISO-8859-1"), new Failure.DiskFull(FILE),
                new Failure.ReadOnlyDisk(FILE), BAD,
                new Failure.Refused("Cannot open it.", "path.traversal", "It leaves the folder.", "Stay inside."),
                new Failure.PromptTooLong("Cannot go on.", "It has 9 tokens."), several(),
                new Failure.Other("Cannot do that.", "It is late.", "Sleep."));
    }

    private static Failure several() {
        var failures = new Failures();
        for (int i = 1; i <= 5; i++) {
            failures.add(new Failure.Missing(Path.of("/w/" + i + ".rs")));
        }
        failures.add(BAD);
        return failures.toFailure("Cannot open 6 of 9 files.").orElseThrow();
    }

    @Test
    void a_terminal_gets_lines() {
        assertEquals(List.of("ide: Cannot open main.rs. /w/src/main.rs does not exist.",
                "Check the name, or create the file."), CliText.lines("ide", MISSING));
        assertEquals(List.of("ide: Cannot use settings.json. A comma is missing.", "  at /h/settings.json:3:7",
                "Put one there."), CliText.lines("ide", BAD));
        assertEquals(List.of("ide: Cannot open 6 of 9 files.",
                "  /w/1.rs does not exist. The same goes for 4 others: 2.rs, 3.rs and 2 more.",
                "  A comma is missing.",
                "Check the name, or create the file. Put one there."), CliText.lines("ide", several()));
    }

    @Test
    void a_script_gets_an_object() {
        assertEquals("{\"error\":{\"code\":\"file.missing\",\"what\":\"Cannot open main.rs.\","
                + "\"why\":\"/w/src/main.rs does not exist.\",\"nextStep\":\"Check the name, or create the file.\","
                + "\"place\":{\"file\":\"/w/src/main.rs\"}}}", FailureJson.of(MISSING));
        assertEquals("{\"error\":{\"code\":\"file.bad-content\",\"what\":\"Cannot use settings.json.\","
                + "\"why\":\"A comma is missing.\",\"nextStep\":\"Put one there.\","
                + "\"place\":{\"file\":\"/h/settings.json\",\"line\":3,\"column\":7},\"correlation\":\"c-1\"}}",
                FailureJson.of(BAD, "c-1"));
        assertTrue(FailureJson.of(several()).contains("\"count\":6,\"causes\":[{\"code\":\"file.missing\",\"count\":5,"
                + "\"why\":\"/w/1.rs does not exist.\""), FailureJson.of(several()));
    }

    @Test
    void another_process_gets_an_error_of_json_rpc() {
        assertEquals("{\"code\":-32001,\"message\":\"Cannot open main.rs. /w/src/main.rs does not exist. "
                + "Check the name, or create the file.\",\"data\":{\"code\":\"file.missing\","
                + "\"what\":\"Cannot open main.rs.\",\"why\":\"/w/src/main.rs does not exist.\","
                + "\"nextStep\":\"Check the name, or create the file.\",\"place\":{\"file\":\"/w/src/main.rs\"}}}",
                JsonRpcError.of(MISSING));
    }

    @Test
    void the_window_gets_a_paragraph() {
        assertEquals("Cannot open main.rs. /w/src/main.rs does not exist. Check the name, or create the file.",
                WindowMessage.of(MISSING));
        assertEquals(WindowMessage.of(MISSING), new FailureException(MISSING).getMessage());
    }

    @Test
    void text_from_elsewhere_cannot_break_out_of_the_json() {
        var odd = new Failure.Other("a\"b\\c\nd\u0001", "\ud800", "é€😀");
        assertEquals("{\"error\":{\"code\":\"other\",\"what\":\"a\\\"b\\\\c\\u000ad\\u0001\",\"why\":\"\\ud800\","
                + "\"nextStep\":\"é€😀\"}}", FailureJson.of(odd));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void every_kind_says_what_why_and_what_next(Failure failure) {
        for (String sentence : List.of(failure.what(), failure.why(), failure.nextStep())) {
            assertTrue(sentence.endsWith(".") || sentence.endsWith("?"), sentence);
        }
        assertFalse(failure.code().isBlank());
    }

    @Test
    void codes_and_numbers_tell_kinds_apart() {
        assertEquals(FailureKind.values().length, oneOfEachKind().map(Failure::kind).distinct().count());
        var codes = new HashSet<String>();
        var numbers = new HashSet<Integer>();
        assertTrue(Arrays.stream(FailureKind.values())
                .allMatch(kind -> codes.add(kind.code()) && numbers.add(kind.rpcCode())));
    }
}

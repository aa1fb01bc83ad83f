package dev.rustaiide.foundation.serialization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramedMessagesTest {
    private static FramedMessages reader(String stream) {
        return new FramedMessages(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)), 100);
    }

    private static List<String> messages(String stream) throws IOException {
        List<String> messages = new ArrayList<>();
        FramedMessages reader = reader(stream);
        for (FramedMessages.Message frame = reader.next(); frame != null; frame = reader.next()) {
            messages.add(new String(frame.start(), StandardCharsets.UTF_8));
        }
        return messages;
    }

    @Test
    void messages_come_one_after_another_whatever_their_headers() throws Exception {
        assertEquals(List.of("{}", "[é]", ""), messages("Content-Length: 2\r\n\r\n{}"
                + "content-type: x\r\nCONTENT-LENGTH:4\n\n[é]Content-Length: 0\r\n\r\n"));
        assertEquals(List.of(), messages(""));
    }

    @Test
    void greetings_are_passed_over() throws Exception {
        assertEquals(List.of("{}"), messages("Hello!\n\n\nListening: yes\nContent-Length: 2\r\n\r\n{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: two\r\n\r\n{}", "Content-Length: -1\r\n\r\n", "Content-Length:\r\n\r\n",
        "Content-Length: 99999999999999999999\r\n\r\n"})
    void a_length_that_is_none_ends_it(String stream) {
        assertThrows(FramingException.class, () -> messages(stream));
    }

    @Test
    void noise_without_end_is_told_from_messages() {
        assertThrows(FramingException.class, () -> messages("x".repeat(10_000)));
        assertThrows(FramingException.class, () -> messages("noise\n".repeat(20_000)));
    }

    @Test
    void a_stream_that_ends_early_is_an_end_that_is_told() {
        assertThrows(EOFException.class, () -> messages("Content-Length: 20\r\n\r\n{}"));
        assertThrows(EOFException.class, () -> messages("Content-Length: 2\r\n"));
        assertThrows(EOFException.class, () -> messages("Content-Length: 2000000000\r\n\r\n{}"));
    }

    @Test
    void of_one_that_is_too_long_the_beginning_is_kept_and_the_next_comes() throws Exception {
        FramedMessages reader = reader("Content-Length: 5000\r\n\r\n" + "y".repeat(5000)
                + "Content-Length: 2\r\n\r\n{}");
        FramedMessages.Message huge = reader.next();
        assertFalse(huge.isWhole());
        assertEquals(5000, huge.length());
        assertTrue(huge.start().length < 5000 && huge.start()[0] == 'y');
        assertArrayEquals("{}".getBytes(StandardCharsets.UTF_8), reader.next().start());
        assertNull(reader.next());
    }

    @Test
    void whatever_comes_is_a_message_or_an_end() {
        byte[] seed = "Content-Length: 12\r\nContent-Type: a\r\n\r\n{\"id\":\"no\"}\n".getBytes(StandardCharsets.UTF_8);
        var random = new Random(4);
        for (int i = 0; i < 500; i++) {
            byte[] mutated = seed.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            FramedMessagesFuzz.fuzzerTestOneInput(mutated);
        }
    }
}

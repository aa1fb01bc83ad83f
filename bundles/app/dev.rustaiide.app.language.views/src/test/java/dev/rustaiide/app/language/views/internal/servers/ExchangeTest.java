package dev.rustaiide.app.language.views.internal.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.system.lsp.client.ProtocolMessage;

class ExchangeTest {
    private static ProtocolMessage message(long millis, boolean sent, String text) {
        return new ProtocolMessage(Instant.ofEpochMilli(millis), sent, text, text.length());
    }

    private static String request(int id, String method) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{}}";
    }

    private static String answer(int id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":\"Engine\"}";
    }

    @Test
    void an_answer_names_what_it_answers_and_how_long_it_took() {
        List<Exchange> all = Exchange.of(List.of(message(100, true, request(1, "hover")),
                message(110, true, request(2, "rename")), message(350, false, answer(2)),
                message(360, false, answer(1)), message(400, false, answer(9))));
        assertEquals(List.of("hover", "rename", "rename", "hover", ""), all.stream().map(Exchange::method).toList());
        assertEquals(List.of(Optional.empty(), Optional.empty(), Optional.of(Duration.ofMillis(240)),
                Optional.of(Duration.ofMillis(260)), Optional.empty()), all.stream().map(Exchange::took).toList());
    }

    @Test
    void both_sides_may_use_the_same_numbers() {
        List<Exchange> all = Exchange.of(List.of(message(0, true, request(1, "hover")),
                message(5, false, request(1, "workspace/configuration")), message(6, true, answer(1)),
                message(9, false, answer(1))));
        assertEquals("workspace/configuration", all.get(2).method());
        assertEquals(Optional.of(Duration.ofMillis(1)), all.get(2).took());
        assertEquals("hover", all.get(3).method());
    }

    @Test
    void what_was_given_up_is_no_error() {
        String error = "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":%d,\"message\":\"x\"}}";
        for (int code : new int[] {-32800, -32801, -32802}) {
            assertEquals(Icon.CLOSE, icon(error.formatted(code)), "code " + code);
        }
        assertEquals(Icon.ERROR, icon(error.formatted(-32603)));
    }

    private static Icon icon(String text) {
        return Exchange.of(List.of(message(0, false, text))).getFirst().row().glyph().orElseThrow().icon();
    }

    @Test
    void a_filter_looks_at_method_and_text() {
        Exchange answer = Exchange.of(List.of(message(0, true, request(1, "textDocument/hover")),
                message(5, false, answer(1)))).getLast();
        assertTrue(answer.fits("HOVER"));
        assertTrue(answer.fits(" engine "));
        assertTrue(answer.fits(""));
        assertFalse(answer.fits("rename"));
    }

    @Test
    void times_and_sizes_are_short() {
        assertEquals("0.4 ms", Exchange.millis(Duration.ofNanos(420_000)));
        assertEquals("240 ms", Exchange.millis(Duration.ofMillis(240)));
        assertEquals("12 s", Exchange.millis(Duration.ofMillis(12_300)));
        assertEquals("999 B", Exchange.size(999));
        assertEquals("1.5 kB", Exchange.size(1_500));
        assertEquals("412 MB", Exchange.size(412_300_000));
        assertEquals("1.6 GB", Exchange.size(1_600_000_000L));
    }

    @Test
    void what_is_cut_is_shown_as_it_is_and_says_so() {
        assertEquals("{\n  \"id\": 1\n}", ProtocolPanel.pretty(message(0, true, "{\"id\":1}")).strip());
        String cut = ProtocolPanel.pretty(new ProtocolMessage(Instant.EPOCH, false, "{\"id\":1,\"res", 90_000));
        assertTrue(cut.startsWith("{\"id\":1,\"res") && cut.contains("90.0 kB in all"), cut);
    }
}

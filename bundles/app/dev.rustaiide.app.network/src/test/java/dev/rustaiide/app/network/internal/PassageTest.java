package dev.rustaiide.app.network.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.AuditTrail.Entry;

class PassageTest {
    private static Entry entry(long sequence, String kind, Map<String, String> details) {
        return new Entry(sequence, "2026-11-26T10:00:00.000Z", 1, "", new AuditRecord(kind, "ai.models", details));
    }

    @Test
    void tells_who_was_refused_what_and_who_sent_how_much() {
        List<Passage> passages = Passage.of(List.of(
                entry(1, Passage.DECIDED, Map.of("who", "ai.models", "allowed", "false", "purpose", "get a model",
                        "server", "x.example:443", "why", "The network gate is closed.")),
                entry(2, Passage.ENDED, Map.of("who", "ai.models", "server", "x.example:443", "sent", "12",
                        "received", "123456", "status", "200"))));

        assertEquals(List.of("ai.models sent 12 bytes, received 123 kB, answer 200",
                "ai.models was refused to get a model"), passages.stream().map(Passage::detail).toList());
        assertEquals("The network gate is closed.", passages.getLast().hint());
    }

    @Test
    void an_exchange_without_answer_says_so() {
        Passage passage = Passage.of(List.of(entry(1, Passage.ENDED, Map.of("status", "0")))).getFirst();

        assertEquals(" sent 0 bytes, received 0 bytes, no answer", passage.detail());
    }
}

package dev.rustaiide.system.external.apis.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.external.apis.Protocol;
import dev.rustaiide.system.external.apis.Provider;
import dev.rustaiide.system.network.services.ReplyEvents;

/** Reads what a server may send, in the protocol that the first byte chooses; the rest is the stream. */
public final class StreamFuzz {
    private StreamFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        Protocol protocol = Protocol.values()[(data[0] & 0xff) % Protocol.values().length];
        Dialect dialect = Dialect.of(new Provider("p", protocol, URI.create("http://127.0.0.1"), List.of("m"),
                Set.of(ModelTask.CHAT), 0, false, false));
        var given = new StringBuilder();
        var draft = new Draft(Decoding.greedy(50, "END", "\n\n"), 0, given::append);
        var lines = new ReplyEvents(new ByteArrayInputStream(Arrays.copyOfRange(data, 1, data.length)),
                dialect.hasEvents());
        try {
            Dialect.Reading reading = dialect.reading();
            for (@Nullable String event = lines.next(); event != null; event = lines.next()) {
                if (reading.read(Json.parse(event), draft)) {
                    break;
                }
            }
        } catch (IOException | JsonException | ServerError told) {
            return;
        }
        Generation answer = draft.finished(4096);
        if (!given.toString().equals(answer.text()) || answer.text().contains("END")) {
            throw new AssertionError(given + " was given of " + answer);
        }
    }
}

package dev.rustaiide.system.lsp.client.internal.server;

import java.nio.file.Path;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.lsp.client.LanguageServer.Places;

/** Places in one version of a text. */
public record SentPlaces(Path file, Text text, PositionEncoding encoding) implements Places {
    @Override
    public Json document() {
        return Json.object().put("uri", Uris.of(file)).build();
    }

    @Override
    public Json position(Position position) {
        return encoding.send(text, position);
    }

    @Override
    public Json range(Range range) {
        return encoding.send(text, range);
    }

    @Override
    public Range range(Json sent) {
        return encoding.receiveRange(text, sent);
    }

    public Position receive(Json sent) {
        return encoding.receive(text, sent);
    }
}

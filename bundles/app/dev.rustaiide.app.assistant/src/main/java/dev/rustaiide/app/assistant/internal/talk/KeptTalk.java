package dev.rustaiide.app.assistant.internal.talk;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * A conversation as it is kept.
 *
 * @param id its file's name; sorts by the time when it began
 */
public record KeptTalk(String id, List<Exchange> exchanges) {
    public KeptTalk {
        exchanges = List.copyOf(exchanges);
    }

    /** What it is called in a list: its first question. */
    public String title() {
        return exchanges.isEmpty() ? "Nothing asked yet" : exchanges.getFirst().title();
    }

    Json write() {
        return Json.object().put("version", 1)
                .put("exchanges", Json.array(exchanges.stream().map(ExchangeJson::write).toList())).build();
    }

    static KeptTalk read(String id, Json json) throws JsonException {
        var exchanges = new ArrayList<Exchange>();
        for (Json each : json.get("exchanges").items()) {
            exchanges.add(ExchangeJson.read(each));
        }
        return new KeptTalk(id, exchanges);
    }
}

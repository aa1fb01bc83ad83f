package dev.rustaiide.system.lsp.client.internal.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

/** The texts that the places of one answer are in, each looked for once. For one thread. */
public final class Texts {
    private final PositionEncoding encoding;
    private final Function<Path, Optional<Text>> look;
    private final Map<Path, Optional<Text>> known = new HashMap<>();

    Texts(PositionEncoding encoding, Function<Path, Optional<Text>> look) {
        this.encoding = encoding;
        this.look = look;
    }

    /** {@code text} is what the answer saw in {@code file}. */
    Texts with(Path file, Text text) {
        known.put(file, Optional.of(text));
        return this;
    }

    /** The range of {@code file} that {@code sent} is. Where units are ours and no text is at hand, none is read. */
    public Range range(Path file, Json sent) {
        if (encoding == PositionEncoding.UTF_16 && !known.containsKey(file)) {
            return PositionEncoding.plainRange(sent);
        }
        Optional<Text> text = known.computeIfAbsent(file, look);
        return text.map(found -> encoding.receiveRange(found, sent)).orElseGet(() -> PositionEncoding.plainRange(sent));
    }

    /** {@code {uri, range}}; empty if it is in no file. */
    public Optional<Location> location(Json sent) {
        return Uris.path(sent.string("uri", "")).map(file -> new Location(file, range(file, sent.get("range"))));
    }
}

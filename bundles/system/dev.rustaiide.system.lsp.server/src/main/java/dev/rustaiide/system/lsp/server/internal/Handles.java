package dev.rustaiide.system.lsp.server.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonElement;

/**
 * What a client may come back to with the {@code data} that it was given: the proposals, actions and nodes of the last
 * answers. Older ones are forgotten, so that a session has a bounded number. Any thread may use it.
 */
final class Handles {
    private static final int MOST_ANSWERS = 256;
    private static final int MOST_THINGS = 50_000;

    private final Map<Long, List<Object>> answers = new LinkedHashMap<>();
    private long last;
    private int things;

    /** Gives out the {@code data} of the parts of one answer. */
    final class Batch {
        private final long number;
        private final List<Object> parts = new ArrayList<>();

        private Batch(long number) {
            this.number = number;
        }

        /** What the client is to send back for {@code thing}. */
        String add(Object thing) {
            synchronized (Handles.this) {
                parts.add(thing);
                if (answers.get(number) == parts) {
                    things++;
                    trim();
                }
                return number + "." + (parts.size() - 1);
            }
        }
    }

    /** A new answer; what is not used costs nothing. */
    synchronized Batch batch() {
        last++;
        var batch = new Batch(last);
        answers.put(last, batch.parts);
        trim();
        return batch;
    }

    /** The newest answer stays, whatever its size: it has to fit into one message anyway. */
    private void trim() {
        while (answers.size() > MOST_ANSWERS || things > MOST_THINGS && answers.size() > 1) {
            var eldest = answers.entrySet().iterator();
            things -= eldest.next().getValue().size();
            eldest.remove();
        }
    }

    /** The thing that {@code data} was given out for; empty if it is forgotten, is another, or was never there. */
    synchronized <T> Optional<T> find(@Nullable Object data, Class<T> type) {
        String[] path = text(data).split("\\.", 2);
        try {
            List<Object> parts = answers.getOrDefault(Long.parseLong(path[0]), List.of());
            int index = path.length < 2 ? -1 : Integer.parseInt(path[1]);
            return index >= 0 && index < parts.size() && type.isInstance(parts.get(index))
                    ? Optional.of(type.cast(parts.get(index))) : Optional.empty();
        } catch (NumberFormatException strange) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable Object data) {
        return data instanceof JsonElement json && json.isJsonPrimitive() ? json.getAsString()
                : data instanceof String text ? text : "";
    }

    synchronized int size() {
        return things;
    }
}

package dev.rustaiide.foundation.events;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.serialization.Json;

/**
 * Events as JSON, by the components of their records: numbers, truth values, texts, and objects and arrays of these;
 * anything else by its {@code toString}. For those who look: it takes microseconds and hides no secrets, which is up to
 * whoever writes it down. Pure functions.
 */
public final class EventJson {
    private static final int DEEPEST = 6;
    private static final int LONGEST = 100;

    private EventJson() {}

    /** {@code time}, {@code type}, {@code correlation} if there is one, and the components under {@code event}. */
    public static Json of(Published published) {
        var json = Json.object().put("time", published.time().toString()).put("type", type(published.event()));
        if (!published.correlation().isEmpty()) {
            json.put("correlation", published.correlation());
        }
        return json.put("event", of(published.event())).build();
    }

    /** The name of the type as it is written in code, with that of a type around it: {@code Files.Saved}. */
    public static String type(Record event) {
        String name = event.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }

    public static Json of(Record event) {
        return value(event, 0);
    }

    private static Json value(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> Json.NULL;
            case Boolean truth -> Json.of(truth);
            case Integer number -> Json.of(number);
            case Long number -> Json.of(number);
            case Short number -> Json.of(number);
            case Byte number -> Json.of(number);
            case Double number when Double.isFinite(number) -> Json.of(number);
            case Float number when Float.isFinite(number) -> Json.of(number);
            case Optional<?> optional -> value(optional.orElse(null), depth);
            case Record inner when depth < DEEPEST -> components(inner, depth);
            case Collection<?> many when depth < DEEPEST -> elements(many, depth);
            case Map<?, ?> map when depth < DEEPEST -> entries(map, depth);
            default -> Json.of(String.valueOf(value));
        };
    }

    private static Json components(Record event, int depth) {
        var json = Json.object();
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            json.put(component.getName(), value(read(component, event), depth + 1));
        }
        return json.build();
    }

    /** What an accessor throws stands where its value would. */
    private static @Nullable Object read(RecordComponent component, Record event) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(event);
        } catch (ReflectiveOperationException | RuntimeException failed) { // boundary: somebody else's record
            return "(cannot be read: " + failed + ')';
        }
    }

    private static Json elements(Collection<?> many, int depth) {
        List<Json> elements = new ArrayList<>();
        for (Object each : many) {
            if (elements.size() == LONGEST) {
                elements.add(Json.of("and " + (many.size() - LONGEST) + " more"));
                break;
            }
            elements.add(value(each, depth + 1));
        }
        return Json.array(elements);
    }

    private static Json entries(Map<?, ?> map, int depth) {
        var json = Json.object();
        int left = LONGEST;
        for (var entry : map.entrySet()) {
            if (left-- == 0) {
                json.put("…", "and " + (map.size() - LONGEST) + " more");
                break;
            }
            json.put(String.valueOf(entry.getKey()), value(entry.getValue(), depth + 1));
        }
        return json.build();
    }
}

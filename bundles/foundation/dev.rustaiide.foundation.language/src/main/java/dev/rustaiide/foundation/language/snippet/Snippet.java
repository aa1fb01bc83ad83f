package dev.rustaiide.foundation.language.snippet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.rustaiide.foundation.types.Span;

/**
 * What a snippet writes.
 *
 * @param text without syntax, with what its places stand for at first
 * @param stops its places, in the order of the text; the last one to visit has number 0 and is always there
 */
public record Snippet(String text, List<Stop> stops) {
    public Snippet {
        stops = List.copyOf(stops);
    }

    /**
     * A place to visit. Those with one number say the same and are edited together; one may lie within another.
     *
     * @param choices what can be chosen for it; empty if anything may be typed
     * @param parent the index of the place that it lies within; -1 if in none
     * @param transform what it makes of what those of its number say, when people leave them
     */
    public record Stop(int number, Span span, List<String> choices, int parent, Optional<Transform> transform) {
        public Stop {
            choices = List.copyOf(choices);
        }
    }

    /** The numbers in the order of visiting: from 1 up, then 0. */
    public List<Integer> order() {
        Map<Integer, Boolean> numbers = new TreeMap<>();
        stops.forEach(stop -> numbers.put(stop.number, true));
        return Stream.concat(numbers.keySet().stream().filter(number -> number > 0), Stream.of(0)).toList();
    }

    /** The same where each line but the first begins with {@code indent} and a tab is {@code unit}. */
    public static String indented(String source, String indent, String unit) {
        String levels = unit.equals("\t") ? source : source.replace("\t", unit);
        return levels.replace("\r\n", "\n").replace("\n", "\n" + indent);
    }
}

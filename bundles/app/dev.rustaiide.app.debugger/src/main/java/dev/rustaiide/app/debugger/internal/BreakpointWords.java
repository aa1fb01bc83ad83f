package dev.rustaiide.app.debugger.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.system.debug.adapter.Breakpoint.When;

/**
 * A breakpoint as people write it in a line: a place, and when it counts, e.g. {@code shop::total if price > 3}, or
 * with {@code from 5} from the fifth time on, or with {@code print} and a text instead of stopping.
 */
record BreakpointWords(String place, When when) {
    private static final Pattern FORM = Pattern.compile("(?s)(?<place>.*?)(?:(?:^|\\s+)if\\s+(?<condition>.+?))?"
            + "(?:(?:^|\\s+)from\\s+(?<hits>\\d+))?(?:(?:^|\\s+)print\\s+(?<log>.+))?");

    static BreakpointWords parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            return new BreakpointWords(text.strip(), When.ALWAYS);
        }
        return new BreakpointWords(parts.group("place").strip(), new When(or(parts.group("condition")),
                or(parts.group("hits")), or(parts.group("log"))));
    }

    private static String or(@Nullable String part) {
        return part == null ? "" : part.strip();
    }

    /** The same again. */
    String print() {
        return (place + print(" if ", when.condition()) + print(" from ", when.hits()) + print(" print ", when.log()))
                .strip();
    }

    private static String print(String word, String part) {
        return part.isEmpty() ? "" : word + part;
    }
}

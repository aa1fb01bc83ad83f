package dev.rustaiide.system.debug.adapter.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression that only leads from a variable to something in it, such as {@code orders[2].items.0}, in the words of
 * Rust and most other languages.
 *
 * @param variable where it begins
 * @param steps the names of what it goes on to; {@code [2]} for an item
 */
record PathExpression(String variable, List<String> steps) {
    private static final Pattern START = Pattern.compile("\\s*[&*]*\\s*([\\p{L}_][\\p{L}\\p{N}_]*)");
    private static final Pattern STEP = Pattern.compile(
            "\\s*(?:\\.\\s*([\\p{L}_][\\p{L}\\p{N}_]*|\\d+)|(\\[\\s*\\d+\\s*]))");

    /** Empty if {@code text} is more than that. */
    static Optional<PathExpression> of(String text) {
        Matcher start = START.matcher(text);
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        var steps = new ArrayList<String>();
        Matcher step = STEP.matcher(text);
        int at = start.end();
        while (step.region(at, text.length()).lookingAt()) {
            steps.add(step.group(1) != null ? step.group(1) : step.group(2).replaceAll("\\s", ""));
            at = step.end();
        }
        return text.substring(at).isBlank() ? Optional.of(new PathExpression(start.group(1), steps)) : Optional.empty();
    }
}

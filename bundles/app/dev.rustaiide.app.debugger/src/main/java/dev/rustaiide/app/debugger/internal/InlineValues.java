package dev.rustaiide.app.debugger.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.debug.adapter.Variable;

/** Finds the lines behind which the values of variables are shown: each where it was named last. */
final class InlineValues {
    private static final Pattern WORD = Pattern.compile("(?<![\\w.])[\\p{L}_][\\p{L}\\p{N}_]*(?!\\s*[(!:]{1,2}[^=])");
    /** More of a function above the line than people look at. */
    private static final int LINES = 200;
    private static final int LONGEST = 60;

    private InlineValues() {}

    /**
     * Words for lines of {@code text}, from {@code first}, where the function begins, to {@code last}, where the
     * program stands.
     */
    static Map<Integer, String> of(Text text, int first, int last, List<Variable> variables) {
        Map<String, String> values = new HashMap<>();
        // Of several with one name the last is the innermost.
        variables.forEach(variable -> values.put(variable.name(), shortened(variable.value())));
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (int line = Math.max(first, last - LINES); line <= Math.min(last, text.lineCount() - 1); line++) {
            String code = text.substring(text.lineStart(line), text.lineEnd(line));
            int comment = code.indexOf("//");
            Matcher word = WORD.matcher(comment < 0 ? code : code.substring(0, comment));
            while (word.find()) {
                if (values.containsKey(word.group())) {
                    lines.put(word.group(), line);
                }
            }
        }
        Map<Integer, String> notes = new HashMap<>();
        lines.forEach((name, line) -> notes.merge(line, name + " = " + values.get(name),
                (one, other) -> one + "   " + other));
        return notes;
    }

    private static String shortened(String value) {
        String line = value.replace('\n', ' ');
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}

package dev.rustaiide.app.ui.output;

import dev.rustaiide.foundation.types.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the places that a line of output names: {@code src/main.rs:4:9}, {@code main.py", line 3}, web addresses. */
public final class OutputLinks {
    private static final Pattern PLACE = Pattern.compile(
            "(?<web>https?://[^\\s\"'<>)\\]]+)"
                    + "|(?<path>(?:[A-Za-z]:[\\\\/])?[\\w.~@+/\\\\-]*[\\w+-]\\.[A-Za-z][\\w]{0,9}):(?<line>\\d{1,7})"
                    + "(?::(?<column>\\d{1,5}))?"
                    + "|File \"(?<python>[^\"]+)\", line (?<pline>\\d{1,7})");

    private OutputLinks() {}

    /** A link from {@code start} up to {@code end} of its line. */
    public record Found(int start, int end, OutputLink link) {}

    /** The links of {@code line}, from left to right; none in a line of thousands of characters. */
    public static List<Found> in(String line) {
        List<Found> found = new ArrayList<>();
        if (line.length() > 4000 || line.indexOf(':') < 0 && line.indexOf('"') < 0) {
            return found;
        }
        Matcher matcher = PLACE.matcher(line);
        while (matcher.find()) {
            found.add(new Found(matcher.start(), matcher.end(), link(matcher)));
        }
        return found;
    }

    private static OutputLink link(Matcher matcher) {
        String web = matcher.group("web");
        if (web != null) {
            return new OutputLink(web, new Position(0, 0));
        }
        String python = matcher.group("python");
        String path = python != null ? python : matcher.group("path");
        int line = number(matcher.group(python != null ? "pline" : "line"));
        String column = matcher.group("column");
        return new OutputLink(path, new Position(line, column == null ? 0 : number(column)));
    }

    /** From one, as people count; a zero means the first. */
    private static int number(String digits) {
        return Math.max(0, Integer.parseInt(digits) - 1);
    }
}

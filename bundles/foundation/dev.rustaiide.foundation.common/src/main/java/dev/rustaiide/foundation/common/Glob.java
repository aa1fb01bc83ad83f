package dev.rustaiide.foundation.common;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern over paths with {@code /}: {@code ?} is one character and {@code *} any number of them inside a segment,
 * {@code [a-z]}, {@code [!a]} and {@code [[:digit:]]} one of a set, {@code **} as a whole segment any number of
 * segments (at the end at least one), {@code {a,b}} either, and a backslash makes the next character stand for itself.
 * A set that is not closed matches nothing. Immutable; any thread may use it; time is bounded by pattern length times
 * path length.
 */
public final class Glob {
    private static final String ANY_SEGMENTS = "**";
    private static final int MOST_ALTERNATIVES = 256;

    private final String pattern;
    private final List<String[]> alternatives;

    private Glob(String pattern, List<String[]> alternatives) {
        this.pattern = pattern;
        this.alternatives = alternatives;
    }

    /** @throws IllegalArgumentException if braces make more than 256 alternatives */
    public static Glob of(String pattern) {
        List<String> expanded = new ArrayList<>();
        expand(pattern, expanded);
        return new Glob(pattern, expanded.stream().map(each -> each.split("/", -1)).toList());
    }

    /** As gitignore has it: braces stand for themselves. */
    static Glob withoutBraces(String pattern) {
        return new Glob(pattern, List.<String[]>of(pattern.split("/", -1)));
    }

    private static void expand(String pattern, List<String> to) {
        int open = brace(pattern, 0, '{');
        int close = open < 0 ? -1 : closing(pattern, open);
        if (close < 0) {
            if (to.size() == MOST_ALTERNATIVES) {
                throw new IllegalArgumentException("more than " + MOST_ALTERNATIVES + " alternatives");
            }
            to.add(pattern);
            return;
        }
        for (int at = open; at < close;) {
            int end = alternativeEnd(pattern, at + 1, close);
            expand(pattern.substring(0, open) + pattern.substring(at + 1, end) + pattern.substring(close + 1), to);
            at = end;
        }
    }

    private static int brace(String pattern, int from, char brace) {
        for (int i = from; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (pattern.charAt(i) == brace) {
                return i;
            }
        }
        return -1;
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '\\' -> i++;
                case '{' -> depth++;
                case '}' -> depth--;
                default -> { }
            }
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int alternativeEnd(String pattern, int from, int close) {
        int depth = 0;
        for (int i = from; i < close; i++) {
            switch (pattern.charAt(i)) {
                case '\\' -> i++;
                case '{' -> depth++;
                case '}' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> { }
            }
        }
        return close;
    }

    /** Whether the whole of {@code path} matches; its segments are parted by {@code /}. */
    public boolean matches(String path) {
        String[] segments = path.split("/", -1);
        for (String[] alternative : alternatives) {
            if (matches(alternative, segments)) {
                return true;
            }
        }
        return false;
    }

    /** Goes back only to the last {@code **}: what an earlier one could take more, the last can. */
    private static boolean matches(String[] pattern, String[] path) {
        int at = 0;
        int segment = 0;
        int resumeAt = -1;
        int resumeSegment = 0;
        while (segment < path.length) {
            if (at < pattern.length && pattern[at].equals(ANY_SEGMENTS)) {
                if (at == pattern.length - 1) {
                    return true;
                }
                resumeAt = ++at;
                resumeSegment = segment;
            } else if (at < pattern.length && Segment.matches(pattern[at], path[segment])) {
                at++;
                segment++;
            } else if (resumeAt >= 0) {
                at = resumeAt;
                segment = ++resumeSegment;
            } else {
                return false;
            }
        }
        return at == pattern.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && pattern.equals(glob.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }
}

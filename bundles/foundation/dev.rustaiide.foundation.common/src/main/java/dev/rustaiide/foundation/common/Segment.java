package dev.rustaiide.foundation.common;

/** Matches one segment of a path, without {@code /}, against one of a {@link Glob}. */
final class Segment {
    private final String pattern;
    private final String name;
    /** Behind the part of the pattern that {@link #one} has just matched. */
    private int next;

    private Segment(String pattern, String name) {
        this.pattern = pattern;
        this.name = name;
    }

    static boolean matches(String pattern, String name) {
        return new Segment(pattern, name).matches();
    }

    /** Goes back only to the last star. */
    private boolean matches() {
        int at = 0;
        int i = 0;
        int resumeAt = -1;
        int resume = 0;
        while (i < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                resumeAt = ++at;
                resume = i;
            } else if (at < pattern.length() && one(at, name.charAt(i))) {
                at = next;
                i++;
            } else if (resumeAt >= 0) {
                at = resumeAt;
                i = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    private boolean one(int at, char c) {
        char wanted = pattern.charAt(at);
        next = at + 1;
        if (wanted == '?') {
            return true;
        }
        if (wanted == '[') {
            return set(at + 1, c);
        }
        if (wanted != '\\') {
            return wanted == c;
        }
        next = at + 2;
        return at + 1 < pattern.length() && pattern.charAt(at + 1) == c;
    }

    private boolean set(int start, char c) {
        int at = start;
        boolean negated = at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^');
        if (negated) {
            at++;
        }
        boolean matched = false;
        for (int first = at; at < pattern.length(); at = next) {
            if (pattern.charAt(at) == ']' && at > first) {
                next = at + 1;
                return matched != negated;
            }
            matched |= pattern.startsWith("[:", at) ? named(at, c) : range(at, c);
            if (next < 0) {
                return false;
            }
        }
        return false;
    }

    private boolean named(int at, char c) {
        int end = pattern.indexOf(":]", at + 2);
        next = end < 0 ? -1 : end + 2;
        return end >= 0 && switch (pattern.substring(at + 2, end)) {
            case "alpha" -> isLetter(c);
            case "digit" -> isDigit(c);
            case "alnum" -> isLetter(c) || isDigit(c);
            case "upper" -> c >= 'A' && c <= 'Z';
            case "lower" -> c >= 'a' && c <= 'z';
            case "space" -> c == ' ' || c >= '\t' && c <= '\r';
            case "blank" -> c == ' ' || c == '\t';
            case "punct" -> c > ' ' && c < 0x7F && !isLetter(c) && !isDigit(c);
            case "print" -> c >= ' ' && c < 0x7F;
            case "graph" -> c > ' ' && c < 0x7F;
            case "cntrl" -> c < ' ' || c == 0x7F;
            case "xdigit" -> Character.digit(c, 16) >= 0 && c < 0x7F;
            default -> {
                next = -1;
                yield false;
            }
        };
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A character, or two with a hyphen between them. */
    private boolean range(int at, char c) {
        int low = escaped(at);
        int behind = next;
        boolean isRange = behind + 1 < pattern.length() && pattern.charAt(behind) == '-'
                && pattern.charAt(behind + 1) != ']';
        if (!isRange) {
            return low == c;
        }
        int high = escaped(behind + 1);
        return low <= c && c <= high;
    }

    private int escaped(int at) {
        boolean escape = pattern.charAt(at) == '\\' && at + 1 < pattern.length();
        next = escape ? at + 2 : at + 1;
        return pattern.charAt(escape ? at + 1 : at);
    }
}

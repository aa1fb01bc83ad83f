package dev.rustaiide.foundation.language.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.language.snippet.Transform.Part;

/** Reads {@code /expression/format/options}. */
final class TransformReader {
    private final String source;
    private int at;

    /** {@code at} is the first slash. */
    TransformReader(String source, int at) {
        this.source = source;
        this.at = at;
    }

    /** Behind what was read. */
    int end() {
        return at;
    }

    /** Reads up to and with the brace that ends it; empty if it is no syntax. */
    Optional<Transform> read() {
        at++;
        @Nullable String expression = expression();
        @Nullable List<Part> format = expression == null ? null : format();
        int flags = 0;
        boolean all = false;
        while (format != null && at < source.length() && source.charAt(at) != '}') {
            switch (source.charAt(at++)) {
                case 'g' -> all = true;
                case 'i' -> flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'm' -> flags |= Pattern.MULTILINE;
                case 's' -> flags |= Pattern.DOTALL;
                case 'u', 'y' -> {
                    // Always so here, or of no matter.
                }
                default -> format = null;
            }
        }
        if (expression == null || format == null || at >= source.length()) {
            return Optional.empty();
        }
        at++;
        try {
            return Optional.of(new Transform(Pattern.compile(expression, flags | Pattern.UNIX_LINES), format, all));
        } catch (PatternSyntaxException | StackOverflowError foreign) {
            return Optional.empty();
        }
    }

    /** Up to a slash that is not escaped; everything else that is escaped is the expression's own. */
    private @Nullable String expression() {
        StringBuilder expression = new StringBuilder();
        while (at < source.length() && source.charAt(at) != '/') {
            char c = source.charAt(at++);
            if (c == '\\' && at < source.length()) {
                expression.append(source.charAt(at) == '/' ? "" : "\\").append(source.charAt(at++));
            } else {
                expression.append(c);
            }
        }
        return at++ < source.length() ? expression.toString() : null;
    }

    private @Nullable List<Part> format() {
        List<Part> parts = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        while (at < source.length() && source.charAt(at) != '/') {
            Part part = source.charAt(at) == '$' ? part() : null;
            if (part == null) {
                words.append(escaped("$}\\/"));
            } else {
                flush(words, parts);
                parts.add(part);
            }
        }
        flush(words, parts);
        return at++ < source.length() ? parts : null;
    }

    private static void flush(StringBuilder words, List<Part> parts) {
        if (!words.isEmpty()) {
            parts.add(new Transform.Words(words.toString()));
            words.setLength(0);
        }
    }

    /** One character, or the one that a backslash stands before if it is one of {@code special}. */
    private char escaped(String special) {
        char c = source.charAt(at++);
        boolean escapes = c == '\\' && at < source.length() && special.indexOf(source.charAt(at)) >= 0;
        return escapes ? source.charAt(at++) : c;
    }

    /** What a dollar starts; null, and nothing is read, if that is only a dollar. */
    private @Nullable Part part() {
        int start = at;
        boolean braced = source.startsWith("${", at);
        at += braced ? 2 : 1;
        int digits = at;
        while (at < source.length() && at - digits < 4 && source.charAt(at) >= '0' && source.charAt(at) <= '9') {
            at++;
        }
        Part part = null;
        if (at > digits) {
            int group = Integer.parseInt(source.substring(digits, at));
            part = braced ? braced(group) : new Transform.Cased(group, Transform.Case.SAME);
        }
        if (part == null) {
            at = start;
        }
        return part;
    }

    private @Nullable Part braced(int group) {
        if (source.startsWith("}", at)) {
            at++;
            return new Transform.Cased(group, Transform.Case.SAME);
        }
        if (!source.startsWith(":", at) || at + 1 >= source.length()) {
            return null;
        }
        at++;
        char kind = source.charAt(at);
        at += "/+?-".indexOf(kind) >= 0 ? 1 : 0;
        return switch (kind) {
            case '/' -> cased(group);
            case '+' -> either(group, until('}'), "");
            case '?' -> either(group, until(':'), until('}'));
            default -> {
                String absent = until('}');
                yield absent == null ? null : new Transform.Either(group, null, absent);
            }
        };
    }

    private static @Nullable Part either(int group, @Nullable String present, @Nullable String absent) {
        return present == null || absent == null ? null : new Transform.Either(group, present, absent);
    }

    /** A case that nobody knows here changes nothing: there may be new ones. */
    private @Nullable Part cased(int group) {
        String name = until('}');
        for (Transform.Case one : Transform.Case.values()) {
            if (one != Transform.Case.SAME && one.name().toLowerCase(Locale.ROOT).equals(name)) {
                return new Transform.Cased(group, one);
            }
        }
        return name == null ? null : new Transform.Cased(group, Transform.Case.SAME);
    }

    /** Up to {@code end}, which is read as well; null if it does not come. */
    private @Nullable String until(char end) {
        StringBuilder text = new StringBuilder();
        while (at < source.length() && source.charAt(at) != end) {
            text.append(escaped("$}\\/:"));
        }
        return at++ < source.length() ? text.toString() : null;
    }
}

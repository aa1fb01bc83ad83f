package dev.rustaiide.ai.code.index.internal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.types.Span;

/** Finds the parameters in the words of a declaration. */
final class ParameterList {
    private ParameterList() {}

    /** Where each parameter stands behind {@code name} in {@code declaration}; null if there is no list of them. */
    static @Nullable List<Span> of(String declaration, String name) {
        int at = nameEnd(declaration, name);
        if (at < declaration.length() && declaration.charAt(at) == '<') {
            at = close(declaration, at) + 1;
        }
        while (at < declaration.length() && declaration.charAt(at) == ' ') {
            at++;
        }
        if (at >= declaration.length() || declaration.charAt(at) != '(') {
            return null;
        }
        return parts(declaration, at + 1, close(declaration, at));
    }

    private static int nameEnd(String declaration, String name) {
        int at = declaration.indexOf(name);
        while (at >= 0) {
            int end = at + name.length();
            boolean whole = (at == 0 || !Character.isJavaIdentifierPart(declaration.charAt(at - 1)))
                    && (end == declaration.length() || !Character.isJavaIdentifierPart(declaration.charAt(end)));
            boolean list = end < declaration.length() && "(< ".indexOf(declaration.charAt(end)) >= 0;
            if (whole && list && !declaration.startsWith(" " + name, end)) {
                return end;
            }
            at = declaration.indexOf(name, at + 1);
        }
        return declaration.length();
    }

    /** The bracket that closes the one at {@code open}; the end if there is none. */
    private static int close(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += step(text, i);
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    /** 1 where a bracket opens, -1 where one closes; an arrow is none. */
    private static int step(String text, int at) {
        return switch (text.charAt(at)) {
            case '(', '[', '{', '<' -> 1;
            case ')', ']', '}' -> -1;
            case '>' -> at > 0 && (text.charAt(at - 1) == '-' || text.charAt(at - 1) == '=') ? 0 : -1;
            default -> 0;
        };
    }

    private static List<Span> parts(String text, int from, int to) {
        var parts = new ArrayList<Span>();
        int depth = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text.charAt(i) == ',' && depth == 0) {
                add(text, start, Math.min(i, text.length()), parts);
                start = i + 1;
            } else {
                depth += step(text, i);
            }
        }
        return parts;
    }

    private static void add(String text, int from, int to, List<Span> parts) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            parts.add(new Span(start, end));
        }
    }

    /** What is before the dot of a call rather than in its brackets. */
    static boolean isReceiver(String parameter) {
        return parameter.matches("(&\\s*)?('\\w+\\s+)?(mut\\s+)?self(\\s*:.*)?|cls");
    }

    /** Whether it takes any number of values. */
    static boolean isMany(String parameter) {
        return parameter.startsWith("*") || parameter.contains("...");
    }
}

package dev.rustaiide.app.vim.internal.core;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Vim's patterns as Java's: what is special with a backslash there is so without one here, and the other way round. */
final class Patterns {
    private static final String SPECIAL_WITH_BACKSLASH = "+?|(){}=";

    private Patterns() {}

    /** Empty if there is no such pattern. */
    static Optional<Pattern> compile(String vim) {
        boolean ignoreCase = vim.contains("\\c");
        int flags = Pattern.MULTILINE | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        try {
            return Optional.of(Pattern.compile(translate(vim.replace("\\c", "").replace("\\C", "")), flags));
        } catch (PatternSyntaxException none) {
            return Optional.empty();
        }
    }

    private static String translate(String vim) {
        boolean very = vim.startsWith("\\v");
        boolean literal = vim.startsWith("\\V");
        String rest = very || literal || vim.startsWith("\\m") ? vim.substring(2) : vim;
        var java = new StringBuilder();
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '\\' && i + 1 < rest.length()) {
                escaped(java, rest.charAt(++i), very);
            } else if (c == '[' && !literal && rest.indexOf(']', i + 2) > 0) {
                int close = rest.indexOf(']', i + 2);
                java.append(rest, i, close + 1);
                i = close;
            } else {
                plain(java, c, very, literal);
            }
        }
        return java.toString();
    }

    private static void plain(StringBuilder java, char c, boolean very, boolean literal) {
        if (very && (c == '<' || c == '>')) {
            java.append("\\b");
        } else if (very && (SPECIAL_WITH_BACKSLASH.indexOf(c) >= 0) || !literal && ".*^$".indexOf(c) >= 0) {
            java.append(c == '=' ? '?' : c);
        } else {
            java.append(Pattern.quote(String.valueOf(c)));
        }
    }

    private static void escaped(StringBuilder java, char c, boolean very) {
        switch (c) {
            case '<', '>' -> java.append("\\b");
            case 'n' -> java.append("\\R");
            case 't', 's', 'S', 'd', 'D', 'w', 'W' -> java.append('\\').append(c);
            case 'a' -> java.append("[A-Za-z]");
            case 'l' -> java.append("[a-z]");
            case 'u' -> java.append("[A-Z]");
            case 'x' -> java.append("[0-9A-Fa-f]");
            default -> {
                if (!very && SPECIAL_WITH_BACKSLASH.indexOf(c) >= 0) {
                    java.append(c == '=' ? '?' : c);
                } else {
                    java.append(Pattern.quote(String.valueOf(c)));
                }
            }
        }
    }

    /** The pattern that finds {@code word} where it stands alone, or anywhere. */
    static String ofWord(String word, boolean alone) {
        String escaped = word.replaceAll("([\\\\.*^$\\[\\]/~])", "\\\\$1");
        boolean name = WordMotions.isName(word.codePointAt(0));
        return alone && name ? "\\<" + escaped + "\\>" : escaped;
    }

    /** What {@code replacement} of {@code :s} stands for in Java's words. */
    static String replacement(String vim) {
        var java = new StringBuilder();
        for (int i = 0; i < vim.length(); i++) {
            char c = vim.charAt(i);
            if (c == '\\' && i + 1 < vim.length()) {
                char next = vim.charAt(++i);
                switch (next) {
                    case 'r', 'n' -> java.append('\n');
                    case 't' -> java.append('\t');
                    case '0' -> java.append("$0");
                    default -> java.append(Character.isDigit(next) ? "$" + next : quoted(next));
                }
            } else {
                java.append(c == '&' ? "$0" : quoted(c));
            }
        }
        return java.toString();
    }

    private static String quoted(char c) {
        return c == '$' || c == '\\' ? "\\" + c : String.valueOf(c);
    }
}

package dev.rustaiide.app.vim.internal.core;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import dev.rustaiide.foundation.text.TextSearch;

/**
 * A pattern of Vim's. What is special with a backslash there is so without one in a search of the editor, and the other
 * way round.
 *
 * @param written as people wrote it
 * @param groups how many parts of it have a number
 */
record VimPattern(String written, TextSearch search, int groups) {
    /** Nobody waits longer at a key. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String SPECIAL_WITH_BACKSLASH = "+?|(){}=";
    private static final Pattern PLAIN = Pattern.compile("[\\w ]+");

    /** Empty if there is no such pattern. {@code anyCase} whatever the pattern says. */
    static Optional<VimPattern> of(String vim, boolean anyCase) {
        boolean matchCase = !anyCase && !vim.contains("\\c");
        String bare = vim.replace("\\c", "").replace("\\C", "");
        if (PLAIN.matcher(bare).matches()) {
            return Optional.of(new VimPattern(vim, TextSearch.literal(bare, matchCase, false).within(PATIENCE), 0));
        }
        try {
            String java = translate(bare);
            int groups = Pattern.compile(java).matcher("").groupCount();
            return Optional.of(new VimPattern(vim, TextSearch.regex(java, matchCase).within(PATIENCE), groups));
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
                java.append(set(rest.substring(i + 1, close)));
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
            case 't', 'd', 'w' -> java.append('\\').append(c);
            case 's' -> java.append("[ \\t]");
            case 'S' -> java.append("[^ \\t\\r\\n]");
            case 'D' -> java.append("[^\\d\\r\\n]");
            case 'W' -> java.append("[^\\w\\r\\n]");
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

    /** No line end is in a set that says what is not; brackets and ampersands mean nothing in it. */
    private static String set(String members) {
        boolean not = members.startsWith("^");
        String each = members.substring(not ? 1 : 0).replace("[", "\\[").replace("&", "\\&");
        return (not ? "[^\\r\\n" : "[") + each + "]";
    }

    /** The pattern that finds {@code word} where it stands alone, or anywhere. */
    static String ofWord(String word, boolean alone) {
        String escaped = word.replaceAll("([\\\\.*^$\\[\\]/~])", "\\\\$1");
        boolean name = WordMotions.isName(word.codePointAt(0));
        return alone && name ? "\\<" + escaped + "\\>" : escaped;
    }

    /** What {@code vim} behind a pattern stands for, as {@link TextSearch#replacement} has it. */
    String replacement(String vim) {
        var template = new StringBuilder();
        for (int i = 0; i < vim.length(); i++) {
            char c = vim.charAt(i);
            if (c == '\\' && i + 1 < vim.length()) {
                char next = vim.charAt(++i);
                switch (next) {
                    case 'r', 'n' -> template.append('\n');
                    case 't' -> template.append('\t');
                    default -> template.append(next >= '0' && next <= '9' ? group(next - '0') : quoted(next));
                }
            } else {
                template.append(c == '&' ? group(0) : quoted(c));
            }
        }
        return template.toString();
    }

    /** A group that is not in the pattern stands for nothing. */
    private String group(int number) {
        return number <= groups ? "$" + number : "";
    }

    private static String quoted(char c) {
        return c == '$' || c == '\\' ? "\\" + c : String.valueOf(c);
    }
}

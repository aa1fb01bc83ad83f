package dev.rustaiide.ai.code.analysis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A node in a pattern.
 *
 * @param types what the node may be: names of types, tokens with a {@code "} before them,
 *     {@link #ANY}, {@link #ANY_NAMED}
 * @param field what its parent has to hold it as; null for whatever
 * @param first whether it must be the first child, or follow the shape before it at once
 * @param last whether it must be the last child
 * @param optional whether it need not be there
 */
record Shape(Set<String> types, @Nullable String field, List<Shape> children, List<String> captures, boolean first,
        boolean last, boolean optional) {
    static final String ANY = "_";
    static final String ANY_NAMED = "(_)";

    /** Whether a node may be this; {@code key} is its type, for a token with a {@code "} before it. */
    static boolean contain(Set<String> types, String key) {
        return types.contains(key) || types.contains(ANY)
                || types.contains(ANY_NAMED) && !key.startsWith("\"");
    }

    /**
     * Reads the part of tree-sitter's query language that {@link HighlightRules} needs: nested nodes, tokens, fields,
     * alternatives of nodes without children, captures, dots and predicates behind them in a group.
     */
    static final class Reader {
        private final String source;
        private int at;
        private List<Predicate> predicates = new ArrayList<>();

        Reader(String source) {
            this.source = source;
        }

        /** The next pattern; null at the end. */
        @Nullable Pattern next() {
            predicates = new ArrayList<>();
            if (peek() == 0) {
                return null;
            }
            Shape shape = shape(null, false);
            return new Pattern(shape, predicates);
        }

        private Shape shape(@Nullable String field, boolean first) {
            return switch (peek()) {
                case '(' -> parenthesis(field, first);
                case '[' -> alternatives(field, first);
                case '"' -> leaf(Set.of("\"" + string()), field, first);
                default -> leaf(Set.of(word()), field, first);
            };
        }

        private Shape leaf(Set<String> types, @Nullable String field, boolean first) {
            boolean optional = isOptional();
            return new Shape(types, field, List.of(), captures(), first, isLast(), optional);
        }

        private Shape alternatives(@Nullable String field, boolean first) {
            at++;
            var types = new java.util.HashSet<String>();
            while (peek() != ']') {
                types.addAll(shape(null, false).types);
            }
            at++;
            return leaf(types, field, first);
        }

        private Shape parenthesis(@Nullable String field, boolean first) {
            at++;
            boolean group = peek() == '(' || peek() == '[' || peek() == '"';
            String type = group ? "" : word();
            var children = new ArrayList<Shape>();
            while (peek() != ')') {
                child(children);
            }
            at++;
            if (group) {
                return children.getFirst();
            }
            boolean optional = isOptional();
            return new Shape(Set.of(ANY.equals(type) ? ANY_NAMED : type), field, children, captures(), first, isLast(),
                    optional);
        }

        private void child(List<Shape> children) {
            boolean follows = peek() == '.';
            if (follows) {
                at++;
            }
            if (isPredicate()) {
                predicates.add(predicate());
                return;
            }
            String field = field();
            children.add(shape(field, follows));
        }

        private boolean isPredicate() {
            return peek() == '(' && source.charAt(at + 1) == '#';
        }

        private Predicate predicate() {
            at += 2;
            String name = word();
            String capture = capture();
            var words = new ArrayList<String>();
            while (peek() == '"') {
                words.add(string());
            }
            at++;
            return new Predicate(name, capture, words);
        }

        private @Nullable String field() {
            int end = at;
            while (end < source.length() && isWordPart(source.charAt(end))) {
                end++;
            }
            if (end == at || end == source.length() || source.charAt(end) != ':') {
                return null;
            }
            String field = source.substring(at, end);
            at = end + 1;
            return field;
        }

        private List<String> captures() {
            var captures = new ArrayList<String>();
            while (peek() == '@') {
                captures.add(capture());
            }
            return captures;
        }

        private String capture() {
            if (peek() != '@') {
                throw wrong();
            }
            at++;
            return word();
        }

        private boolean isOptional() {
            boolean mark = peek() == '?';
            at += mark ? 1 : 0;
            return mark;
        }

        private boolean isLast() {
            boolean dot = peek() == '.';
            if (!dot) {
                return false;
            }
            int here = at++;
            boolean last = peek() == ')';
            at = last ? at : here;
            return last;
        }

        private String word() {
            peek();
            int start = at;
            while (at < source.length() && isWordPart(source.charAt(at))) {
                at++;
            }
            if (at == start) {
                throw wrong();
            }
            return source.substring(start, at);
        }

        private static boolean isWordPart(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
                    || c == '?';
        }

        private String string() {
            var string = new StringBuilder();
            for (at++; source.charAt(at) != '"'; at++) {
                at += source.charAt(at) == '\\' ? 1 : 0;
                string.append(source.charAt(at));
            }
            at++;
            return string.toString();
        }

        /** The next character that is neither blank nor part of a comment; 0 at the end. */
        private char peek() {
            while (at < source.length()) {
                char c = source.charAt(at);
                if (c == ';') {
                    at = source.indexOf('\n', at);
                } else if (c > ' ') {
                    return c;
                } else {
                    at++;
                }
            }
            return 0;
        }

        private IllegalArgumentException wrong() {
            return new IllegalArgumentException("query: " + source.substring(at, Math.min(source.length(), at + 40)));
        }
    }

    /** A shape and what must hold for what it captures. */
    record Pattern(Shape shape, List<Predicate> predicates) {}

    /** A condition on the text of a captured node. */
    record Predicate(String name, String capture, List<String> words) {}
}

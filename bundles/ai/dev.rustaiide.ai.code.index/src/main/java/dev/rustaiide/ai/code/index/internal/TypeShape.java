package dev.rustaiide.ai.code.index.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.rustaiide.ai.code.facts.Names;

/**
 * A type of Rust as its words say it.
 *
 * @param path the names of a path, else empty
 * @param parts of a path its arguments, of a tuple its parts, of a slice its element, of bounds all of them
 */
record TypeShape(Kind kind, int[] path, List<TypeShape> parts) {
    static final TypeShape UNKNOWN = new TypeShape(Kind.UNKNOWN, new int[0], List.of());

    /** What it is. */
    enum Kind { PATH, TUPLE, SLICE, BOUNDS, UNKNOWN }

    static TypeShape of(int name) {
        return new TypeShape(Kind.PATH, new int[] {name}, List.of());
    }

    static TypeShape of(int name, TypeShape argument) {
        return new TypeShape(Kind.PATH, new int[] {name}, List.of(argument));
    }

    static TypeShape tuple(TypeShape... parts) {
        return new TypeShape(Kind.TUPLE, new int[0], List.of(parts));
    }

    /** Reads what {@link TypeText} has written. */
    static TypeShape parse(String text, Names names) {
        return new Parser(text, names).bounds();
    }

    /** The last name of its path; {@link Names#NONE} if it has none. */
    int name() {
        return path.length == 0 ? Names.NONE : path[path.length - 1];
    }

    TypeShape part(int index) {
        return index >= 0 && index < parts.size() ? parts.get(index) : UNKNOWN;
    }

    /** For one text. */
    private static final class Parser {
        private final String text;
        private final Names names;
        private int at;

        Parser(String text, Names names) {
            this.text = text;
            this.names = names;
        }

        TypeShape bounds() {
            var all = new ArrayList<TypeShape>();
            all.add(type());
            while (is('+')) {
                at++;
                all.add(type());
            }
            return all.size() == 1 ? all.getFirst() : new TypeShape(Kind.BOUNDS, new int[0], all);
        }

        private TypeShape type() {
            if (is('(')) {
                List<TypeShape> parts = list(')');
                return parts.size() == 1 && text.charAt(at - 2) != ',' ? parts.getFirst()
                        : new TypeShape(Kind.TUPLE, new int[0], parts);
            }
            if (is('[')) {
                at++;
                TypeShape element = bounds();
                skipTo(']');
                return new TypeShape(Kind.SLICE, new int[0], List.of(element));
            }
            return path();
        }

        private TypeShape path() {
            IntStream.Builder builder = IntStream.builder();
            List<TypeShape> arguments = List.of();
            while (at < text.length()) {
                int start = at;
                while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
                    at++;
                }
                if (at == start) {
                    return unknown();
                }
                builder.add(names.of(text.substring(start, at)));
                arguments = is('<') ? list('>') : List.of();
                if (is('(')) {
                    return unknown();
                }
                if (!text.startsWith("::", at)) {
                    break;
                }
                at += 2;
            }
            int[] segments = builder.build().toArray();
            return segments.length == 0 ? UNKNOWN : new TypeShape(Kind.PATH, segments, arguments);
        }

        /** A function's, or what does not parse. */
        private TypeShape unknown() {
            int depth = 0;
            while (at < text.length() && (depth > 0 || ",>)]+".indexOf(text.charAt(at)) < 0)) {
                boolean arrow = text.charAt(at) == '>' && at > 0 && text.charAt(at - 1) == '-';
                depth += "<([".indexOf(text.charAt(at)) >= 0 ? 1 : !arrow && ">)]".indexOf(text.charAt(at)) >= 0 ? -1
                        : 0;
                at++;
            }
            return UNKNOWN;
        }

        /** From the opening bracket on; of {@code Item=T} only the type. */
        private List<TypeShape> list(char close) {
            var all = new ArrayList<TypeShape>();
            at++;
            while (at < text.length() && !is(close)) {
                TypeShape part = bounds();
                if (is('=')) {
                    at++;
                    part = bounds();
                }
                all.add(part);
                at += is(',') ? 1 : is(close) ? 0 : 1;
            }
            at++;
            return all;
        }

        private void skipTo(char close) {
            while (at < text.length() && !is(close)) {
                at++;
            }
            at++;
        }

        private boolean is(char c) {
            return at < text.length() && text.charAt(at) == c;
        }
    }
}

package dev.rustaiide.ai.code.index.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import dev.rustaiide.foundation.text.Text;

/**
 * The brackets of a call around a place, told by its characters alone, since who asks is still writing it.
 *
 * @param nameEnd behind the name of what is called
 * @param commas before the place, between values of this call
 */
record OpenCall(int nameEnd, int commas) {
    private static final int FARTHEST = 50_000;

    /** The innermost call around {@code offset} in what begins at {@code start}; a block in between ends it. */
    static Optional<OpenCall> at(Text text, int start, int offset, boolean rust) {
        int from = Math.max(start, offset - FARTHEST);
        return new Scan(text.substring(from, offset), rust).call()
                .map(call -> new OpenCall(from + call.nameEnd, call.commas));
    }

    private static final class Bracket {
        private final char open;
        private final int at;
        private int commas;

        Bracket(char open, int at) {
            this.open = open;
            this.at = at;
        }
    }

    /** For one text. */
    private static final class Scan {
        private final String code;
        private final boolean rust;
        private final Deque<Bracket> open = new ArrayDeque<>();
        private int at;

        Scan(String code, boolean rust) {
            this.code = code;
            this.rust = rust;
        }

        Optional<OpenCall> call() {
            while (at < code.length()) {
                step(code.charAt(at));
                at++;
            }
            int commas = 0;
            for (Bracket bracket : open) {
                commas += bracket.commas;
                if (bracket.open == '{') {
                    return Optional.empty();
                }
                int name = bracket.open == '(' ? nameEnd(bracket.at) : -1;
                if (name > 0) {
                    return Optional.of(new OpenCall(name, commas));
                }
                commas = bracket.open == '<' ? commas : 0;
            }
            return Optional.empty();
        }

        private void step(char c) {
            switch (c) {
                case '"', '`' -> string(c);
                case '\'' -> quote();
                case '/' -> comment();
                case '|' -> parametersOfClosure();
                case '(', '[', '{' -> open.push(new Bracket(c, at));
                case ')', ']', '}' -> close(c == ')' ? '(' : c == ']' ? '[' : '{');
                case ';' -> statement();
                case '<' -> {
                    if (opensTypes()) {
                        open.push(new Bracket(c, at));
                    }
                }
                case '>' -> {
                    boolean closes = !open.isEmpty() && open.peek().open == '<' && code.charAt(at - 1) != '-';
                    if (closes) {
                        open.pop();
                    }
                }
                case ',' -> {
                    if (!open.isEmpty()) {
                        open.peek().commas++;
                    }
                }
                default -> {
                    // Part of a value.
                }
            }
        }

        /** What is open in round brackets at the end of a statement nobody will close. */
        private void statement() {
            while (!open.isEmpty() && (open.peek().open == '(' || open.peek().open == '<')) {
                open.pop();
            }
        }

        private void close(char opened) {
            while (!open.isEmpty() && open.peek().open == '<') {
                int commas = open.pop().commas;
                if (!open.isEmpty()) {
                    open.peek().commas += commas;
                }
            }
            if (!open.isEmpty() && open.peek().open == opened) {
                open.pop();
            }
        }

        /** Rather than a comparison. */
        private boolean opensTypes() {
            if (rust) {
                return at > 1 && code.charAt(at - 1) == ':';
            }
            int start = at;
            while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
                start--;
            }
            return start < at && Character.isUpperCase(code.charAt(start));
        }

        private void string(char quote) {
            at++;
            while (at < code.length() && code.charAt(at) != quote) {
                at += code.charAt(at) == '\\' ? 2 : 1;
            }
        }

        /** A character or a string; in Rust it may be a lifetime as well. */
        private void quote() {
            boolean character = at + 2 < code.length() && (code.charAt(at + 1) == '\\' || code.charAt(at + 2) == '\'');
            if (!rust || character) {
                string('\'');
            }
        }

        private void comment() {
            boolean line = code.startsWith("//", at);
            boolean block = code.startsWith("/*", at);
            int end = line ? code.indexOf('\n', at) : block ? code.indexOf("*/", at + 2) : at;
            at = end < 0 ? code.length() : block ? end + 1 : end;
        }

        /** The names between bars are separated by commas of their own. */
        private void parametersOfClosure() {
            int before = at - 1;
            while (before >= 0 && Character.isWhitespace(code.charAt(before))) {
                before--;
            }
            boolean begins = rust && before >= 0 && ("(,={".indexOf(code.charAt(before)) >= 0
                    || code.substring(0, before + 1).endsWith("move"));
            int end = begins ? code.indexOf('|', at + 1) : at;
            at = end < 0 ? code.length() : end;
        }

        /** Behind the name before a bracket and the types between; -1 if there is none. */
        private int nameEnd(int bracket) {
            int end = blankBefore(bracket);
            if (end > 0 && code.charAt(end - 1) == '>') {
                int depth = 0;
                do {
                    end--;
                    depth += code.charAt(end) == '>' ? 1 : code.charAt(end) == '<' ? -1 : 0;
                } while (end > 0 && depth > 0);
                end = code.startsWith("::", Math.max(end - 2, 0)) ? end - 2 : end;
                end = blankBefore(end);
            }
            return end > 0 && Character.isJavaIdentifierPart(code.charAt(end - 1)) ? end : -1;
        }

        private int blankBefore(int from) {
            int end = from;
            while (end > 0 && Character.isWhitespace(code.charAt(end - 1))) {
                end--;
            }
            return end;
        }
    }
}

package dev.rustaiide.ai.code.facts.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A token of a macro, or a pair of brackets with what is in it.
 *
 * @param open the bracket that opens it, or 0
 * @param inside nothing for a token
 */
record TokenTree(String text, int start, int end, char open, List<TokenTree> inside) {
    private static final int DEEPEST = 60;

    boolean isName() {
        return open == 0 && TypeWords.isNamePart((byte) text.charAt(0)) && !Character.isDigit(text.charAt(0));
    }

    boolean is(String other) {
        return open == 0 && text.equals(other);
    }

    /** The tokens of the bytes from {@code start} to {@code end}; what is too deep or not closed ends with them. */
    static List<TokenTree> of(byte[] bytes, int start, int end) {
        return new Lexer(bytes, start, end).trees((char) 0, 0);
    }

    /** For one text. */
    private static final class Lexer {
        private final byte[] bytes;
        private final int end;
        private int at;

        Lexer(byte[] bytes, int start, int end) {
            this.bytes = bytes;
            this.at = start;
            this.end = end;
        }

        List<TokenTree> trees(char close, int depth) {
            var trees = new ArrayList<TokenTree>();
            while (at < end && bytes[at] != close && depth < DEEPEST) {
                int start = at;
                char c = (char) (bytes[at] & 0xFF);
                if (c <= ' ') {
                    at++;
                } else if (c == '/' && (next() == '/' || next() == '*')) {
                    comment();
                } else if (c == '(' || c == '[' || c == '{') {
                    at++;
                    List<TokenTree> inside = trees(c == '(' ? ')' : c == '[' ? ']' : '}', depth + 1);
                    at = Math.min(end, at + 1);
                    trees.add(new TokenTree("", start, at, c, inside));
                } else {
                    token(c);
                    trees.add(new TokenTree(new String(bytes, start, at - start, StandardCharsets.ISO_8859_1), start,
                            at, (char) 0, List.of()));
                }
            }
            return trees;
        }

        private void token(char c) {
            if (TypeWords.isNamePart((byte) c)) {
                while (at < end && TypeWords.isNamePart(bytes[at])) {
                    at++;
                }
            } else if (c == '"') {
                at++;
                while (at < end && bytes[at] != '"') {
                    at += bytes[at] == '\\' ? 2 : 1;
                }
                at = Math.min(end, at + 1);
            } else if (c == '\'' && at + 2 < end && (bytes[at + 2] == '\'' || next() == '\\')) {
                at += 2;
                while (at < end && bytes[at] != '\'') {
                    at++;
                }
                at = Math.min(end, at + 1);
            } else {
                boolean arrow = (c == '=' || c == '-') && next() == '>';
                at += arrow || c == ':' && next() == ':' ? 2 : 1;
            }
        }

        private char next() {
            return at + 1 < end ? (char) bytes[at + 1] : 0;
        }

        private void comment() {
            boolean line = next() == '/';
            at += 2;
            while (at < end && !(line ? bytes[at] == '\n' : bytes[at] == '/' && bytes[at - 1] == '*')) {
                at++;
            }
            at = Math.min(end, at + 1);
        }
    }
}

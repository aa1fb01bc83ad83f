package dev.rustaiide.ai.code.facts.internal;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import dev.rustaiide.ai.code.facts.Names;

/**
 * Writes a type of Rust in as few characters as tell its members: {@code Vec<a::B>} for {@code &'a mut Vec<a::B>}. What
 * is left out: references, pointers, lifetimes, {@code dyn}, {@code impl}, visibility, attributes and blanks.
 */
public final class TypeText {
    private static final int LONGEST = 200;
    private static final Set<String> LEFT_OUT = Set.of("mut", "dyn", "impl", "const", "ref", "unsafe");

    private final byte[] bytes;
    private final int end;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private TypeText(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /** Its number; {@link Names#NONE} if the type is a name alone, or too long. */
    public static int of(FactsBuilder facts, int start, int end) {
        boolean plain = true;
        for (int i = start; i < end && plain; i++) {
            plain = TypeWords.isNamePart(facts.bytes[i]);
        }
        if (plain || end - start > LONGEST) {
            return Names.NONE;
        }
        var text = new TypeText(facts.bytes, start, end);
        text.write();
        boolean isMore = text.out.chars().anyMatch(c -> "<[(+:".indexOf(c) >= 0);
        byte[] written = text.out.toString().getBytes(StandardCharsets.ISO_8859_1);
        return isMore ? facts.names().of(written, 0, written.length) : Names.NONE;
    }

    private void write() {
        while (at < end) {
            byte b = bytes[at];
            if (TypeWords.isNamePart(b)) {
                word();
            } else if (b == '\'') {
                at++;
                name();
                dropComma();
            } else if (b == '#') {
                at++;
                brackets('[', ']');
            } else {
                boolean leads = b == ':' && out.isEmpty();
                boolean kept = !leads && b != '&' && b != '*' && b != '?' && b > ' ';
                if (kept) {
                    close(b);
                    out.append((char) b);
                }
                at++;
            }
        }
        close((byte) '>');
    }

    /** Nothing that separates stands before what closes. */
    private void close(byte b) {
        boolean closes = b == '>' || b == ')' || b == ']' || b == '+' || b == ',';
        while (closes && !out.isEmpty() && ",+".indexOf(out.charAt(out.length() - 1)) >= 0) {
            out.setLength(out.length() - 1);
        }
    }

    private void word() {
        String word = name();
        if ("pub".equals(word)) {
            skipBlanks();
            brackets('(', ')');
        } else if ("for".equals(word)) {
            skipBlanks();
            brackets('<', '>');
        } else if (!LEFT_OUT.contains(word)) {
            out.append(word);
        }
    }

    private String name() {
        int start = at;
        while (at < end && TypeWords.isNamePart(bytes[at])) {
            at++;
        }
        return new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
    }

    private void dropComma() {
        skipBlanks();
        at += at < end && bytes[at] == ',' ? 1 : 0;
    }

    private void skipBlanks() {
        while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
    }

    /** Over a pair of brackets, if one opens here. */
    private void brackets(char open, char close) {
        int depth = 0;
        while (at < end && (depth > 0 || bytes[at] == open)) {
            depth += bytes[at] == open ? 1 : bytes[at] == close ? -1 : 0;
            at++;
            if (depth == 0) {
                return;
            }
        }
    }
}

package dev.rustaiide.ai.code.facts.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the name that a type or a value tells, out of its bytes. */
final class TypeWords {
    private static final byte[][] TRANSPARENT =
            {ascii("Box"), ascii("Rc"), ascii("Arc"), ascii("Ref"), ascii("RefMut"), ascii("MutexGuard"), ascii("Pin")};
    private static final byte[][] BEFORE = {ascii("mut"), ascii("dyn"), ascii("impl"), ascii("const")};

    private final byte[] bytes;
    private final int end;
    private int at;

    private TypeWords(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where a name is; {@code from == to} for none. */
    record Word(int from, int to) {
        boolean isEmpty() {
            return from == to;
        }
    }

    /** The last segment of the path that a type is, behind references and smart pointers. */
    static Word ofType(byte[] bytes, int start, int end) {
        return new TypeWords(bytes, start, end).type();
    }

    /** The type that {@code Type::new(…)}, {@code Type { … }} or {@code Type(…)} makes. */
    static Word ofValue(byte[] bytes, int start, int end) {
        return new TypeWords(bytes, start, end).value();
    }

    private Word type() {
        while (true) {
            skipToName();
            Word last = path();
            if (isIn(BEFORE, last)) {
                continue;
            }
            boolean goesOn = at < end && bytes[at] == '<' && isIn(TRANSPARENT, last);
            if (!goesOn) {
                return last;
            }
            at++;
        }
    }

    private Word value() {
        while (at < end && (bytes[at] == '&' || bytes[at] == ' ')) {
            at++;
        }
        Word before = new Word(at, at);
        Word last = name();
        if (isIn(BEFORE, last)) {
            at++;
            last = name();
        }
        while (!last.isEmpty() && at + 2 < end && bytes[at] == ':' && bytes[at + 1] == ':') {
            at += 2;
            before = last;
            last = name();
        }
        boolean made = at < end && (bytes[at] == '(' || bytes[at] == '{' || bytes[at] == ' ' || bytes[at] == ':')
                || at == end;
        return !made ? new Word(at, at) : isCapital(before) ? before : isCapital(last) ? last : new Word(at, at);
    }

    private boolean isCapital(Word word) {
        return !word.isEmpty() && bytes[word.from] >= 'A' && bytes[word.from] <= 'Z';
    }

    private Word path() {
        Word last = name();
        while (at + 2 < end && bytes[at] == ':' && bytes[at + 1] == ':' && isNamePart(bytes[at + 2])) {
            at += 2;
            last = name();
        }
        return last;
    }

    /** Over {@code &'a *( [} and spaces. */
    private void skipToName() {
        while (at < end && !isNamePart(bytes[at])) {
            if (bytes[at] == '\'') {
                at++;
                name();
            } else if (bytes[at] == '<') {
                at = end;
            } else {
                at++;
            }
        }
    }

    private Word name() {
        int from = at;
        while (at < end && isNamePart(bytes[at])) {
            at++;
        }
        return new Word(from, at);
    }

    private boolean isIn(byte[][] words, Word word) {
        for (byte[] each : words) {
            if (Arrays.equals(each, 0, each.length, bytes, word.from, word.to)) {
                return true;
            }
        }
        return false;
    }

    static boolean isNamePart(byte b) {
        return b < 0 || b == '_' || b == '#' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }
}

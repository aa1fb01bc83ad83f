package dev.rustaiide.system.debug.adapter.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/**
 * Reads names that rustc mangles in its second form (RFC 2603): {@code _RNvCs1234_7mycrate3foo} is mycrate::foo. Any
 * text is read in bounded time; what is none of these names is no name.
 */
final class V0Names {
    private static final int DEEPEST = 100;
    private static final int LONGEST = 8192;
    /** Names that refer back within what is not printed would be read over and over. */
    private static final int MOST_PARTS = 20_000;
    private static final Map<Character, String> BASIC = Map.ofEntries(Map.entry('b', "bool"), Map.entry('c', "char"),
            Map.entry('e', "str"), Map.entry('u', "()"), Map.entry('a', "i8"), Map.entry('s', "i16"),
            Map.entry('l', "i32"), Map.entry('x', "i64"), Map.entry('n', "i128"), Map.entry('i', "isize"),
            Map.entry('h', "u8"), Map.entry('t', "u16"), Map.entry('m', "u32"), Map.entry('y', "u64"),
            Map.entry('o', "u128"), Map.entry('j', "usize"), Map.entry('f', "f32"), Map.entry('d', "f64"),
            Map.entry('z', "!"), Map.entry('p', "_"), Map.entry('v', "..."));

    private final String name;
    private int at;
    private int depth;
    private int parts;
    private final StringBuilder out = new StringBuilder();
    private long binders;

    /** It is no such name. */
    private static final class NoNameException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoNameException() {
            super("no name", null, false, false);
        }
    }

    private V0Names(String name) {
        this.name = name;
    }

    static Optional<String> demangle(String mangled) {
        int start = mangled.startsWith("__R") ? 3 : 2;
        int end = mangled.indexOf('.');
        String body = mangled.substring(start, end < 0 ? mangled.length() : end);
        if (body.isEmpty() || body.length() > LONGEST || !mangled.startsWith("R", start - 1)) {
            return Optional.empty();
        }
        var reader = new V0Names(body);
        try {
            reader.path(true);
            return Optional.of(reader.out.toString());
        } catch (NoNameException | StringIndexOutOfBoundsException none) {
            return Optional.empty();
        }
    }

    private char next() {
        if (at >= name.length()) {
            throw new NoNameException();
        }
        return name.charAt(at++);
    }

    private boolean takes(char wanted) {
        if (at < name.length() && name.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void print(String text) {
        if (out.length() + text.length() > LONGEST) {
            throw new NoNameException();
        }
        out.append(text);
    }

    private void deeper(Runnable part) {
        if (++depth > DEEPEST || ++parts > MOST_PARTS) {
            throw new NoNameException();
        }
        part.run();
        depth--;
    }

    /** @param asValue generic arguments of a value's path follow two colons */
    private void path(boolean asValue) {
        deeper(() -> {
            switch (next()) {
                case 'C' -> print(identifier().text());
                case 'M' -> {
                    implementation();
                    print("<");
                    type();
                    print(">");
                }
                case 'X' -> {
                    implementation();
                    ofTrait();
                }
                case 'Y' -> ofTrait();
                case 'N' -> nested(asValue);
                case 'I' -> {
                    path(asValue);
                    print(asValue ? "::<" : "<");
                    list(this::genericArgument);
                    print(">");
                }
                case 'B' -> back(() -> path(asValue));
                default -> throw new NoNameException();
            }
        });
    }

    private void ofTrait() {
        print("<");
        type();
        print(" as ");
        path(false);
        print(">");
    }

    /** Where an implementation stands is not part of what people call it. */
    private void implementation() {
        disambiguator();
        int before = out.length();
        path(false);
        out.setLength(before);
    }

    private void nested(boolean asValue) {
        char space = next();
        path(asValue);
        Identifier identifier = identifier();
        if (Character.isUpperCase(space)) {
            String kind = switch (space) {
                case 'C' -> "closure";
                case 'S' -> "shim";
                default -> String.valueOf(space);
            };
            print("::{" + kind + (identifier.text().isEmpty() ? "" : ":" + identifier.text()) + '#'
                    + identifier.number() + '}');
        } else if (!identifier.text().isEmpty()) {
            print("::" + identifier.text());
        }
    }

    private record Identifier(String text, long number) {}

    private Identifier identifier() {
        long number = disambiguator();
        boolean isEncoded = takes('u');
        int length = (int) decimal();
        takes('_');
        String text = name.substring(at, at + length);
        at += length;
        return new Identifier(isEncoded ? unicode(text) : text, number);
    }

    private long disambiguator() {
        return takes('s') ? base62() + 1 : 0;
    }

    private long decimal() {
        if (takes('0')) {
            return 0;
        }
        long value = 0;
        int start = at;
        while (at < name.length() && Character.isDigit(name.charAt(at))) {
            value = value * 10 + (next() - '0');
            if (value > LONGEST) {
                throw new NoNameException();
            }
        }
        if (at == start) {
            throw new NoNameException();
        }
        return value;
    }

    private long base62() {
        if (takes('_')) {
            return 0;
        }
        long value = 0;
        for (char c = next(); c != '_'; c = next()) {
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10
                    : c >= 'A' && c <= 'Z' ? c - 'A' + 36 : -1;
            if (digit < 0) {
                throw new NoNameException();
            }
            value = value * 62 + digit; // those that tell crates apart have all 64 bits
        }
        return value + 1;
    }

    /** What stands at an earlier place is meant here too. */
    private void back(Runnable part) {
        int here = at - 1;
        long target = base62();
        if (target < 0 || target >= here) {
            throw new NoNameException();
        }
        int after = at;
        at = (int) target;
        part.run();
        at = after;
    }

    private int list(Runnable item) {
        int count = 0;
        while (!takes('E')) {
            if (count++ > 0) {
                print(", ");
            }
            item.run();
        }
        return count;
    }

    private void genericArgument() {
        if (takes('L')) {
            lifetime(base62());
        } else if (takes('K')) {
            constant();
        } else {
            type();
        }
    }

    private void lifetime(long index) {
        long depthOf = binders - index;
        print(index == 0 ? "'_" : depthOf < 0 || depthOf > 25 ? "'_" : "'" + (char) ('a' + depthOf));
    }

    private void binder(Runnable inner) {
        long bound = takes('G') ? base62() + 1 : 0;
        long before = binders;
        if (bound < 0 || bound > 26) {
            throw new NoNameException();
        }
        if (bound > 0) {
            print("for<");
            for (long i = 0; i < bound; i++) {
                binders++;
                print(i > 0 ? ", " : "");
                lifetime(1);
            }
            print("> ");
        }
        inner.run();
        binders = before;
    }

    private void type() {
        deeper(() -> {
            char tag = next();
            String basic = BASIC.get(tag);
            if (basic != null) {
                print(basic);
                return;
            }
            switch (tag) {
                case 'R', 'Q' -> reference(tag == 'Q');
                case 'P', 'O' -> {
                    print(tag == 'P' ? "*const " : "*mut ");
                    type();
                }
                case 'A', 'S' -> {
                    print("[");
                    type();
                    if (tag == 'A') {
                        print("; ");
                        constant();
                    }
                    print("]");
                }
                case 'T' -> {
                    print("(");
                    print(list(this::type) == 1 ? ",)" : ")");
                }
                case 'F' -> binder(this::function);
                case 'D' -> dynamic();
                case 'B' -> back(this::type);
                default -> {
                    at--;
                    path(false);
                }
            }
        });
    }

    private void reference(boolean mutable) {
        print("&");
        if (takes('L')) {
            long index = base62();
            if (index != 0) {
                lifetime(index);
                print(" ");
            }
        }
        print(mutable ? "mut " : "");
        type();
    }

    private void function() {
        print(takes('U') ? "unsafe " : "");
        if (takes('K')) {
            print("extern \"" + (takes('C') ? "C" : identifier().text().replace('_', '-')) + "\" ");
        }
        print("fn(");
        list(this::type);
        print(")");
        if (!takes('u')) {
            print(" -> ");
            type();
        }
    }

    private void dynamic() {
        print("dyn ");
        binder(() -> {
            int count = 0;
            while (!takes('E')) {
                print(count++ > 0 ? " + " : "");
                dynamicTrait();
            }
        });
        if (!takes('L')) {
            throw new NoNameException();
        }
        long index = base62();
        if (index != 0) {
            print(" + ");
            lifetime(index);
        }
    }

    private void dynamicTrait() {
        int before = out.length();
        path(false);
        boolean isOpen = out.length() > before && out.charAt(out.length() - 1) == '>';
        if (isOpen) {
            out.setLength(out.length() - 1);
        }
        boolean any = isOpen;
        while (takes('p')) {
            print(any ? ", " : "<");
            any = true;
            print(identifier().text() + " = ");
            type();
        }
        print(any ? ">" : "");
    }

    private void constant() {
        deeper(() -> {
            char tag = next();
            switch (tag) {
                case 'p' -> print("_");
                case 'b' -> print(hexadecimal().equals("1") ? "true" : "false");
                case 'c' -> print("'" + character(hexadecimal()) + "'");
                case 'B' -> back(this::constant);
                case 'a', 's', 'l', 'x', 'n', 'i', 'h', 't', 'm', 'y', 'o', 'j' -> {
                    print(takes('n') ? "-" : "");
                    print(number(hexadecimal()));
                }
                default -> throw new NoNameException(); // values of compound types are not stable yet
            }
        });
    }

    private static String number(String digits) {
        return digits.length() <= 15 ? Long.toString(digits.isEmpty() ? 0 : Long.parseLong(digits, 16)) : "0x" + digits;
    }

    private static String character(String digits) {
        int point = digits.length() > 6 || digits.isEmpty() ? 0 : Integer.parseInt(digits, 16);
        return Character.isValidCodePoint(point) ? Character.toString(point) : "?";
    }

    private String hexadecimal() {
        int start = at;
        for (char c = next(); c != '_'; c = next()) {
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                throw new NoNameException();
            }
        }
        return name.substring(start, at - 1);
    }

    /** Punycode (RFC 3492) with an underscore where a hyphen would be. */
    private static String unicode(String text) {
        int split = text.lastIndexOf('_');
        var points = new ArrayList<Integer>();
        (split < 0 ? "" : text.substring(0, split)).chars().forEach(points::add);
        byte[] digits = text.substring(split + 1).getBytes(StandardCharsets.US_ASCII);
        int n = 128;
        int bias = 72;
        int damp = 700;
        long i = 0;
        for (int at = 0; at < digits.length;) {
            long before = i;
            long weight = 1;
            for (int k = 36;; k += 36) {
                if (at >= digits.length) {
                    throw new NoNameException();
                }
                int digit = digits[at] >= 'a' ? digits[at] - 'a' : digits[at] - '0' + 26;
                at++;
                i += digit * weight;
                int threshold = Math.max(1, Math.min(26, k - bias));
                if (digit < threshold) {
                    break;
                }
                weight *= 36 - threshold;
                if (weight > 1L << 40) {
                    throw new NoNameException();
                }
            }
            int count = points.size() + 1;
            long delta = (i - before) / damp;
            damp = 2;
            delta += delta / count;
            int steps = 0;
            for (; delta > 455; steps += 36) {
                delta /= 35;
            }
            bias = (int) (steps + 36 * delta / (delta + 38));
            n += (int) (i / count);
            i %= count;
            if (!Character.isValidCodePoint(n)) {
                throw new NoNameException();
            }
            points.add((int) i++, n);
        }
        var word = new StringBuilder();
        points.forEach(word::appendCodePoint);
        return word.toString();
    }
}

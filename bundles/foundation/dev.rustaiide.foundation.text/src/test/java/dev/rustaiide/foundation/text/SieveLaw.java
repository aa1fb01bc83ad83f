package dev.rustaiide.foundation.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold for each expression and each text: looked for in the parts there is what is in the whole. */
final class SieveLaw {
    private static final int IN_ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private SieveLaw() {}

    /** An expression that takes for ever; nothing can be said of it. */
    static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Lets itself be read so many times. */
    private static final class Counted implements CharSequence {
        private static final int MOST = 20_000_000;

        private final String text;
        private int reads;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++reads > MOST) {
                throw new Endless();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }
    }

    /**
     * Whether there is a sieve for {@code expression}; fails if it holds back a match.
     *
     * @throws java.util.regex.PatternSyntaxException if there is no such expression
     */
    static boolean holds(String expression, boolean matchCase, byte[] bytes) {
        Pattern pattern = Pattern.compile(expression, Pattern.MULTILINE | (matchCase ? 0 : IN_ANY_CASE));
        Optional<PatternSieve> sieve = PatternSieve.of(expression, matchCase);
        if (sieve.isEmpty()) {
            return false;
        }
        PatternSieve.Scan scan = sieve.get().scan();
        List<String> whole = matches(pattern, decode(bytes, 0, bytes.length), 0);
        for (int round = 0; round < 2; round++) {
            List<String> inParts = inParts(pattern, scan, bytes);
            if (!inParts.equals(whole)) {
                throw new AssertionError("\"" + expression + "\" in \"" + decode(bytes, 0, bytes.length) + "\": "
                        + whole + " but in the parts " + inParts);
            }
        }
        return true;
    }

    private static List<String> inParts(Pattern pattern, PatternSieve.Scan scan, byte[] bytes) {
        var found = new ArrayList<String>();
        int at = 0;
        int offset = 0;
        while (scan.find(bytes, at, bytes.length)) {
            if (scan.start() < at || scan.end() <= scan.start()) {
                throw new AssertionError("a part from " + scan.start() + " to " + scan.end() + " behind " + at);
            }
            offset += decode(bytes, at, scan.start()).length();
            at = scan.end();
            String part = decode(bytes, scan.start(), at);
            found.addAll(matches(pattern, part, offset));
            offset += part.length();
        }
        return found;
    }

    private static List<String> matches(Pattern pattern, String text, int offset) {
        var found = new ArrayList<String>();
        Matcher matcher = pattern.matcher(new Counted(text));
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                found.add(matcher.start() + offset + "-" + (matcher.end() + offset));
            }
        }
        return found;
    }

    /** As an editor has it. */
    private static String decode(byte[] bytes, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to;) {
            int width = Utf8.wellFormed(bytes, i, to, false);
            text.append(width == 0 ? String.valueOf((char) (0xDC00 + (bytes[i] & 0xFF)))
                    : new String(bytes, i, width, StandardCharsets.UTF_8));
            i += Math.max(1, width);
        }
        return text.toString();
    }
}

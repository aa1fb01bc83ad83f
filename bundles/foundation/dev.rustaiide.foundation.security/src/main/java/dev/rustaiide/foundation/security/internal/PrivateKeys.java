package dev.rustaiide.foundation.security.internal;

/** Private keys in PEM (RFC 7468) and those of OpenSSH and PGP, which look the same. */
final class PrivateKeys {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String DASHES = "-----";
    private static final int LABEL = 64;

    private PrivateKeys() {}

    /** Takes out what lies between the lines with the hyphens, or all that follows if the end is missing. */
    static int find(Line line, int at, Spans spans) {
        if (!line.has(BEGIN, at)) {
            return 0;
        }
        String text = line.text();
        int label = at + BEGIN.length();
        int begun = text.indexOf(DASHES, label, Math.min(text.length(), label + LABEL));
        if (begun < 0 || text.indexOf(PRIVATE, label, begun) < 0) {
            return 0;
        }
        int start = begun + DASHES.length();
        int end = text.indexOf(END, start);
        end = end < 0 ? text.length() : end;
        spans.add(start, end);
        return end;
    }
}

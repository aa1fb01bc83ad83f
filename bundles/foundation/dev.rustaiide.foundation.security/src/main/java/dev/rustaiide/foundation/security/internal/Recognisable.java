package dev.rustaiide.foundation.security.internal;

import java.util.Arrays;

import dev.rustaiide.foundation.security.internal.Line.Kind;

/**
 * Secrets that show by their form. One walk over the text; at a unit that such a form has in a fixed place, the form is
 * looked for. Every look is short, or its result is taken and walked past, so the whole is linear.
 */
final class Recognisable {
    private static final byte[] TRIGGERS = new byte[256];
    private static final byte ASSIGNMENT = 1;
    private static final byte PREFIX = 2;
    private static final byte HYPHEN = 3;
    private static final byte FORM = 4;

    static {
        for (char c : new char[] {':', '=', '>'}) {
            TRIGGERS[c] = ASSIGNMENT;
        }
        TRIGGERS['_'] = PREFIX;
        TRIGGERS['-'] = HYPHEN;
        for (char c : new char[] {'J', 'I', 'z', 'o', '.', 'B'}) {
            TRIGGERS[c] = FORM;
        }
    }

    /**
     * A token that begins with a word of its issuer.
     *
     * @param prefix ends with the hyphen or underscore that it is found by
     * @param kind what follows
     * @param least how many of that there are at least
     * @param alone whether it must not follow a letter, a digit or a hyphen
     */
    private record Form(String prefix, Kind kind, int least, boolean alone) {}

    private static final Form[][] UNDERSCORE = byLetterBefore(
            new Form("rai_", Kind.ALPHANUMERIC, 49, false),
            new Form("ghp_", Kind.WORD, 30, false), new Form("gho_", Kind.WORD, 30, false),
            new Form("ghu_", Kind.WORD, 30, false), new Form("ghs_", Kind.TOKEN, 30, false),
            new Form("ghr_", Kind.WORD, 30, false), new Form("github_pat_", Kind.WORD, 22, false),
            new Form("npm_", Kind.ALPHANUMERIC, 30, true), new Form("hf_", Kind.ALPHANUMERIC, 30, true),
            new Form("sk_live_", Kind.ALPHANUMERIC, 16, false), new Form("sk_test_", Kind.ALPHANUMERIC, 16, false),
            new Form("rk_live_", Kind.ALPHANUMERIC, 16, false), new Form("rk_test_", Kind.ALPHANUMERIC, 16, false),
            new Form("whsec_", Kind.TOKEN, 20, false), new Form("dckr_pat_", Kind.NAME, 20, false),
            new Form("dop_v1_", Kind.ALPHANUMERIC, 32, false), new Form("gsk_", Kind.ALPHANUMERIC, 40, true),
            new Form("shpat_", Kind.ALPHANUMERIC, 32, false), new Form("r8_", Kind.ALPHANUMERIC, 37, true));

    private static final Form[][] HYPHENATED = byLetterBefore(
            new Form("glpat-", Kind.NAME, 20, false), new Form("gldt-", Kind.NAME, 20, false),
            new Form("glrt-", Kind.NAME, 20, false), new Form("glcbt-", Kind.NAME, 20, false),
            new Form("glptt-", Kind.NAME, 20, false), new Form("glft-", Kind.NAME, 20, false),
            new Form("glsoat-", Kind.NAME, 20, false), new Form("glagent-", Kind.NAME, 20, false),
            new Form("xoxa-", Kind.NAME, 10, false), new Form("xoxb-", Kind.NAME, 10, false),
            new Form("xoxp-", Kind.NAME, 10, false), new Form("xoxr-", Kind.NAME, 10, false),
            new Form("xoxs-", Kind.NAME, 10, false), new Form("xoxe-", Kind.NAME, 10, false),
            new Form("xapp-", Kind.NAME, 10, false), new Form("sk-", Kind.NAME, 20, true),
            new Form("xai-", Kind.ALPHANUMERIC, 40, true), new Form("pplx-", Kind.ALPHANUMERIC, 40, true),
            new Form("pypi-", Kind.NAME, 50, true));

    private Recognisable() {}

    /** By the unit before the hyphen or underscore: nearly all have no form. */
    private static Form[][] byLetterBefore(Form... forms) {
        var byLetter = new Form[256][];
        for (Form form : forms) {
            int letter = form.prefix.charAt(form.prefix.length() - 2);
            Form[] before = byLetter[letter] == null ? new Form[0] : byLetter[letter];
            byLetter[letter] = Arrays.copyOf(before, before.length + 1);
            byLetter[letter][before.length] = form;
        }
        return byLetter;
    }

    static void find(Line line, Spans spans) {
        byte[] units = line.units();
        for (int i = 0; i < units.length; i++) {
            byte trigger = TRIGGERS[units[i] & 0xff];
            if (trigger != 0) {
                i = Math.max(i, look(trigger, line, i, spans) - 1);
            }
        }
    }

    /** Gives where to go on; anything up to {@code i} if nothing was found. */
    private static int look(byte trigger, Line line, int i, Spans spans) {
        return switch (trigger) {
            case ASSIGNMENT -> Assignments.find(line, i, spans);
            case PREFIX -> prefixed(UNDERSCORE, line, i, spans);
            case HYPHEN -> hyphen(line, i, spans);
            default -> form(line, i, spans);
        };
    }

    private static int hyphen(Line line, int i, Spans spans) {
        if (line.at(i + 1) == '-') {
            int found = PrivateKeys.find(line, i, spans);
            return found > 0 ? found : Assignments.option(line, i, spans);
        }
        return prefixed(HYPHENATED, line, i, spans);
    }

    private static int prefixed(Form[][] byLetter, Line line, int i, Spans spans) {
        Form[] forms = byLetter[line.at(i - 1)];
        if (forms == null) {
            return 0;
        }
        for (Form form : forms) {
            int start = i + 1 - form.prefix.length();
            if (line.has(form.prefix, start) && isFree(form, line, start)) {
                int end = line.runEnd(i + 1, form.kind);
                if (end - i > form.least) {
                    spans.add(start, line.hasDigit(i + 1, end) ? end : start);
                    return end; // without a digit there is no token of any form in it
                }
            }
        }
        return 0;
    }

    private static boolean isFree(Form form, Line line, int start) {
        return !form.alone || !Kind.NAME.has(line.at(start - 1));
    }

    private static int form(Line line, int i, Spans spans) {
        return switch (line.at(i)) {
            case 'J' -> line.at(i - 1) == 'y' && line.at(i - 2) == 'e' ? webToken(line, i - 2, spans) : 0;
            case 'I' -> line.at(i + 1) == 'A' ? exactly(16, line, i - 2, i + 2, "AKIA", "ASIA", spans) : 0;
            case 'z' -> line.at(i - 1) == 'I' ? exactly(35, line, i - 2, i + 2, "AIza", "AIza", spans) : 0;
            case 'o' -> line.at(i - 1) == 'i' ? exactly(32, line, i - 2, i + 1, "cio", "cio", spans) : 0;
            case '.' -> line.at(i - 1) == '9' && line.has("ya29", i - 4)
                    ? take(line, i - 4, line.runEnd(i + 1, Kind.NAME), 20, spans) : 0;
            default -> line.has("Bearer ", i) ? bearer(line, i + 7, spans) : 0;
        };
    }

    /** Keys of a fixed length: of AWS, Google, crates.io. */
    private static int exactly(int length, Line line, int start, int body, String one, String other, Spans spans) {
        if (!line.has(one, start) && !line.has(other, start) || Kind.WORD.has(line.at(start - 1))) {
            return 0;
        }
        int end = body;
        while (end - body <= length && Kind.NAME.has(line.at(end))) {
            end++;
        }
        return end - body == length && line.hasDigit(body, end) ? take(line, start, end, length, spans) : 0;
    }

    private static int take(Line line, int start, int end, int least, Spans spans) {
        if (end - start < least || Kind.WORD.has(line.at(start - 1))) {
            return 0;
        }
        spans.add(start, end);
        return end;
    }

    /** RFC 7519: header, claims and signature in Base64, with a period between; the last may be empty. */
    private static int webToken(Line line, int start, Spans spans) {
        if (Kind.NAME.has(line.at(start - 1))) {
            return 0;
        }
        int header = line.runEnd(start, Kind.NAME);
        if (line.at(header) != '.' || header - start < 10) {
            return 0;
        }
        int claims = line.runEnd(header + 1, Kind.NAME);
        if (line.at(claims) != '.' || claims - header < 10) {
            return 0;
        }
        int end = line.runEnd(claims + 1, Kind.NAME);
        spans.add(start, end);
        return end;
    }

    private static int bearer(Line line, int start, Spans spans) {
        int end = line.runEnd(start, Kind.TOKEN);
        return line.hasDigit(start, end) ? take(line, start, end, 16, spans) : 0;
    }
}

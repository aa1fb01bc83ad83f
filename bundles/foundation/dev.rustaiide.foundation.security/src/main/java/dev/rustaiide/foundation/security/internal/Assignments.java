package dev.rustaiide.foundation.security.internal;

import java.util.List;

import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.internal.Line.Kind;

/**
 * What follows a name that says it is a secret: {@code password=…}, {@code "apiKey": "…"}, {@code --token …},
 * {@code <passphrase>…</passphrase>}, {@code Authorization: …}; and the password in a URL.
 */
final class Assignments {
    /** How names end, in lower case and without what separates their words. */
    private static final List<String> NAMES = List.of("password", "passwd", "passphrase", "passcode", "secret",
            "secretkey", "accesskey", "apikey", "privatekey", "signingkey", "encryptionkey", "credential",
            "credentials", "amzsignature", "pwd", "token");
    private static final List<String> HEADERS = List.of("authorization", "cookie");
    /** By the letter that they end with, in upper and lower case: after most letters there is none. */
    private static final String[][] NAMES_BY_LAST = byLast(NAMES);
    private static final String[][] HEADERS_BY_LAST = byLast(HEADERS);
    private static final List<String> SCHEMES = List.of("Basic ", "Bearer ", "Digest ", "Token ", "Negotiate ");
    private static final List<String> NO_SECRETS = List.of(Secret.SHOWN, "null", "none", "None", "nil", "true", "false",
            "undefined");
    private static final String SLACK = "hooks.slack.com/services/";
    private static final int AUTHORITY = 512;
    private static final int OPTION = 40;
    /** In prose, what follows "token:" is one only if it looks like one. */
    private static final int LIKELY = 8;

    private Assignments() {}

    private static String[][] byLast(List<String> names) {
        var byLast = new String[256][];
        for (String name : names) {
            char last = name.charAt(name.length() - 1);
            byLast[last] = names.stream().filter(each -> each.charAt(each.length() - 1) == last).toArray(String[]::new);
            byLast[Character.toUpperCase(last)] = byLast[last];
        }
        return byLast;
    }

    /** Looks around the sign at {@code i}; gives where to go on. */
    static int find(Line line, int i, Spans spans) {
        if (line.at(i) == ':' && line.at(i + 1) == '/' && line.at(i + 2) == '/') {
            return url(line, i + 3, spans);
        }
        int end = i;
        while (line.at(end - 1) == ' ' && i - end < 2) {
            end--;
        }
        boolean spaced = end < i;
        int quote = line.at(end - 1);
        boolean quoted = quote == '"' || quote == '\'' || quote == ']' || quote == '`';
        end = quoted ? end - 1 : end;
        int last = line.at(end - 1);
        if (NAMES_BY_LAST[last] == null && HEADERS_BY_LAST[last] == null) {
            return 0;
        }
        return named(line, end, i, quoted, spaced, spans);
    }

    private static int named(Line line, int end, int sign, boolean quoted, boolean spaced, Spans spans) {
        String header = ending(HEADERS_BY_LAST, line, end);
        if (!header.isEmpty() && line.at(sign) != '>') {
            return header(line, sign + 1, spans);
        }
        String name = ending(NAMES_BY_LAST, line, end);
        if (name.isEmpty()) {
            return 0;
        }
        if (line.at(sign) == '>') {
            return element(line, end, sign + 1, spans);
        }
        int next = line.at(sign + 1);
        if (next == ':' || next == '=' && line.at(sign) == '=' || line.at(sign - 1) == ':' && line.at(sign) == ':') {
            return 0; // a path, or a comparison
        }
        int from = next == '>' || next == '=' ? sign + 2 : sign + 1;
        boolean prose = spaced || !quoted && line.at(sign) == ':' && line.at(from) == ' ';
        return value(line, from, name, prose, spans);
    }

    /** The one of these names that the name before {@code end} ends with; empty if none. */
    private static String ending(String[][] byLast, Line line, int end) {
        String[] names = byLast[line.at(end - 1)];
        if (names != null) {
            for (String name : names) {
                if (endsWith(line, end, name)) {
                    return name;
                }
            }
        }
        return "";
    }

    private static boolean endsWith(Line line, int end, String name) {
        int at = end - 1;
        for (int n = name.length() - 1; n >= 0; n--) {
            while (n < name.length() - 1 && (line.at(at) == '_' || line.at(at) == '-' || line.at(at) == '.')) {
                at--;
            }
            if ((line.at(at--) | 0x20) != name.charAt(n)) {
                return false;
            }
        }
        return true;
    }

    /** A value in quotes reaches to the next that is not escaped, another one to the next blank or bracket. */
    private static int value(Line line, int from, String name, boolean prose, Spans spans) {
        int start = from;
        while (line.at(start) == ' ' && start - from < 4) {
            start++;
        }
        int quote = line.at(start);
        if (quote == '"' || quote == '\'' || quote == '`') {
            int end = closing(line, start + 1, quote);
            if (end > 0) {
                return isUnlikely(line, start + 1, end, name, prose) ? 0 : take(line, start + 1, end, spans);
            }
            start++;
        }
        int end = start;
        while (end < line.length() && !isEnd(line.at(end))) {
            end++;
        }
        if (isUnlikely(line, start, end, name, prose)) {
            return 0;
        }
        if ("pwd".equals(name) && (line.at(start) == '/' || line.at(start) == '~')) {
            return 0; // the folder that a shell is in
        }
        return take(line, start, end, spans);
    }

    private static boolean isUnlikely(Line line, int start, int end, String name, boolean prose) {
        return "token".equals(name) && prose && (end - start < LIKELY || !line.hasDigit(start, end));
    }

    private static boolean isEnd(int unit) {
        return unit <= ' ' || "&;,)]}\"'<>`|".indexOf(unit) >= 0;
    }

    /** Where the quote that closes is; 0 if there is none. */
    private static int closing(Line line, int from, int quote) {
        for (int i = from; i < line.length(); i++) {
            if (line.at(i) == '\\') {
                i++;
            } else if (line.at(i) == quote) {
                return i;
            }
        }
        return 0;
    }

    private static int take(Line line, int start, int end, Spans spans) {
        for (String none : NO_SECRETS) {
            if (none.length() == end - start && line.has(none, start)) {
                return 0;
            }
        }
        spans.add(start, end);
        return end;
    }

    /** The name of the scheme stays, which helps who reads the log. */
    private static int header(Line line, int from, Spans spans) {
        int start = from;
        while (line.at(start) == ' ' && start - from < 4) {
            start++;
        }
        int quote = line.at(start) == '"' || line.at(start) == '\'' ? line.at(start++) : 0;
        for (String scheme : SCHEMES) {
            if (line.text().regionMatches(true, start, scheme, 0, scheme.length())) {
                start += scheme.length();
                break;
            }
        }
        int end = start;
        while (end < line.length() && !isHeaderEnd(line.at(end), quote)) {
            end += line.at(end) == '\\' ? 2 : 1;
        }
        return take(line, start, Math.min(end, line.length()), spans);
    }

    private static boolean isHeaderEnd(int unit, int quote) {
        return unit == '\n' || unit == '\r' || (quote == 0 ? unit == '"' || unit == '\'' : unit == quote);
    }

    private static int element(Line line, int nameEnd, int start, Spans spans) {
        int open = nameEnd - 1;
        while (nameEnd - open < OPTION && Kind.NAME.has(line.at(open))) {
            open--;
        }
        int end = line.at(open) == '<' ? line.text().indexOf('<', start) : -1;
        return end < 0 ? 0 : take(line, start, end, spans);
    }

    /** The two hyphens at {@code i} of an option whose value is the next word. */
    static int option(Line line, int i, Spans spans) {
        int end = i + 2;
        while (end - i < OPTION && Kind.NAME.has(line.at(end))) {
            end++;
        }
        String name = line.at(end) == ' ' ? ending(NAMES_BY_LAST, line, end) : "";
        return name.isEmpty() || line.at(end + 1) == '-' ? 0 : value(line, end + 1, name, false, spans);
    }

    /** RFC 3986: {@code user:password@host}. */
    private static int url(Line line, int start, Spans spans) {
        if (line.has(SLACK, start)) {
            int secret = start + SLACK.length();
            return take(line, secret, line.runEnd(secret, Kind.TOKEN), spans);
        }
        int colon = 0;
        int at = 0;
        for (int i = start; i < Math.min(line.length(), start + AUTHORITY) && !isUrlEnd(line.at(i)); i++) {
            if (line.at(i) == '@') {
                at = i;
            } else if (line.at(i) == ':' && colon == 0) {
                colon = i + 1;
            }
        }
        return colon > 0 && at > colon ? take(line, colon, at, spans) : 0;
    }

    private static boolean isUrlEnd(int unit) {
        return unit <= ' ' || "/?#\"'<>`\\".indexOf(unit) >= 0;
    }
}

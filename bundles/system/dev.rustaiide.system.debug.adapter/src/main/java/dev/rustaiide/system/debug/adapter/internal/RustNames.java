package dev.rustaiide.system.debug.adapter.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes names of Rust functions readable, whoever has mangled them and however far they were unmangled. */
final class RustNames {
    private static final Pattern HASH = Pattern.compile("::h[0-9a-f]{16}(?=$|\\W)");
    private static final Pattern ESCAPE = Pattern.compile("\\$([A-Za-z]+|u[0-9a-f]{1,6})\\$");
    private static final Map<String, String> ESCAPES = Map.of("SP", "@", "BP", "*", "RF", "&", "LT", "<", "GT", ">",
            "LP", "(", "RP", ")", "C", ",");

    private RustNames() {}

    static String readable(String name) {
        if (name.startsWith("_R") || name.startsWith("__R")) {
            return V0Names.demangle(name).orElse(name);
        }
        String path = name.startsWith("_ZN") && name.endsWith("E") ? legacy(name) : name;
        return escapes(HASH.matcher(path).replaceAll(""));
    }

    /** {@code _ZN3foo3barE} is foo::bar; what does not follow that form stays as it is. */
    private static String legacy(String name) {
        var path = new StringBuilder();
        int at = 3;
        while (at < name.length() - 1) {
            int digits = at;
            while (digits < name.length() && Character.isDigit(name.charAt(digits)) && digits - at < 6) {
                digits++;
            }
            int length = digits == at ? 0 : Integer.parseInt(name.substring(at, digits));
            if (length == 0 || digits + length >= name.length()) {
                return name;
            }
            path.append(path.isEmpty() ? "" : "::").append(name, digits, digits + length);
            at = digits + length;
        }
        return path.toString();
    }

    private static String escapes(String path) {
        if (path.indexOf('$') < 0) {
            return path;
        }
        var readable = new StringBuilder();
        Matcher escape = ESCAPE.matcher(path);
        while (escape.find()) {
            String code = escape.group(1);
            String known = ESCAPES.get(code);
            String text = known != null ? known : code.startsWith("u") && code.length() > 1
                    && code.substring(1).matches("[0-9a-f]+") ? character(code) : escape.group();
            escape.appendReplacement(readable, Matcher.quoteReplacement(text));
        }
        escape.appendTail(readable);
        // An underscore is put before a segment that would begin with a sign; two dots stand for colons within it.
        return readable.toString().replaceAll("(^|::)_(?=[<{&*\\[(])", "$1").replace("..", "::");
    }

    private static String character(String code) {
        int point = Integer.parseInt(code.substring(1), 16);
        return Character.isValidCodePoint(point) ? Character.toString(point) : '$' + code + '$';
    }
}

package dev.rustaiide.system.cargo.integration.internal.reports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which crate a function is of, by the name that the compiler gave it, old ({@code _ZN…}) or new ({@code _R…}). */
public final class CrateOf {
    /** Functions of other languages, and what the linker adds. */
    public static final String OTHER = "other languages";
    private static final Pattern NEW_ROOT = Pattern.compile("C(?:s[0-9A-Za-z]*_)?(\\d{1,4})_?");
    private static final Pattern OLD_FIRST = Pattern.compile("_ZN(\\d{1,4})");
    private static final Pattern PATH = Pattern.compile("(?:^|[^A-Za-z0-9_.])([A-Za-z_][A-Za-z0-9_]*)\\.\\.");
    private static final Pattern ESCAPES = Pattern.compile("\\$(?:[A-Za-z]+|u[0-9a-f]{1,6})\\$");

    private CrateOf() {}

    public static String name(String mangled) {
        if (mangled.startsWith("_R")) {
            return fresh(mangled);
        }
        Matcher first = OLD_FIRST.matcher(mangled);
        if (!first.lookingAt()) {
            return OTHER;
        }
        int end = first.end() + Integer.parseInt(first.group(1));
        String segment = end <= mangled.length() ? mangled.substring(first.end(), end) : "";
        if (segment.matches("[A-Za-z][A-Za-z0-9_]*")) {
            return segment;
        }
        // An implementation: the first path in it says for which type, or else of which trait.
        Matcher path = PATH.matcher(ESCAPES.matcher(segment).replaceAll("<"));
        return path.find() ? path.group(1) : OTHER;
    }

    private static String fresh(String mangled) {
        Matcher root = NEW_ROOT.matcher(mangled);
        while (root.find()) {
            int end = root.end() + Integer.parseInt(root.group(1));
            if (end <= mangled.length() && mangled.substring(root.end(), end).matches("[A-Za-z_][A-Za-z0-9_]*")) {
                return mangled.substring(root.end(), end);
            }
        }
        return OTHER;
    }
}

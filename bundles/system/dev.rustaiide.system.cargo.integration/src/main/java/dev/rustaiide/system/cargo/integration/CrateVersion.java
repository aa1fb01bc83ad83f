package dev.rustaiide.system.cargo.integration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a crate, in the order of Semantic Versioning 2.0: one with a {@code pre} part comes before the one
 * without. What is built in ({@code +…}) does not count.
 */
public record CrateVersion(long major, long minor, long patch, String pre) implements Comparable<CrateVersion> {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{1,18})(?:\\.(\\d{1,18}))?(?:\\.(\\d{1,18}))?(?:-([0-9A-Za-z.-]+))?(?:\\+.*)?");

    /** Reads {@code text}, of which minor and patch may be missing; what is no version is the least there is. */
    public static CrateVersion of(String text) {
        Matcher parts = FORM.matcher(text.strip());
        return parts.matches() ? new CrateVersion(number(parts.group(1)), number(parts.group(2)),
                number(parts.group(3)), parts.group(4) == null ? "" : parts.group(4)) : new CrateVersion(0, 0, 0, "0");
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    public boolean isPreview() {
        return !pre.isEmpty();
    }

    /** Whether code that was written for {@code other}, an older one, is expected to compile with this. */
    public boolean isCompatibleWith(CrateVersion other) {
        return major == other.major && (major > 0 || minor == other.minor && (minor > 0 || patch == other.patch));
    }

    @Override
    public int compareTo(CrateVersion other) {
        int numbers = Long.compare(major, other.major);
        numbers = numbers != 0 ? numbers : Long.compare(minor, other.minor);
        numbers = numbers != 0 ? numbers : Long.compare(patch, other.patch);
        return numbers != 0 ? numbers : comparePreviews(pre, other.pre);
    }

    private static int comparePreviews(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isEmpty(), b.isEmpty());
        }
        String[] left = a.split("\\.");
        String[] right = b.split("\\.");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            boolean numbers = left[i].matches("\\d{1,18}") && right[i].matches("\\d{1,18}");
            int order = numbers ? Long.compare(Long.parseLong(left[i]), Long.parseLong(right[i]))
                    : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (pre.isEmpty() ? "" : "-" + pre);
    }
}

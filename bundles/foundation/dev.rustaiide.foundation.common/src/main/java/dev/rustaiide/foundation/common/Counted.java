package dev.rustaiide.foundation.common;

/** How many there are of something, in words: {@code 1 record}, {@code 0 records}, {@code 2 entries}. */
public final class Counted {
    private Counted() {}

    /** @param one what one of them is called, an English noun with a regular plural */
    public static String of(long count, String one) {
        return count + " " + (count == 1 ? one : plural(one));
    }

    private static String plural(String one) {
        boolean vowelBefore = one.length() > 1 && "aeiou".indexOf(one.charAt(one.length() - 2)) >= 0;
        return one.endsWith("y") && !vowelBefore ? one.substring(0, one.length() - 1) + "ies" : one + "s";
    }
}

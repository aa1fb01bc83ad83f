package dev.rustaiide.foundation.logging.internal;

/** Times as ISO 8601 with milliseconds, without the classes of {@code java.time.format}, which cost a start 20 ms. */
public final class UtcTime {
    /** How many characters a time has. */
    public static final int LENGTH = 24;

    private static final String PATTERN = "0000-00-00T00:00:00.000Z";
    private static final long DAY = 86_400_000;

    private UtcTime() {}

    /** {@code 2026-11-25T19:16:59.123Z}; years from 0 to 9999, others are cut to four digits. */
    @SuppressWarnings("deprecation") // each character is a byte here
    public static String of(long millis) {
        byte[] text = new byte[LENGTH];
        put(millis, text, 0);
        return new String(text, 0);
    }

    /** Puts the {@value #LENGTH} characters at {@code at}. */
    @SuppressWarnings("deprecation") // each character is a byte here
    public static void put(long millis, byte[] text, int at) {
        PATTERN.getBytes(0, LENGTH, text, at);
        long days = Math.floorDiv(millis, DAY);
        putDate(days, text, at);
        int rest = (int) (millis - days * DAY);
        digits(rest / 3_600_000, 2, text, at + 11);
        digits(rest / 60_000 % 60, 2, text, at + 14);
        digits(rest / 1000 % 60, 2, text, at + 17);
        digits(rest % 1000, 3, text, at + 20);
    }

    /** Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days: years begin in March. */
    private static void putDate(long daysSince1970, byte[] text, int at) {
        long days = daysSince1970 + 719_468;
        long era = Math.floorDiv(days, 146_097);
        int dayOfEra = (int) (days - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int month = (5 * dayOfYear + 2) / 153;
        int civilMonth = month < 10 ? month + 3 : month - 9;
        long year = era * 400 + yearOfEra + (civilMonth <= 2 ? 1 : 0);
        digits((int) Math.floorMod(year, 10_000), 4, text, at);
        digits(civilMonth, 2, text, at + 5);
        digits(dayOfYear - (153 * month + 2) / 5 + 1, 2, text, at + 8);
    }

    private static void digits(int number, int count, byte[] text, int at) {
        int rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}

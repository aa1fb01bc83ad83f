package dev.rustaiide.app.git.internal;

import java.time.Duration;
import java.time.Instant;

/** How old something is. */
public final class Age {
    private Age() {}

    /** How long before {@code now} that was, for people. */
    public static String ago(Instant when, Instant now) {
        long minutes = Math.max(0, Duration.between(when, now).toMinutes());
        long days = minutes / (24 * 60);
        return minutes < 1 ? "just now" : minutes < 60 ? counted(minutes, "minute")
                : minutes < 24 * 60 ? counted(minutes / 60, "hour") : days < 14 ? counted(days, "day")
                : days < 61 ? counted(days / 7, "week") : days < 730 ? counted(days / 30, "month")
                : counted(days / 365, "year");
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s") + " ago";
    }
}

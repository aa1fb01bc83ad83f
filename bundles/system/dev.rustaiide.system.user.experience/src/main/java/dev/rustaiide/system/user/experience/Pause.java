package dev.rustaiide.system.user.experience;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The window did not answer for so long that a person feels it. Always a defect of the program.
 *
 * @param at when it ended
 * @param millis how long it lasted
 * @param stack what the UI thread was at meanwhile, the innermost first, a frame a line; empty if nobody saw it
 */
public record Pause(Instant at, long millis, String stack) {
    private static final String OURS = "dev.rustaiide.";
    private static final Pattern FRAME = Pattern.compile("(?:.*/)?(.*?)\\.([A-Z]\\w*(?:\\$\\w+)*\\.\\S+?)\\(.*");

    /** The innermost frame that is the product's, else the innermost; empty without a stack. */
    public String culprit() {
        return stack.lines().filter(frame -> frame.contains(OURS)).findFirst()
                .orElseGet(() -> stack.lines().findFirst().orElse(""));
    }

    /** Its class and method, such as {@code MainMenu.open}; the frame itself if it is not written as Java does. */
    public String place() {
        Matcher frame = FRAME.matcher(culprit());
        return frame.matches() ? frame.group(2).replace('$', '.') : culprit();
    }

    /** The part of the product that it belongs to, such as {@code app.workbench}; empty if to none. */
    public String bundle() {
        Matcher frame = FRAME.matcher(culprit());
        return frame.matches() && frame.group(1).startsWith(OURS)
                ? frame.group(1).substring(OURS.length()).replaceFirst("\\.internal\\b.*", "") : "";
    }
}

package dev.rustaiide.system.user.experience;

import java.time.Instant;

/**
 * The window did not answer for so long that a person feels it. Always a defect of the program.
 *
 * @param at when it ended
 * @param millis how long it lasted
 * @param stack what the UI thread was at meanwhile, the innermost first, a frame a line; empty if nobody saw it
 */
public record Pause(Instant at, long millis, String stack) {
    private static final String OURS = "dev.rustaiide.";

    /** The innermost frame that is the product's, else the innermost; empty without a stack. */
    public String culprit() {
        return stack.lines().filter(frame -> frame.contains(OURS)).findFirst()
                .orElseGet(() -> stack.lines().findFirst().orElse(""));
    }
}

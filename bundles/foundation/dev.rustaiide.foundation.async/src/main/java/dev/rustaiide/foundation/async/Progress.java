package dev.rustaiide.foundation.async;

/**
 * How far work is.
 *
 * @param message what is being done now, for people; may be empty
 * @param done steps behind
 * @param total steps in all; 0 if nobody knows
 */
public record Progress(String message, long done, long total) {
    public static final Progress NONE = new Progress("", 0, 0);
}

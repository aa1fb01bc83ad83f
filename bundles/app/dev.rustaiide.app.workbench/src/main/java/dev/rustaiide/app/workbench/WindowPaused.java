package dev.rustaiide.app.workbench;

/**
 * The window did not answer for so long that a person feels it; published on {@code foundation.events}. Always a
 * defect: the UI thread never waits.
 *
 * @param millis how long
 * @param stack what the UI thread was at meanwhile, the innermost first, a frame a line
 */
public record WindowPaused(long millis, String stack) {}

package dev.rustaiide.system.git.integration;

import java.time.Instant;

/**
 * An action of git that did not end, because the program that had it done died or git was stopped: a repository may be
 * half as before it and half as after it. Nothing is lost; {@link Staging#takeBack} and {@link Staging#keep} are the
 * ways out.
 *
 * @param title of the action, e.g. {@code Merge topic}
 * @param since when it began
 * @param canBeTakenBack whether enough is known of how all was before it
 */
public record Interrupted(String title, Instant since, boolean canBeTakenBack) {}

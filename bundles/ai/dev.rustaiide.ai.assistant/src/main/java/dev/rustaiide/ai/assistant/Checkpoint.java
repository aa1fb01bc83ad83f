package dev.rustaiide.ai.assistant;

import java.time.Instant;

/**
 * A state of {@link StagedEdits} to which one can return.
 *
 * @param number from one; grows
 * @param title for people: what was done last
 * @param files how many files would change
 */
public record Checkpoint(int number, String title, Instant time, int files) {}

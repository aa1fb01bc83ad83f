package dev.rustaiide.system.git.integration;

/**
 * What Git did last, by its own diary.
 *
 * @param what as the diary has it, e.g. {@code commit: Fix it}
 * @param undoing what would take it back
 * @param effect what that means, as a sentence
 */
public record Undoable(String what, GitAction undoing, String effect) {}

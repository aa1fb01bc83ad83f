package dev.rustaiide.system.git.integration;

import java.time.Instant;

/**
 * Changes that were put aside.
 *
 * @param index the last one is 0
 * @param commit that keeps them
 * @param base the commit that was checked out
 * @param untracked the commit that keeps files that git did not know; empty if there were none
 * @param branch that was checked out; empty if there was none
 * @param message what people said of it; empty if nothing
 * @param after the subject of the commit that was checked out, where nobody said anything
 * @param files how many are in it
 */
public record Stash(int index, String commit, String base, String untracked, String branch, String message,
        String after, Instant when, int files) {
    /** For people: what was said of it, or after what it was. */
    public String title() {
        return message.isEmpty() ? after.isEmpty() ? "Without a message" : "Work after “" + after + "”" : message;
    }
}

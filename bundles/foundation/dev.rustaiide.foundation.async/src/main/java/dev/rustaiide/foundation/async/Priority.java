package dev.rustaiide.foundation.async;

/** Who waits for a {@link Call}. What a call starts has its priority. */
public enum Priority {
    /** A person: runs at once. */
    INTERACTIVE,
    /**
     * Nobody right now. Of all such calls no more work at once than there are processors but one, and at least one;
     * the others queue for their turn. One that awaits a call lets another in meanwhile; one that waits for anything
     * else keeps its place, so that such calls should wait for each other by {@code await} only.
     */
    BACKGROUND
}

package dev.rustaiide.system.git.integration;

/**
 * A file that is not as the last commit has it.
 *
 * @param path from the top of the repository, with {@code /}; one that ends with it is a folder of which Git knows
 *        nothing
 * @param staged what the next commit does to it
 * @param working what its content on the disk does to what is staged
 * @param conflict what two sides of a merge did to it; the two others are {@link Change#NONE} then
 */
public record FileState(String path, Change staged, Change working, Conflict conflict) {
    public boolean isStaged() {
        return staged != Change.NONE;
    }

    /** Whether there is something to stage that Git knows already. */
    public boolean isChanged() {
        return working != Change.NONE && working != Change.UNTRACKED;
    }

    public boolean isUntracked() {
        return working == Change.UNTRACKED;
    }

    public boolean isConflict() {
        return conflict != Conflict.NONE;
    }
}

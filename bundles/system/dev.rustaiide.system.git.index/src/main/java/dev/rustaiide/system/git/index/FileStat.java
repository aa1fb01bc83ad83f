package dev.rustaiide.system.git.index;

/**
 * What the system says of a file, as far as Git's index keeps it.
 *
 * @param mode as in {@code stat(2)}: kind and permissions
 * @param size in bytes
 */
public record FileStat(long changedSeconds, int changedNanos, long modifiedSeconds, int modifiedNanos, long device,
        long inode, int mode, int owner, int group, long size) {
    static final int KIND = 0170000;
    static final int FOLDER = 0040000;
    static final int FILE = 0100000;
    static final int LINK = 0120000;
    private static final int OWNER_RUNS = 0100;

    public boolean isFolder() {
        return (mode & KIND) == FOLDER;
    }

    public boolean isFile() {
        return (mode & KIND) == FILE;
    }

    public boolean isLink() {
        return (mode & KIND) == LINK;
    }

    /** Whether its owner may run it. */
    public boolean isExecutable() {
        return (mode & OWNER_RUNS) != 0;
    }
}

package dev.rustaiide.system.git.index;

import java.nio.file.Path;

/**
 * Looks at files by the bytes of their names, which are relative to one folder and have {@code /} between their parts.
 * Only the thread that made it uses it.
 */
public interface Disk extends AutoCloseable {
    /** The way to look at files below {@code root} that is fastest on this system. */
    static Disk below(Path root) {
        return LinuxDisk.isThere() ? new LinuxDisk(root) : new JavaDisk(root);
    }

    /** Looks at the file with the name {@code names[start..end)}, not following links; whether there is one. */
    boolean look(byte[] names, int start, int end);

    /** What {@link #look} has found last. */
    FileStat found();

    /** Modification time, in seconds, of what {@link #look} has found last. */
    long modifiedSeconds();

    /** The nanoseconds beside {@link #modifiedSeconds}. */
    int modifiedNanos();

    long changedSeconds();

    int mode();

    long size();

    long inode();

    /** Gives {@code each} what lies in a folder, in no order; nothing if it cannot be read. */
    void list(byte[] folder, Entries each);

    @Override
    void close();

    /** Told what lies in a folder. */
    interface Entries {
        /** @param name of the entry, without its folder */
        void entry(byte[] name, Kind kind);
    }

    /** What an entry of a folder is. */
    enum Kind {
        FOLDER, FILE, LINK, OTHER
    }
}

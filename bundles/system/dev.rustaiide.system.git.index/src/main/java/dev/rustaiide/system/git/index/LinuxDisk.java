package dev.rustaiide.system.git.index;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Asks the C library by {@code statx} and {@code getdents64}, whose structures are the same on all processors: no
 * object for a file, and no name decoded. Java's own way takes four times as long.
 */
final class LinuxDisk implements Disk {
    private static final int HERE = -100;
    private static final int NO_FOLLOW = 0x100;
    private static final int BASIC = 0x7ff;
    private static final int OPEN_FOLDER = 0200000 | 02000000;
    private static final int LONGEST = 8192;
    private static final int STATX = 256;
    private static final int LISTING = 64 * 1024;
    private static final int KIND = 18;
    private static final int NAME = 19;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment path = arena.allocate(LONGEST);
    private final MemorySegment stat = arena.allocate(STATX, Long.BYTES);
    private final MemorySegment listing = arena.allocate(LISTING, Long.BYTES);
    private final int root;

    LinuxDisk(Path folder) {
        byte[] name = GitPath.bytes(folder.toAbsolutePath());
        byte[] prefix = Arrays.copyOf(name, name.length + 1);
        prefix[name.length] = '/';
        if (prefix.length > LONGEST / 2) {
            throw new IllegalArgumentException("longer than the system's longest path: " + folder);
        }
        root = prefix.length;
        MemorySegment.copy(prefix, 0, path, JAVA_BYTE, 0, prefix.length);
    }

    /** Whether the system has what this needs. */
    static boolean isThere() {
        return Functions.STATX != null && Functions.GETDENTS != null && Functions.OPEN != null
                && Functions.CLOSE != null;
    }

    /** Bound once; nothing where the system is another one. */
    private static final class Functions {
        static final @Nullable MethodHandle STATX = bind("statx", false, FunctionDescriptor.of(
                JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
        static final @Nullable MethodHandle GETDENTS = bind("getdents64", false,
                FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
        static final @Nullable MethodHandle OPEN = bind("open", true,
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        static final @Nullable MethodHandle CLOSE = bind("close", false,
                FunctionDescriptor.of(JAVA_INT, JAVA_INT));

        private Functions() {}

        private static @Nullable MethodHandle bind(String name, boolean variadic,
                FunctionDescriptor type) {
            if (!System.getProperty("os.name").equals("Linux")) {
                return null;
            }
            Linker linker = Linker.nativeLinker();
            Linker.Option[] options = variadic ? new Linker.Option[] {Linker.Option.firstVariadicArg(2)}
                    : new Linker.Option[0];
            return linker.defaultLookup().find(name).map(found -> linker.downcallHandle(found, type, options))
                    .orElse(null);
        }
    }

    private boolean put(byte[] names, int start, int end) {
        int length = end - start;
        if (root + length + 1 > LONGEST) {
            return false;
        }
        MemorySegment.copy(names, start, path, JAVA_BYTE, root, length);
        path.set(JAVA_BYTE, root + length, (byte) 0);
        return true;
    }

    @Override
    public boolean look(byte[] names, int start, int end) {
        if (!put(names, start, end)) {
            return false;
        }
        try {
            return (int) Objects.requireNonNull(Functions.STATX).invokeExact(HERE, path, NO_FOLLOW, BASIC,
                    stat) == 0;
        } catch (Throwable fault) { // boundary: C throws nothing, and the handle fits its function
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public FileStat found() {
        return new FileStat(changedSeconds(), stat.get(JAVA_INT_UNALIGNED, 104), modifiedSeconds(), modifiedNanos(),
                device(), inode(), mode(), stat.get(JAVA_INT_UNALIGNED, 20), stat.get(JAVA_INT_UNALIGNED, 24), size());
    }

    /** As {@code makedev(3)} joins them. */
    private long device() {
        long major = Integer.toUnsignedLong(stat.get(JAVA_INT_UNALIGNED, 136));
        long minor = Integer.toUnsignedLong(stat.get(JAVA_INT_UNALIGNED, 140));
        return (major & 0xfffff000L) << 32 | (major & 0xfffL) << 8 | (minor & 0xffffff00L) << 12 | minor & 0xffL;
    }

    @Override
    public long modifiedSeconds() {
        return stat.get(JAVA_LONG_UNALIGNED, 112);
    }

    @Override
    public int modifiedNanos() {
        return stat.get(JAVA_INT_UNALIGNED, 120);
    }

    @Override
    public long changedSeconds() {
        return stat.get(JAVA_LONG_UNALIGNED, 96);
    }

    @Override
    public int mode() {
        return Short.toUnsignedInt(stat.get(JAVA_SHORT_UNALIGNED, 28));
    }

    @Override
    public long size() {
        return stat.get(JAVA_LONG_UNALIGNED, 40);
    }

    @Override
    public long inode() {
        return stat.get(JAVA_LONG_UNALIGNED, 32);
    }

    @Override
    public void list(byte[] folder, Entries each) {
        if (!put(folder, 0, folder.length)) {
            return;
        }
        try {
            int open = (int) Objects.requireNonNull(Functions.OPEN).invokeExact(path, OPEN_FOLDER);
            if (open < 0) {
                return;
            }
            try {
                long read = read(open);
                while (read > 0) {
                    tell(read, folder, each);
                    read = read(open);
                }
            } finally {
                int closed = (int) Objects.requireNonNull(Functions.CLOSE).invokeExact(open);
                assert closed == 0;
            }
        } catch (RuntimeException | Error ours) {
            throw ours;
        } catch (Throwable fault) { // boundary: C throws nothing, and the handles fit their functions
            throw new IllegalStateException(fault);
        }
    }

    private long read(int open) throws Throwable {
        return (long) Objects.requireNonNull(Functions.GETDENTS).invokeExact(open, listing, (long) LISTING);
    }

    private void tell(long read, byte[] folder, Entries each) {
        for (long at = 0; at < read;) {
            int length = Short.toUnsignedInt(listing.get(JAVA_SHORT_UNALIGNED, at + 16));
            int end = NAME;
            while (listing.get(JAVA_BYTE, at + end) != 0) {
                end++;
            }
            byte[] name = listing.asSlice(at + NAME, end - NAME).toArray(JAVA_BYTE);
            if (!isDots(name)) {
                each.entry(name, kind(listing.get(JAVA_BYTE, at + KIND), folder, name));
            }
            at += length;
        }
    }

    private static boolean isDots(byte[] name) {
        return name[0] == '.' && (name.length == 1 || name.length == 2 && name[1] == '.');
    }

    private Kind kind(byte type, byte[] folder, byte[] name) {
        return switch (type) {
            case 4 -> Kind.FOLDER;
            case 8 -> Kind.FILE;
            case 10 -> Kind.LINK;
            // Some file systems do not tell: then it has to be looked at.
            case 0 -> looked(folder, name);
            default -> Kind.OTHER;
        };
    }

    private Kind looked(byte[] folder, byte[] name) {
        byte[] whole = folder.length == 0 ? name : new byte[folder.length + 1 + name.length];
        if (folder.length > 0) {
            System.arraycopy(folder, 0, whole, 0, folder.length);
            whole[folder.length] = '/';
            System.arraycopy(name, 0, whole, folder.length + 1, name.length);
        }
        if (!look(whole, 0, whole.length)) {
            return Kind.OTHER;
        }
        FileStat found = found();
        return found.isFolder() ? Kind.FOLDER : found.isFile() ? Kind.FILE : found.isLink() ? Kind.LINK : Kind.OTHER;
    }

    @Override
    public void close() {
        arena.close();
    }
}

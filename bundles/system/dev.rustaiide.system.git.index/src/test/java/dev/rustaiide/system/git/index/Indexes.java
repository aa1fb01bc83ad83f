package dev.rustaiide.system.git.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.jgit.lib.ObjectId;

/** Small indexes. */
final class Indexes {
    /** Later than all files: nothing is racy. */
    private static final long LATE = 2_000_000_000L;

    private Indexes() {}

    static ObjectId id(int number) {
        return ObjectId.fromString(String.format("%040x", number + 1));
    }

    static FileStat stat(int size) {
        return new FileStat(1000, 1, 1000, 2, 3, 4, 0100644, 5, 6, size);
    }

    static IndexEntry entry(String path, int number) {
        return new IndexEntry(path, IndexEntry.FILE, id(number), 0, stat(number));
    }

    /** Without entries, of the version. */
    static StagedIndex empty(int version) throws BrokenIndexException {
        IndexBytes out = new IndexBytes(64);
        out.ascii("DIRC");
        out.four(version);
        out.four(0);
        byte[] sum = StagedIndex.digest(ByteBuffer.wrap(out.content(), 0, out.size()));
        out.bytes(sum, 0, sum.length);
        return read(Arrays.copyOf(out.content(), out.size()));
    }

    static StagedIndex read(byte[] content) throws BrokenIndexException {
        return StagedIndex.of(content, LATE, 0);
    }

    /** With these paths, numbered from zero. */
    static StagedIndex of(int version, String... paths) throws BrokenIndexException {
        IndexWriter writer = new IndexWriter(empty(version));
        for (int i = 0; i < paths.length; i++) {
            writer.put(entry(paths[i], i));
        }
        return read(writer.content());
    }

    static List<String> paths(StagedIndex index) {
        return IntStream.range(0, index.count()).mapToObj(index::path).toList();
    }

    static byte[] bytes(String path) {
        return path.getBytes(StandardCharsets.UTF_8);
    }
}

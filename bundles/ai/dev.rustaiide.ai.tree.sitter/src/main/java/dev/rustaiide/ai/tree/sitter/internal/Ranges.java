package dev.rustaiide.ai.tree.sitter.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Where two trees differ. Linked by the first edit. */
final class Ranges {
    private static final int BYTES = 24;
    private static final int START_BYTE = 16;
    private static final int END_BYTE = 20;

    private static final MethodHandle CHANGED = Native.function("ts_tree_get_changed_ranges",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    /** What ranges are given back with; empty where the runtime keeps it to itself, so that nobody may ask for any. */
    private static final Optional<MethodHandle> FREE =
            Native.functionAt("ts_current_free", FunctionDescriptor.ofVoid(JAVA_LONG));

    private Ranges() {}

    /** What {@code edit} inserted, and all whose nodes are others in {@code now} than in {@code moved}. */
    static Parsed.Bytes changed(long moved, long now, Edit edit) {
        if (FREE.isEmpty()) {
            return Parsed.Bytes.ALL;
        }
        int start = edit.start();
        int end = edit.newEnd();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_INT);
            long ranges = (long) CHANGED.invokeExact(moved, now, count.address());
            for (int i = 0; i < count.get(JAVA_INT, 0); i++) {
                start = Math.min(start, Native.MEMORY.get(JAVA_INT, ranges + (long) i * BYTES + START_BYTE));
                end = Math.max(end, Native.MEMORY.get(JAVA_INT, ranges + (long) i * BYTES + END_BYTE));
            }
            if (ranges != 0) {
                FREE.get().invokeExact(ranges);
            }
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
        return new Parsed.Bytes(start, Math.min(end, edit.after().byteLength()));
    }
}

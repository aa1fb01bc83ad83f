package dev.rustaiide.ai.inference.llama.internal.child;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;

/** Tokens of several texts that are computed at once. */
final class Batch {
    private static final long COUNT = Structures.BATCH.byteOffset(PathElement.groupElement("n_tokens"));

    private final int room;
    private final MemorySegment structure;
    private final MemorySegment tokens;
    private final MemorySegment positions;
    private final MemorySegment sequences;
    private final MemorySegment outputs;
    private int size;

    Batch(int room) {
        this.room = room;
        Arena arena = Arena.global();
        structure = arena.allocate(Structures.BATCH);
        tokens = arena.allocate(JAVA_INT, room);
        positions = arena.allocate(JAVA_INT, room);
        sequences = arena.allocate(JAVA_INT, room);
        outputs = arena.allocate(JAVA_BYTE, room);
        MemorySegment counts = arena.allocate(JAVA_INT, room);
        MemorySegment lists = arena.allocate(JAVA_LONG, room);
        for (int i = 0; i < room; i++) {
            counts.setAtIndex(JAVA_INT, i, 1);
            lists.setAtIndex(JAVA_LONG, i, sequences.address() + (long) i * Integer.BYTES);
        }
        set("token", tokens);
        set("pos", positions);
        set("n_seq_id", counts);
        set("seq_id", lists);
        set("logits", outputs);
    }

    private void set(String field, MemorySegment array) {
        Structures.set(Structures.BATCH, structure, field, array.address());
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    int left() {
        return room - size;
    }

    /** Adds {@code token} at {@code position} of {@code sequence}, and gives its place. */
    int add(int token, int position, int sequence, boolean output) {
        tokens.setAtIndex(JAVA_INT, size, token);
        positions.setAtIndex(JAVA_INT, size, position);
        sequences.setAtIndex(JAVA_INT, size, sequence);
        outputs.set(JAVA_BYTE, size, (byte) (output ? 1 : 0));
        return size++;
    }

    /** As llama.cpp takes it. */
    MemorySegment structure() {
        // Once for each step: finding a field by its name takes longer than all else here.
        structure.set(JAVA_INT, COUNT, size);
        return structure;
    }
}

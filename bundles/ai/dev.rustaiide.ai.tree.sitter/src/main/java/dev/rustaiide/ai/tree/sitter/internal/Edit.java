package dev.rustaiide.ai.tree.sitter.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

import dev.rustaiide.foundation.text.Text;

/** A change in bytes: those of {@code before} from {@code start} to {@code oldEnd} gave way to others. */
public record Edit(Text before, Text after, int start, int oldEnd, int newEnd) {
    private static final int BYTES = 36;

    /**
     * The change of the characters from {@code start} to {@code end}. Where it parts or joins the halves of a surrogate
     * pair the bytes of the whole pair change, hence the lesser of what both texts say.
     */
    public static Edit of(Text before, int start, int end, int insertedLength, Text after) {
        int first = Math.min(before.byteOf(start), after.byteOf(start));
        int behind = Math.min(bytesBehind(before, end), bytesBehind(after, start + insertedLength));
        return new Edit(before, after, first, before.byteLength() - behind, after.byteLength() - behind);
    }

    private static int bytesBehind(Text text, int offset) {
        int at = text.byteOf(offset);
        boolean inPair = text.offsetOfByte(at) != offset;
        return text.byteLength() - (inPair ? text.byteOf(offset + 1) : at);
    }

    /** As the runtime wants it. */
    MemorySegment toNative(Arena arena) {
        MemorySegment edit = arena.allocate(BYTES, JAVA_INT.byteAlignment());
        edit.setAtIndex(JAVA_INT, 0, start);
        edit.setAtIndex(JAVA_INT, 1, oldEnd);
        edit.setAtIndex(JAVA_INT, 2, newEnd);
        putPoint(edit, 3, before, start);
        putPoint(edit, 5, before, oldEnd);
        putPoint(edit, 7, after, newEnd);
        return edit;
    }

    private static void putPoint(MemorySegment edit, int index, Text text, int at) {
        int row = text.lineOf(text.offsetOfByte(at));
        edit.setAtIndex(JAVA_INT, index, row);
        edit.setAtIndex(JAVA_INT, index + 1, at - text.byteOf(text.lineStart(row)));
    }
}

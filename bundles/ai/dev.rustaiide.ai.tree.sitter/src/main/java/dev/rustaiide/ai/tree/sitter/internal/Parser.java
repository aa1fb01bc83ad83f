package dev.rustaiide.ai.tree.sitter.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.tree.sitter.Budget;
import dev.rustaiide.foundation.text.Chunk;
import dev.rustaiide.foundation.text.Text;

/**
 * A native parser with the functions that it calls back: one to read the text chunk by chunk, so that an edit in a
 * large text reads a few kilobytes of it, and one to ask whether to go on. For one thread at a time.
 */
public final class Parser {
    /** Several leaves of a text at once: a call back costs as much as copying a kilobyte. */
    private static final int BUFFER_BYTES = 8 * 1024;

    private final long parser;
    private final MemorySegment buffer;
    private final MemorySegment input;
    private final MemorySegment options;
    private Text text = Text.EMPTY;
    private Budget budget = Budget.UNLIMITED;
    private @Nullable Throwable problem;

    public Parser(long language) {
        // Functions to call back hold their object for good, so there is no point in freeing it: parsers are reused.
        Arena arena = Arena.global();
        parser = Parsing.newParser(language);
        buffer = arena.allocate(BUFFER_BYTES);
        input = arena.allocate(Parsing.INPUT);
        options = arena.allocate(Parsing.OPTIONS);
        bind(arena);
    }

    @SuppressWarnings("restricted")
    private void bind(Arena arena) {
        var lookup = MethodHandles.lookup();
        try {
            MethodHandle read = lookup.bind(this, "read", Parsing.READ.toMethodType());
            MethodHandle progress = lookup.bind(this, "isOver", Parsing.PROGRESS.toMethodType());
            input.set(JAVA_LONG, 8, Native.linker().upcallStub(read, Parsing.READ, arena).address());
            options.set(JAVA_LONG, 8, Native.linker().upcallStub(progress, Parsing.PROGRESS, arena).address());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No tree if {@code budget} was spent first. */
    public Parsed parse(Text text, Budget budget) {
        return new Parsed(parse(0, text, budget), Parsed.Bytes.ALL);
    }

    /** The same with what is unchanged taken from the tree at {@code before}, which {@code edit} leads away from. */
    public Parsed parseAgain(long before, Edit edit, Budget budget) {
        long moved = Parsing.copy(before);
        try (Arena arena = Arena.ofConfined()) {
            Parsing.edit(moved, edit.toNative(arena).address());
            long tree = parse(moved, edit.after(), budget);
            return new Parsed(tree, tree == 0 ? Parsed.Bytes.ALL : Ranges.changed(moved, tree, edit));
        } finally {
            Parsing.deleteTree(moved);
        }
    }

    private long parse(long oldTree, Text now, Budget limit) {
        text = now;
        budget = limit;
        problem = null;
        try {
            long tree = Parsing.parse(parser, oldTree, input, options);
            if (tree == 0) {
                Parsing.reset(parser);
            }
            rethrow(tree);
            return tree;
        } finally {
            text = Text.EMPTY;
            budget = Budget.UNLIMITED;
        }
    }

    private void rethrow(long tree) {
        if (problem != null) {
            if (tree != 0) {
                Parsing.deleteTree(tree);
            }
            throw new IllegalStateException("reading the text failed", problem);
        }
    }

    /** Called back with a place in the text; the point only says the same in lines. */
    long read(long payload, int at, long point, long countAddress) {
        int count = 0;
        try {
            count = fill(at);
        } catch (Throwable e) { // one that got out would end the process
            problem = e;
        }
        Native.MEMORY.set(JAVA_INT, countAddress, count);
        return buffer.address();
    }

    private int fill(int at) {
        int end = text.byteLength();
        int count = 0;
        while (count < BUFFER_BYTES && at + count < end) {
            Chunk chunk = text.chunkAt(at + count);
            int length = Math.min(chunk.length(), BUFFER_BYTES - count);
            MemorySegment.copy(chunk.bytes(), chunk.start(), buffer, JAVA_BYTE, count, length);
            count += length;
        }
        return count;
    }

    /** Called back every hundred or so steps. */
    boolean isOver(long state) {
        try {
            return problem != null || budget.isSpent();
        } catch (Throwable e) { // one that got out would end the process
            problem = e;
            return true;
        }
    }
}

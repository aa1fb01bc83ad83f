package dev.rustaiide.ai.tree.sitter.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

/** A native tree cursor and the node that it is at. For one thread. */
public final class Walking {
    private static final StructLayout CURSOR = MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT,
            JAVA_INT, MemoryLayout.paddingLayout(4));
    private static final FunctionDescriptor MOVE = FunctionDescriptor.of(JAVA_INT, JAVA_LONG);
    private static final FunctionDescriptor NODE_VALUE = FunctionDescriptor.of(JAVA_INT, Native.NODE);
    private static final FunctionDescriptor NODE_OF = FunctionDescriptor.of(Native.NODE, JAVA_LONG);

    private static final MethodHandle ROOT = Native.shortFunction("ts_tree_root_node", NODE_OF);
    private static final MethodHandle NEW =
            Native.function("ts_tree_cursor_new", FunctionDescriptor.of(CURSOR, Native.NODE));
    private static final MethodHandle DELETE =
            Native.function("ts_tree_cursor_delete", FunctionDescriptor.ofVoid(JAVA_LONG));
    private static final MethodHandle FIRST_CHILD = Native.shortFunction("ts_tree_cursor_goto_first_child", MOVE);
    private static final MethodHandle LAST_CHILD = Native.shortFunction("ts_tree_cursor_goto_last_child", MOVE);
    private static final MethodHandle NEXT_SIBLING = Native.shortFunction("ts_tree_cursor_goto_next_sibling", MOVE);
    private static final MethodHandle PREVIOUS_SIBLING =
            Native.shortFunction("ts_tree_cursor_goto_previous_sibling", MOVE);
    private static final MethodHandle PARENT = Native.shortFunction("ts_tree_cursor_goto_parent", MOVE);
    private static final MethodHandle CHILD_FOR_BYTE = Native.function("ts_tree_cursor_goto_first_child_for_byte",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT));
    private static final MethodHandle CURRENT = Native.shortFunction("ts_tree_cursor_current_node", NODE_OF);
    private static final MethodHandle FIELD = Native.shortFunction("ts_tree_cursor_current_field_id", MOVE);
    private static final MethodHandle END = Native.shortFunction("ts_node_end_byte", NODE_VALUE);
    private static final MethodHandle SYMBOL = Native.shortFunction("ts_node_symbol", NODE_VALUE);
    private static final MethodHandle NAMED = Native.shortFunction("ts_node_is_named", NODE_VALUE);
    private static final MethodHandle HAS_ERROR = Native.shortFunction("ts_node_has_error", NODE_VALUE);
    private static final MethodHandle MISSING = Native.shortFunction("ts_node_is_missing", NODE_VALUE);

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment node = arena.allocate(Native.NODE);
    private final SegmentAllocator intoNode = (size, alignment) -> node;
    private final long address;

    public Walking(long tree) {
        try {
            MemorySegment root = (MemorySegment) ROOT.invokeExact(intoNode, tree);
            var cursor = (MemorySegment) NEW.invokeExact((SegmentAllocator) arena, root);
            address = cursor.address();
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /** Frees it; calling it twice would free foreign memory. */
    public void close() {
        try (arena) {
            DELETE.invokeExact(address);
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    public boolean toFirstChild() {
        return move(FIRST_CHILD);
    }

    public boolean toLastChild() {
        return move(LAST_CHILD);
    }

    public boolean toNextSibling() {
        return move(NEXT_SIBLING);
    }

    public boolean toPreviousSibling() {
        return move(PREVIOUS_SIBLING);
    }

    public boolean toParent() {
        return move(PARENT);
    }

    private boolean move(MethodHandle step) {
        try {
            return Native.flag((int) step.invokeExact(address)) && readNode();
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    public boolean toChildFor(int at) {
        try {
            return (long) CHILD_FOR_BYTE.invokeExact(address, at) >= 0 && readNode();
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    private boolean readNode() throws Throwable {
        var _ = (MemorySegment) CURRENT.invokeExact(intoNode, address);
        return true;
    }

    public int field() {
        try {
            return Native.number((int) FIELD.invokeExact(address));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /** The first of the four words of a node is where it starts. */
    public int start() {
        return node.get(JAVA_INT, 0);
    }

    public int end() {
        try {
            return (int) END.invokeExact(node);
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    public int symbol() {
        try {
            return Native.number((int) SYMBOL.invokeExact(node));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    public boolean isNamed() {
        return flag(NAMED);
    }

    public boolean hasError() {
        return flag(HAS_ERROR);
    }

    public boolean isMissing() {
        return flag(MISSING);
    }

    private boolean flag(MethodHandle question) {
        try {
            return Native.flag((int) question.invokeExact(node));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }
}

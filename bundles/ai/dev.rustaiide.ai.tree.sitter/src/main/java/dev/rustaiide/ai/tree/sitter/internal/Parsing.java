package dev.rustaiide.ai.tree.sitter.internal;

import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

/** The functions around parsers and trees. */
public final class Parsing {
    static final StructLayout INPUT =
            MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, JAVA_INT, MemoryLayout.paddingLayout(4), JAVA_LONG);
    static final StructLayout OPTIONS = MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG);
    static final FunctionDescriptor READ = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG);
    static final FunctionDescriptor PROGRESS = FunctionDescriptor.of(JAVA_BOOLEAN, JAVA_LONG);

    private static final FunctionDescriptor POINTER_OF_POINTER = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG);
    private static final FunctionDescriptor VOID_OF_POINTER = FunctionDescriptor.ofVoid(JAVA_LONG);

    private static final MethodHandle NEW = Native.function("ts_parser_new", FunctionDescriptor.of(JAVA_LONG));
    private static final MethodHandle SET_LANGUAGE = Native.function("ts_parser_set_language",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle PARSE = Native.function("ts_parser_parse_with_options",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, INPUT, OPTIONS));
    private static final MethodHandle DELETE_TREE = Native.function("ts_tree_delete", VOID_OF_POINTER);

    private Parsing() {}

    /** A parser for the language at {@code language}. */
    static long newParser(long language) {
        try {
            long parser = (long) NEW.invokeExact();
            if (!Native.flag((int) SET_LANGUAGE.invokeExact(parser, language))) {
                throw new IllegalStateException("a grammar of another version than the runtime's");
            }
            return parser;
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /** The tree, or 0 if the progress function stopped it. */
    static long parse(long parser, long oldTree, MemorySegment input, MemorySegment options) {
        try {
            return (long) PARSE.invokeExact(parser, oldTree, input, options);
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /** Makes a parser that was stopped forget what it was at. */
    static void reset(long parser) {
        try {
            Rarely.RESET.invokeExact(parser);
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /** A second owner of what {@code tree} holds. */
    static long copy(long tree) {
        try {
            return (long) Edits.COPY.invokeExact(tree);
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /** Moves the nodes of {@code tree}, which nobody else may be reading, by the TSInputEdit at {@code edit}. */
    static void edit(long tree, long edit) {
        try {
            Edits.EDIT.invokeExact(tree, edit);
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    static void deleteTree(long tree) {
        try {
            DELETE_TREE.invokeExact(tree);
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /** Linked by the first edit. */
    private static final class Edits {
        static final MethodHandle COPY = Native.function("ts_tree_copy", POINTER_OF_POINTER);
        static final MethodHandle EDIT =
                Native.function("ts_tree_edit", FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG));
    }

    /** Linked by the first parser that is stopped. */
    private static final class Rarely {
        static final MethodHandle RESET = Native.function("ts_parser_reset", VOID_OF_POINTER);
    }
}

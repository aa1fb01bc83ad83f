package dev.rustaiide.ai.tree.sitter.internal;

import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** The functions around queries. */
public final class Querying {
    private static final String[] PROBLEMS =
            {"", "syntax", "node type", "field", "capture", "structure", "grammar version"};
    private static final FunctionDescriptor COUNT = FunctionDescriptor.of(JAVA_INT, JAVA_LONG);
    private static final FunctionDescriptor TEXT_OF = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG);

    private static final MethodHandle NEW = Native.function("ts_query_new",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle PATTERN_COUNT = Native.function("ts_query_pattern_count", COUNT);
    private static final MethodHandle CAPTURE_COUNT = Native.function("ts_query_capture_count", COUNT);
    private static final MethodHandle CAPTURE_NAME = Native.function("ts_query_capture_name_for_id", TEXT_OF);
    private static final MethodHandle STRING_VALUE = Native.function("ts_query_string_value_for_id", TEXT_OF);
    private static final MethodHandle PREDICATES = Native.function("ts_query_predicates_for_pattern", TEXT_OF);

    private Querying() {}

    /**
     * The address of the query that {@code source}, in ASCII, spells. Never freed: queries live as long as languages.
     */
    public static long compile(long language, String source) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(source);
            MemorySegment error = arena.allocate(JAVA_INT, 2);
            long query = (long) NEW.invokeExact(language, text.address(), (int) text.byteSize() - 1, error.address(),
                    error.address() + Integer.BYTES);
            if (query == 0) {
                throw bad(source, error.getAtIndex(JAVA_INT, 0), error.getAtIndex(JAVA_INT, 1));
            }
            return query;
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    private static IllegalArgumentException bad(String source, int at, int kind) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        String before = new String(bytes, 0, Math.min(at, bytes.length), StandardCharsets.UTF_8);
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        String behind = source.substring(before.length(), Math.min(source.length(), before.length() + 40));
        String rest = behind.lines().findFirst().orElse("");
        return new IllegalArgumentException("query: bad " + PROBLEMS[kind] + " in line " + line + ", column " + column
                + (rest.isEmpty() ? ", at its end" : " at: " + rest));
    }

    public static int patternCount(long query) {
        return count(PATTERN_COUNT, query);
    }

    public static String[] captureNames(long query) {
        String[] names = new String[count(CAPTURE_COUNT, query)];
        try (Arena arena = Arena.ofConfined()) {
            long length = arena.allocate(JAVA_INT).address();
            for (int i = 0; i < names.length; i++) {
                names[i] = Native.string((long) CAPTURE_NAME.invokeExact(query, i, length));
            }
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
        return names;
    }

    private static int count(MethodHandle function, long query) {
        try {
            return (int) function.invokeExact(query);
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /** The predicates of a pattern one behind the other as pairs of numbers: the kind of a step and its value. */
    public static int[] predicateSteps(long query, int pattern) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_INT);
            long steps = (long) PREDICATES.invokeExact(query, pattern, count.address());
            int[] words = new int[2 * count.get(JAVA_INT, 0)];
            for (int i = 0; i < words.length; i++) {
                words[i] = Native.MEMORY.get(JAVA_INT, steps + (long) i * Integer.BYTES);
            }
            return words;
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    public static String stringValue(long query, int id) {
        try (Arena arena = Arena.ofConfined()) {
            return Native.string((long) STRING_VALUE.invokeExact(query, id, arena.allocate(JAVA_INT).address()));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /** A native query cursor at work. For one thread. */
    public static final class Cursor {
        private static final int CAPTURE_BYTES = 40;
        private static final int NODE_BYTES = 32;
        /** Without these the time grows with the square of the depth of a tree. */
        private static final int MOST_UNFINISHED = 512;
        private static final int DEEPEST = 1000;
        private static final FunctionDescriptor LIMIT = FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_INT);
        private static final MethodHandle NEW_CURSOR =
                Native.function("ts_query_cursor_new", FunctionDescriptor.of(JAVA_LONG));
        private static final MethodHandle DELETE =
                Native.function("ts_query_cursor_delete", FunctionDescriptor.ofVoid(JAVA_LONG));
        private static final MethodHandle SET_RANGE = Native.function("ts_query_cursor_set_byte_range",
                FunctionDescriptor.of(JAVA_BOOLEAN, JAVA_LONG, JAVA_INT, JAVA_INT));
        private static final MethodHandle SET_MATCH_LIMIT = Native.function("ts_query_cursor_set_match_limit", LIMIT);
        private static final MethodHandle SET_DEPTH = Native.function("ts_query_cursor_set_max_start_depth", LIMIT);
        private static final MethodHandle EXECUTE = Native.function("ts_query_cursor_exec",
                FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, Native.NODE));
        private static final MethodHandle NEXT = Native.function("ts_query_cursor_next_match",
                FunctionDescriptor.of(JAVA_BOOLEAN, JAVA_LONG, JAVA_LONG));
        private static final MethodHandle ROOT =
                Native.shortFunction("ts_tree_root_node", FunctionDescriptor.of(Native.NODE, JAVA_LONG));
        private static final MethodHandle END =
                Native.shortFunction("ts_node_end_byte", FunctionDescriptor.of(JAVA_INT, Native.NODE));

        private final Arena arena = Arena.ofConfined();
        private final MemorySegment match = arena.allocate(16, 8);
        private final long address;
        private long captures;

        public Cursor(long query, long tree, int start, int end) {
            try {
                var root = (MemorySegment) ROOT.invokeExact((java.lang.foreign.SegmentAllocator) arena, tree);
                address = (long) NEW_CURSOR.invokeExact();
                boolean _ = (boolean) SET_RANGE.invokeExact(address, start, end);
                SET_MATCH_LIMIT.invokeExact(address, MOST_UNFINISHED);
                SET_DEPTH.invokeExact(address, DEEPEST);
                EXECUTE.invokeExact(address, query, root);
            } catch (Throwable e) {
                throw Native.unexpected(e);
            }
        }

        public void close() {
            try (arena) {
                DELETE.invokeExact(address);
            } catch (Throwable e) {
                throw Native.unexpected(e);
            }
        }

        public boolean next() {
            try {
                boolean found = (boolean) NEXT.invokeExact(address, match.address());
                captures = match.get(JAVA_LONG, 8);
                return found;
            } catch (Throwable e) {
                throw Native.unexpected(e);
            }
        }

        public int pattern() {
            return Short.toUnsignedInt(match.get(java.lang.foreign.ValueLayout.JAVA_SHORT, 4));
        }

        public int count() {
            return Short.toUnsignedInt(match.get(java.lang.foreign.ValueLayout.JAVA_SHORT, 6));
        }

        public int capture(int index) {
            return Native.MEMORY.get(JAVA_INT, captures + (long) index * CAPTURE_BYTES + NODE_BYTES);
        }

        /** The first of the four words of a node is where it starts. */
        public int start(int index) {
            return Native.MEMORY.get(JAVA_INT, captures + (long) index * CAPTURE_BYTES);
        }

        public int end(int index) {
            try {
                return (int) END.invokeExact(
                        Native.MEMORY.asSlice(captures + (long) index * CAPTURE_BYTES, NODE_BYTES));
            } catch (Throwable e) {
                throw Native.unexpected(e);
            }
        }
    }
}

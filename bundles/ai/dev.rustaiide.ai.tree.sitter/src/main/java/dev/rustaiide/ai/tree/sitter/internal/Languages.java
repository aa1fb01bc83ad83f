package dev.rustaiide.ai.tree.sitter.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** What a language says about itself. */
public final class Languages {
    private static final MethodHandle SYMBOL_COUNT =
            Native.shortFunction("ts_language_symbol_count", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));

    private Languages() {}

    public static int symbolCount(long language) {
        try {
            return (int) SYMBOL_COUNT.invokeExact(language);
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    public static String symbolName(long language, int symbol) {
        try {
            return Native.string((long) Names.SYMBOL_NAME.invokeExact(language, symbol));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /** 0 if there is no such field. */
    public static int fieldId(long language, String field) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(field);
            return Native.number(
                    (int) Names.FIELD_ID.invokeExact(language, name.address(), (int) name.byteSize() - 1));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /** Linked by whoever asks for a name first. */
    private static final class Names {
        static final MethodHandle SYMBOL_NAME =
                Native.function("ts_language_symbol_name", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT));
        static final MethodHandle FIELD_ID = Native.function("ts_language_field_id_for_name",
                FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
    }
}

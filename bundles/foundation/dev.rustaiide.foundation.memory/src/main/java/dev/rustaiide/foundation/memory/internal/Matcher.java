package dev.rustaiide.foundation.memory.internal;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

import org.jspecify.annotations.Nullable;

/** Looks for one sequence of bytes in blocks of memory outside the heap. For one thread. */
public sealed interface Matcher {
    /** Where it starts in {@code block} at {@code from} or later; -1 if it does not. */
    long next(MemorySegment block, long from);

    /** The fastest there is; {@code pattern} are the bytes of {@code needle} outside the heap. */
    static Matcher of(byte[] needle, MemorySegment pattern) {
        MethodHandle memmem = Native.MEMMEM;
        return memmem == null ? portable(needle) : new Native(memmem, pattern);
    }

    /** The one of systems whose C library has no {@code memmem}. */
    static Matcher portable(byte[] needle) {
        return new Portable(needle, false);
    }

    /** One for which the letters A to Z are those from a to z. */
    static Matcher inAnyCase(byte[] needle) {
        return new Portable(needle, true);
    }

    /** The C library's. Its copy of a block does not vanish when a file does, so it may run outside of Java. */
    final class Native implements Matcher {
        static final @Nullable MethodHandle MEMMEM = link();

        private final MethodHandle memmem;
        private final MemorySegment pattern;

        Native(MethodHandle memmem, MemorySegment pattern) {
            this.memmem = memmem;
            this.pattern = pattern;
        }

        private static @Nullable MethodHandle link() {
            Linker linker = Linker.nativeLinker();
            var shape = FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
            // Microseconds for a block: a collection that has to wait for it does not feel it.
            return linker.defaultLookup().find("memmem")
                    .map(found -> linker.downcallHandle(found, shape, Linker.Option.critical(false))).orElse(null);
        }

        @Override
        public long next(MemorySegment block, long from) {
            try {
                var found = (MemorySegment) memmem.invokeExact(block.asSlice(from), block.byteSize() - from, pattern,
                        pattern.byteSize());
                return found.address() == 0 ? -1 : found.address() - block.address();
            } catch (RuntimeException | Error own) {
                throw own;
            } catch (Throwable impossible) { // boundary: what a method handle may throw, of which C throws nothing
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Pure Java, over a copy in the heap, where bytes are fast to get at. */
    final class Portable implements Matcher {
        private final Skip heap;
        private byte[] copy = {};
        private @Nullable MemorySegment copied;

        Portable(byte[] needle, boolean anyCase) {
            this.heap = new Skip(needle, anyCase);
        }

        @Override
        public long next(MemorySegment block, long from) {
            int length = Math.toIntExact(block.byteSize());
            if (from == 0 || copied != block) {
                copy = copy.length < length ? new byte[length] : copy;
                MemorySegment.copy(block, ValueLayout.JAVA_BYTE, 0, copy, 0, length);
                copied = block;
            }
            return heap.indexIn(copy, (int) from, length);
        }
    }
}

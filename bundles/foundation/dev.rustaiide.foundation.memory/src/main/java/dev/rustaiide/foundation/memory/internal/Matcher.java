package dev.rustaiide.foundation.memory.internal;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

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

    /**
     * Pure Java, over a copy in the heap, where bytes are fast to get at. The algorithm is Boyer, Moore and Horspool's:
     * the byte where the needle would end tells how far to go on.
     */
    final class Portable implements Matcher {
        private final byte[] needle;
        private final byte[] fold = new byte[256];
        private final int[] skips = new int[256];
        private byte[] copy = {};
        private @Nullable MemorySegment copied;

        Portable(byte[] needle, boolean anyCase) {
            this.needle = needle.clone();
            for (int b = 0; b < fold.length; b++) {
                fold[b] = (byte) (anyCase && b >= 'A' && b <= 'Z' ? b | 0x20 : b);
            }
            int[] byFolded = new int[256];
            Arrays.fill(byFolded, needle.length);
            for (int i = 0; i < needle.length; i++) {
                this.needle[i] = fold[needle[i] & 0xFF];
                if (i < needle.length - 1) {
                    byFolded[this.needle[i] & 0xFF] = needle.length - 1 - i;
                }
            }
            for (int b = 0; b < fold.length; b++) {
                skips[b] = byFolded[fold[b] & 0xFF];
            }
        }

        @Override
        public long next(MemorySegment block, long from) {
            int length = Math.toIntExact(block.byteSize());
            if (from == 0 || copied != block) {
                copy = copy.length < length ? new byte[length] : copy;
                MemorySegment.copy(block, ValueLayout.JAVA_BYTE, 0, copy, 0, length);
                copied = block;
            }
            return indexIn(copy, (int) from, length);
        }

        private int indexIn(byte[] bytes, int from, int to) {
            int last = needle.length - 1;
            byte end = needle[last];
            for (int at = from + last; at < to; at += skips[bytes[at] & 0xFF]) {
                if (fold[bytes[at] & 0xFF] == end && isAt(bytes, at - last, last)) {
                    return at - last;
                }
            }
            return -1;
        }

        private boolean isAt(byte[] bytes, int start, int length) {
            for (int i = 0; i < length; i++) {
                if (fold[bytes[start + i] & 0xFF] != needle[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}

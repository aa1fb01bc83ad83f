package dev.rustaiide.foundation.fs;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.internal.WindowReading;
import dev.rustaiide.foundation.memory.BufferPool;
import dev.rustaiide.foundation.memory.ByteSearch;
import dev.rustaiide.foundation.memory.MappedFile;
import dev.rustaiide.foundation.text.PatternSieve;

/**
 * A UTF-8 file of any size, looked at in windows of about 128 KB that are whole lines where lines are not endless.
 * No more than one window is in the heap. Of a search for something that every match must contain, only the windows
 * that have it are decoded; the others pass at the speed of memory. Any thread may use it.
 */
public final class LineWindows {
    private final Path file;
    private final BufferPool buffers;

    public LineWindows(Path file, BufferPool buffers) {
        this.file = file;
        this.buffers = buffers;
    }

    /**
     * One window. Its text goes on a little behind what is its own, and in the middle of an endless line begins before
     * it, so that a match at its edge is seen whole and in its surroundings.
     *
     * @param text as an editor has it: a byte that is no UTF-8 is the lone surrogate U+DC00 + byte
     * @param line the line of the file, from zero, that {@code text} begins in
     * @param column the UTF-16 units of that line before {@code text}
     * @param ownStart where in {@code text} this window's own characters begin
     * @param ownEnd where they end: what starts there is the next window's
     */
    public record Window(String text, int line, int column, int ownStart, int ownEnd) {
        /** Whether something that starts at {@code offset} of {@link #text} is this window's to tell. */
        public boolean owns(int offset) {
            return offset >= ownStart && offset < ownEnd;
        }
    }

    /** Looks at windows. */
    @FunctionalInterface
    public interface Visitor {
        /** Gives whether to go on. */
        boolean visit(Window window) throws FailureException;
    }

    /**
     * Shows {@code visitor} the windows in order: all, or those that have {@code required}. Blocks; {@code scope} is
     * the work that asks and hears how many bytes are done.
     *
     * @throws InterruptedException if {@code scope} is cancelled, within some milliseconds
     * @throws FailureException if the file cannot be read to its end, or the visitor throws it
     */
    public void forEach(Optional<ByteSearch> required, Scope scope, Visitor visitor)
            throws FailureException, InterruptedException {
        forEach(required, Optional.empty(), scope, visitor);
    }

    /** As {@link #forEach(Optional, Scope, Visitor)}; a window that {@code sieve} holds back is not decoded either. */
    public void forEach(Optional<ByteSearch> required, Optional<PatternSieve> sieve, Scope scope, Visitor visitor)
            throws FailureException, InterruptedException {
        try (MappedFile mapped = MappedFile.open(file)) {
            var reading = new WindowReading(mapped, sieve);
            BitSet wanted = new BitSet();
            if (required.isPresent()) {
                reading.mark(required.get(), buffers, scope, wanted);
            } else {
                wanted.set(0, reading.count());
            }
            reading.show(wanted, scope, visitor);
        }
    }
}

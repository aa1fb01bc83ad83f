package dev.rustaiide.ai.inference.llama.internal.child;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The orders, looked for by the one thread that also computes. It asks the system and not the stream whether there are
 * some, since only the system tells that whoever gave them is gone.
 */
final class Inbox {
    private static final short READABLE = 1;
    private static final short GONE = 0x10 | 0x8 | 0x20;
    /** Where in the structure that tells of a file: what is waited for, and what there is. */
    private static final int WANTED = 4;
    private static final int FOUND = 6;

    private final InputStream in;
    private final Function poll;
    private final MemorySegment file = Arena.global().allocate(8, 4);

    /** {@code in} reads file 0, without a buffer. */
    Inbox(Library library, InputStream in) throws Refusal {
        this.in = in;
        this.poll = library.function("poll", 3);
        file.set(JAVA_SHORT, WANTED, READABLE);
    }

    /**
     * Gives all orders that are there to {@code engine}.
     *
     * @param wait until there is one
     * @throws IOException if there will be none any more
     */
    void drain(Engine engine, boolean wait) throws IOException {
        boolean first = wait;
        while (isThere(first ? -1 : 0)) {
            engine.take(Wire.order(in));
            first = false;
        }
    }

    private boolean isThere(int millis) throws IOException {
        file.set(JAVA_INT, 0, 0);
        file.set(JAVA_SHORT, FOUND, (short) 0);
        poll.call(file.address(), 1, millis);
        short found = file.get(JAVA_SHORT, FOUND);
        if ((found & READABLE) == 0 && (found & GONE) != 0) {
            throw new IOException("nobody is there any more");
        }
        return (found & READABLE) != 0;
    }
}

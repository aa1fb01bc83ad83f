package dev.rustaiide.system.terminal.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A pair of pseudo terminals of which the program has the one and we have this. Its descriptors are read and closed by
 * one thread; {@link #resize}, {@link #wake} and {@link #foreground} come from any and do nothing once it is closed.
 */
final class Pty implements AutoCloseable {
    private static final int TERMIOS = 64;
    private static final int IUTF8 = 0x4000;
    private static final int POLLFD = 8;

    private final Libc libc;
    private final Arena arena = Arena.ofShared();
    private final int master;
    private final int wake;
    private final MemorySegment polled = arena.allocate(3 * POLLFD, 8);
    private int process;
    private int ended = -1;
    private boolean closed;

    private Pty(Libc libc) throws IOException {
        this.libc = libc;
        master = libc.openTerminal(Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_CLOEXEC);
        wake = libc.event();
        if (master < 0 || wake < 0 || libc.grantAndUnlock(master) != 0) {
            close();
            throw new IOException("the system gives no terminal (error " + libc.errno() + ")");
        }
        libc.setFlags(master, Libc.O_RDWR | Libc.O_NONBLOCK);
        // The system rubs out whole characters while a program reads line by line.
        MemorySegment attributes = arena.allocate(TERMIOS, 8);
        if (libc.getAttributes(master, attributes) == 0) {
            attributes.set(JAVA_INT, 0, attributes.get(JAVA_INT, 0) | IUTF8);
            libc.setAttributes(master, attributes);
        }
    }

    /** @throws IOException if the system gives no terminal, or does not start the program */
    static Pty start(Libc libc, Path program, List<String> arguments, Path folder, Map<String, String> environment,
            int columns, int rows) throws IOException {
        Pty pty = new Pty(libc);
        pty.resize(columns, rows);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(64);
            libc.name(pty.master, name);
            Libc.Spawning spawning = libc.new Spawning(arena);
            spawning.startIn(folder.toString());
            spawning.useTerminal(name.getString(0));
            spawning.closeOthers();
            MemorySegment process = arena.allocate(JAVA_INT);
            List<String> variables = environment.entrySet().stream().map(each -> each.getKey() + '=' + each.getValue())
                    .toList();
            int error = spawning.start(process, program.toString(), strings(arena, arguments),
                    strings(arena, variables));
            if (error != 0) {
                pty.close();
                throw new IOException("the system does not start it (error " + error + ")");
            }
            pty.process = process.get(JAVA_INT, 0);
            pty.ended = libc.processDescriptor(pty.process);
            return pty;
        }
    }

    /** An array of strings with a null at its end. */
    private static MemorySegment strings(Arena arena, List<String> strings) {
        MemorySegment array = arena.allocate(ADDRESS, strings.size() + 1);
        for (int i = 0; i < strings.size(); i++) {
            array.setAtIndex(ADDRESS, i, arena.allocateFrom(strings.get(i)));
        }
        return array;
    }

    int process() {
        return process;
    }

    /** What became possible. */
    record Ready(boolean readable, boolean writable, boolean hungUp, boolean ended) {}

    /** Waits until there is something to read, if {@code writing} something can be written, or somebody wakes it. */
    Ready await(boolean writing) {
        describe(0, master, (short) (writing ? Libc.POLLIN | Libc.POLLOUT : Libc.POLLIN));
        describe(1, wake, Libc.POLLIN);
        describe(2, ended, Libc.POLLIN);
        libc.poll(polled, 3, -1);
        if (answer(1) != 0) {
            libc.read(wake, polled.asSlice(POLLFD, POLLFD));
        }
        short terminal = answer(0);
        return new Ready((terminal & Libc.POLLIN) != 0, (terminal & Libc.POLLOUT) != 0,
                (terminal & Libc.POLLHUP) != 0, answer(2) != 0);
    }

    private void describe(int index, int descriptor, short events) {
        polled.set(JAVA_INT, (long) index * POLLFD, descriptor);
        polled.set(JAVA_SHORT, (long) index * POLLFD + 4, events);
        polled.set(JAVA_SHORT, (long) index * POLLFD + 6, (short) 0);
    }

    private short answer(int index) {
        return polled.get(JAVA_SHORT, (long) index * POLLFD + 6);
    }

    /** Reads what is there: how many bytes, 0 if there are none now, -1 if there will be no more. */
    int read(MemorySegment into) {
        int count = libc.read(master, into);
        if (count >= 0) {
            return count == 0 ? -1 : count;
        }
        return libc.errno() == Libc.EAGAIN || libc.errno() == Libc.EINTR ? 0 : -1;
    }

    /** Writes as many of the bytes from {@code offset} as the program has room for. */
    int write(byte[] bytes, int offset) {
        try (Arena own = Arena.ofConfined()) {
            int length = bytes.length - offset;
            MemorySegment segment = own.allocate(length);
            MemorySegment.copy(bytes, offset, segment, ValueLayout.JAVA_BYTE, 0, length);
            return Math.max(0, libc.write(master, segment, length));
        }
    }

    synchronized void resize(int columns, int rows) {
        if (!closed) {
            try (Arena own = Arena.ofConfined()) {
                MemorySegment size = own.allocate(JAVA_SHORT, 4);
                size.setAtIndex(JAVA_SHORT, 0, (short) rows);
                size.setAtIndex(JAVA_SHORT, 1, (short) columns);
                libc.control(master, Libc.TIOCSWINSZ, size);
            }
        }
    }

    /** Makes {@link #await} return. */
    synchronized void wake() {
        if (!closed) {
            try (Arena own = Arena.ofConfined()) {
                libc.write(wake, own.allocateFrom(ValueLayout.JAVA_LONG, 1), Long.BYTES);
            }
        }
    }

    /** The group of processes that the keyboard belongs to; 0 if there is none. */
    synchronized int foreground() {
        if (closed) {
            return 0;
        }
        try (Arena own = Arena.ofConfined()) {
            MemorySegment group = own.allocate(JAVA_INT);
            return libc.control(master, Libc.TIOCGPGRP, group) == 0 ? group.get(JAVA_INT, 0) : 0;
        }
    }

    /** Waits for the end of the program, which must be near: its exit code, 128 + n if signal n ended it. */
    int awaitExit() {
        try (Arena own = Arena.ofConfined()) {
            MemorySegment status = own.allocate(JAVA_INT);
            while (libc.waitFor(process, status, 0) < 0) {
                if (libc.errno() != Libc.EINTR) {
                    return -1;
                }
            }
            int word = status.get(JAVA_INT, 0);
            return (word & 0x7F) == 0 ? word >> 8 & 0xFF : 128 + (word & 0x7F);
        }
    }

    void signal(int member, int number) {
        libc.signal(member, number);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            for (int descriptor : new int[] {master, wake, ended}) {
                if (descriptor >= 0) {
                    libc.close(descriptor);
                }
            }
            arena.close();
        }
    }
}

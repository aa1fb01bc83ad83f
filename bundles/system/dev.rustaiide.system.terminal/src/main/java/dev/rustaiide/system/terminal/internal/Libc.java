package dev.rustaiide.system.terminal.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Optional;

/**
 * The functions of the C library that it takes to run programs in terminals, and Linux's numbers for them. Any thread
 * may use it. Functions give -1 and leave {@link #errno} on failure, or give the error itself, as in C.
 */
final class Libc {
    static final int O_RDWR = 2;
    static final int O_NOCTTY = 0x100;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int EAGAIN = 11;
    static final short POLLIN = 1;
    static final short POLLOUT = 4;
    static final short POLLHUP = 16;
    static final int WNOHANG = 1;
    static final long TIOCGPGRP = 0x540F;
    static final long TIOCSWINSZ = 0x5414;
    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final Linker.Option WITH_ERRNO = Linker.Option.captureCallState("errno");

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup library = linker.defaultLookup();
    private final ThreadLocal<MemorySegment> captured =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(CAPTURED));
    private final MethodHandle open = function("posix_openpt", JAVA_INT, JAVA_INT);
    private final MethodHandle grant = function("grantpt", JAVA_INT, JAVA_INT);
    private final MethodHandle unlock = function("unlockpt", JAVA_INT, JAVA_INT);
    private final MethodHandle name = function("ptsname_r", JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle control = linker.downcallHandle(library.findOrThrow("ioctl"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), Linker.Option.firstVariadicArg(2),
            WITH_ERRNO);
    private final MethodHandle flags = linker.downcallHandle(library.findOrThrow("fcntl"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), Linker.Option.firstVariadicArg(2),
            WITH_ERRNO);
    private final MethodHandle getAttributes = function("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
    private final MethodHandle setAttributes = function("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private final MethodHandle read = function("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle write = function("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle poll = function("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private final MethodHandle close = function("close", JAVA_INT, JAVA_INT);
    private final MethodHandle event = function("eventfd", JAVA_INT, JAVA_INT, JAVA_INT);
    private final MethodHandle wait = function("waitpid", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle signal = function("kill", JAVA_INT, JAVA_INT, JAVA_INT);
    private final MethodHandle system = linker.downcallHandle(library.findOrThrow("syscall"),
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG), Linker.Option.firstVariadicArg(1),
            WITH_ERRNO);

    private MethodHandle function(String symbol, MemoryLayout result, MemoryLayout... arguments) {
        return linker.downcallHandle(library.findOrThrow(symbol), FunctionDescriptor.of(result, arguments), WITH_ERRNO);
    }

    /** A function that gives its error and leaves none. */
    private Optional<MethodHandle> plain(String symbol, MemoryLayout... arguments) {
        return library.find(symbol)
                .map(found -> linker.downcallHandle(found, FunctionDescriptor.of(JAVA_INT, arguments)));
    }

    /** Of the last function on this thread that failed. */
    int errno() {
        return (int) ERRNO.get(captured.get(), 0L);
    }

    int openTerminal(int how) {
        return (int) call(open, captured.get(), how);
    }

    int grantAndUnlock(int master) {
        int granted = (int) call(grant, captured.get(), master);
        return granted != 0 ? granted : (int) call(unlock, captured.get(), master);
    }

    int name(int master, MemorySegment into) {
        return (int) call(name, captured.get(), master, into, into.byteSize());
    }

    int control(int descriptor, long request, MemorySegment argument) {
        return (int) call(control, captured.get(), descriptor, request, argument);
    }

    int setFlags(int descriptor, int flagBits) {
        return (int) call(flags, captured.get(), descriptor, 4, flagBits); // F_SETFL
    }

    int getAttributes(int descriptor, MemorySegment into) {
        return (int) call(getAttributes, captured.get(), descriptor, into);
    }

    int setAttributes(int descriptor, MemorySegment from) {
        return (int) call(setAttributes, captured.get(), descriptor, 0, from); // TCSANOW
    }

    int read(int descriptor, MemorySegment into) {
        try {
            return (int) (long) read.invokeExact(captured.get(), descriptor, into, into.byteSize());
        } catch (Throwable impossible) {
            throw new IllegalStateException("read", impossible);
        }
    }

    int write(int descriptor, MemorySegment from, long length) {
        return (int) (long) call(write, captured.get(), descriptor, from, length);
    }

    /** {@code descriptors} are some {@code struct pollfd}. */
    int poll(MemorySegment descriptors, int count, int milliseconds) {
        try {
            return (int) poll.invokeExact(captured.get(), descriptors, (long) count, milliseconds);
        } catch (Throwable impossible) {
            throw new IllegalStateException("poll", impossible);
        }
    }

    void close(int descriptor) {
        call(close, captured.get(), descriptor);
    }

    /** A descriptor that can be read once something was written to it, and never blocks. */
    int event() {
        return (int) call(event, captured.get(), 0, O_CLOEXEC | O_NONBLOCK);
    }

    int waitFor(int process, MemorySegment status, int options) {
        return (int) call(wait, captured.get(), process, status, options);
    }

    void signal(int process, int number) {
        call(signal, captured.get(), process, number);
    }

    /** A descriptor that can be read once {@code process} has ended; -1 before Linux 5.3. */
    int processDescriptor(int process) {
        return (int) (long) call(system, captured.get(), 434L, (long) process, 0L); // pidfd_open
    }

    /** Functions of {@code posix_spawn}; those that not every library has are left out where they are missing. */
    final class Spawning {
        private static final int SIZE = 512;
        private static final short SET_MASK_AND_DEFAULTS_AND_SESSION = 0x04 | 0x08 | 0x80;
        private static final int SIGNALS = 128;

        private final Arena arena;
        private final MemorySegment actions;
        private final MemorySegment attributes;

        Spawning(Arena arena) {
            this.arena = arena;
            actions = arena.allocate(SIZE, 8);
            attributes = arena.allocate(SIZE, 8);
            run("posix_spawn_file_actions_init", actions);
            run("posix_spawnattr_init", attributes);
            MemorySegment all = arena.allocate(SIGNALS, 8).fill((byte) 0xFF);
            run("posix_spawnattr_setsigdefault", attributes, all);
            run("posix_spawnattr_setsigmask", attributes, arena.allocate(SIGNALS, 8));
            call(plain("posix_spawnattr_setflags", ADDRESS, JAVA_SHORT).orElseThrow(), attributes,
                    SET_MASK_AND_DEFAULTS_AND_SESSION);
        }

        private void run(String symbol, MemorySegment... arguments) {
            MemoryLayout[] types = new MemoryLayout[arguments.length];
            Arrays.fill(types, ADDRESS);
            call(plain(symbol, types).orElseThrow(), (Object[]) arguments);
        }

        /** The terminal at {@code path} becomes that of the new session, and its standard streams. */
        void useTerminal(String path) {
            call(plain("posix_spawn_file_actions_addopen", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT)
                    .orElseThrow(), actions, 0, arena.allocateFrom(path), O_RDWR, 0);
            MethodHandle copy =
                    plain("posix_spawn_file_actions_adddup2", ADDRESS, JAVA_INT, JAVA_INT).orElseThrow();
            call(copy, actions, 0, 1);
            call(copy, actions, 0, 2);
        }

        void startIn(String folder) {
            call(plain("posix_spawn_file_actions_addchdir_np", ADDRESS, ADDRESS).orElseThrow(), actions,
                    arena.allocateFrom(folder));
        }

        /** Some of this process may not be marked to close by themselves. */
        void closeOthers() {
            plain("posix_spawn_file_actions_addclosefrom_np", ADDRESS, JAVA_INT)
                    .ifPresent(function -> call(function, actions, 3));
        }

        /** Starts the program; 0 or the error. {@code process} gets its number. */
        int start(MemorySegment process, String program, MemorySegment arguments, MemorySegment environment) {
            MethodHandle spawn = plain("posix_spawn", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS)
                    .orElseThrow();
            int error = (int) call(spawn, process, arena.allocateFrom(program), actions, attributes, arguments,
                    environment);
            run("posix_spawn_file_actions_destroy", actions);
            run("posix_spawnattr_destroy", attributes);
            return error;
        }
    }

    private static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable impossible) {
            throw new IllegalStateException("a function of the C library", impossible);
        }
    }
}

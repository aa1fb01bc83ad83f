package dev.rustaiide.system.terminal.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.terminal.TerminalListener;
import dev.rustaiide.foundation.terminal.VirtualTerminal;
import dev.rustaiide.system.terminal.Launch;
import dev.rustaiide.system.terminal.SessionListener;
import dev.rustaiide.system.terminal.TerminalSession;

/** One thread waits for output, room for input and the end of the program, and feeds the terminal under its lock. */
final class PtySession implements TerminalSession {
    private static final int PIECE = 1 << 16;
    private static final int MOST_WAITING = 16 << 20;
    private static final int SIGHUP = 1;
    private static final int SIGKILL = 9;
    private static final int SIGCONT = 18;
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final long PAUSE = 10;

    private final Pty pty;
    private final SessionListener listener;
    private final VirtualTerminal terminal;
    /** Fair: the window gets its turn between two pieces of output. */
    private final ReentrantLock lock = new ReentrantLock(true);
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private final Call<Integer> exit;
    private int waitingBytes;
    private int written;
    private volatile boolean closing;
    private volatile @Nullable String address;
    private @Nullable Call<Void> closed;

    PtySession(Pty pty, Launch launch, SessionListener listener, Runnable ended) {
        this.pty = pty;
        this.listener = listener;
        terminal = VirtualTerminal.of(launch.columns(), launch.rows(), launch.lines(), new Answers());
        exit = Call.startNative("terminal " + pty.process(), scope -> {
            try {
                return run();
            } finally {
                pty.close();
                ended.run();
            }
        });
    }

    @Override
    public long pid() {
        return pty.process();
    }

    @Override
    public <R> R use(Function<VirtualTerminal, R> use) {
        lock.lock();
        try {
            return use.apply(terminal);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void resize(int columns, int rows) {
        use(one -> {
            one.resize(columns, rows);
            pty.resize(one.columns(), one.rows());
            return one;
        });
    }

    @Override
    public void write(byte[] bytes) {
        synchronized (waiting) {
            if (bytes.length == 0 || waitingBytes + bytes.length > MOST_WAITING) {
                return;
            }
            waiting.add(bytes.clone());
            waitingBytes += bytes.length;
        }
        pty.wake();
    }

    @Override
    public Call<Integer> exit() {
        return exit;
    }

    private int run() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment piece = arena.allocate(PIECE);
            byte[] bytes = new byte[PIECE];
            boolean more = true;
            while (more && !closing) {
                Pty.Ready ready = pty.await(hasWaiting());
                if (ready.writable()) {
                    writeWaiting();
                }
                if (ready.readable() || ready.hungUp()) {
                    more = take(piece, bytes) >= 0;
                } else if (ready.ended()) {
                    more = false;
                }
            }
        }
        return closing ? endSession() : pty.awaitExit();
    }

    /** Reads once: several reads for one piece would only let the window wait. */
    private int take(MemorySegment piece, byte[] bytes) {
        int count = pty.read(piece);
        if (count > 0) {
            MemorySegment.copy(piece, ValueLayout.JAVA_BYTE, 0, bytes, 0, count);
            lock.lock();
            try {
                terminal.feed(bytes, 0, count);
            } finally {
                lock.unlock();
            }
            listener.changed();
        }
        return count;
    }

    private boolean hasWaiting() {
        synchronized (waiting) {
            return !waiting.isEmpty();
        }
    }

    private void writeWaiting() {
        byte[] first;
        synchronized (waiting) {
            first = waiting.peek();
        }
        if (first == null) {
            return;
        }
        written += pty.write(first, written);
        if (written == first.length) {
            written = 0;
            synchronized (waiting) {
                waiting.remove();
                waitingBytes -= first.length;
            }
        }
    }

    @Override
    public Optional<Path> folder() {
        String told = address;
        if (told != null) {
            try {
                return Optional.of(Path.of(URI.create(told).getPath()));
            } catch (IllegalArgumentException | NullPointerException noAddress) {
                // The shell said something else; its process knows too.
            }
        }
        return SessionProcesses.folder(pid());
    }

    @Override
    public Optional<String> running() {
        int group = pty.foreground();
        return group <= 0 || group == pty.process() ? Optional.empty() : SessionProcesses.name(group);
    }

    @Override
    public synchronized Call<Void> close() {
        Call<Void> call = closed;
        if (call == null) {
            closing = true;
            pty.wake();
            call = exit.then("close terminal", (scope, code) -> null);
            closed = call;
        }
        return call;
    }

    /** Tells all to end, waits a while, and kills what is left; its first program is waited for. */
    private int endSession() {
        int session = pty.process();
        for (int member : SessionProcesses.of(session)) {
            pty.signal(member, SIGHUP);
            pty.signal(member, SIGCONT);
        }
        for (int member : awaitEnd(session)) {
            pty.signal(member, SIGKILL);
        }
        awaitEnd(session);
        return pty.awaitExit();
    }

    /** Those of the session that are still there after a while. */
    private static List<Integer> awaitEnd(int session) {
        long end = System.nanoTime() + GRACE.toNanos();
        List<Integer> members = SessionProcesses.of(session);
        while (!members.isEmpty() && System.nanoTime() < end) {
            pause();
            members = SessionProcesses.of(session);
        }
        return members;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException again) {
            // The session is to end whatever comes; nothing else happens on this thread.
        }
    }

    /** What the terminal itself says to the program, and what it hears for the window. */
    private final class Answers implements TerminalListener {
        @Override
        public void reply(byte[] bytes) {
            write(bytes);
        }

        @Override
        public void resized() {
            pty.resize(terminal.columns(), terminal.rows());
        }

        @Override
        public void bell() {
            listener.bell();
        }

        @Override
        public void title(String title) {
            listener.title(title);
        }

        @Override
        public void directory(String told) {
            address = told;
        }

        @Override
        public void clipboard(String text) {
            listener.clipboard(text);
        }

        @Override
        public OptionalInt color(int index) {
            return listener.color(index);
        }
    }
}

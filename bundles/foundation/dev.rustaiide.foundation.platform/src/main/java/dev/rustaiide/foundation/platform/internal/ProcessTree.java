package dev.rustaiide.foundation.platform.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A process and all that came of it. Descendants whose parent has ended belong to nobody in the eyes of the system; on
 * Linux they are recognised by a variable in the environment that they inherited.
 */
final class ProcessTree {
    private static final String MARK = "RUST_AI_IDE_CHILD";
    private static final long GRACE_MS = 2000;
    private static final long PAUSE_NS = 50_000_000;
    /** How long one may be about to become another program, and how often it is looked at meanwhile. */
    private static final long EXEC_MS = 200;
    private static final long GLANCE_NS = 2_000_000;
    /** In the words behind a process's name: its session, and when it began, in ticks since the system did. */
    private static final int SESSION = 3;
    private static final int BEGAN = 19;
    private static final Path PROC = Path.of("/proc");

    private final Process process;
    private final String mark;
    private final long began;

    private ProcessTree(Process process, String mark) {
        this.process = process;
        this.mark = mark;
        this.began = began(PROC.resolve(Long.toString(process.pid())));
    }

    static ProcessTree start(ProcessBuilder builder) throws IOException {
        // Not the time: two threads may read the same, and then stopping one tree would stop the other.
        String mark = ProcessHandle.current().pid() + "-" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
        builder.environment().put(MARK, mark);
        return new ProcessTree(builder.start(), mark);
    }

    Process process() {
        return process;
    }

    /**
     * Waits for the root to end by itself; what it leaves running stays, e.g. a compile server that it started.
     *
     * @throws InterruptedException once all are stopped
     */
    int await() throws InterruptedException {
        try {
            return process.waitFor();
        } catch (InterruptedException cancelled) {
            stop();
            throw cancelled;
        }
    }

    /** Asks all to end, leaves first, waits for 2 s at most and kills what is left. Does not give way to interrupts. */
    void stop() {
        stop(new Members(any -> true));
    }

    /** The same for what the root, which has ended, left in our session. */
    void stopLeft() {
        String ours = session(PROC.resolve("self"));
        stop(new Members(folder -> session(folder).equals(ours)));
    }

    private void stop(Members members) {
        List<ProcessHandle> asked = members.ofTree();
        asked.forEach(ProcessHandle::destroy);
        // Meanwhile the system ends them.
        members.addMarked().forEach(ProcessHandle::destroy);
        boolean interrupted = awaitEnd(members);
        kill(members);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills all at once, and what they started meanwhile. */
    void kill() {
        kill(new Members(any -> true));
    }

    private static void kill(Members members) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(EXEC_MS);
        boolean interrupted = Thread.interrupted();
        do {
            List<ProcessHandle> living = members.living();
            living.forEach(ProcessHandle::destroyForcibly);
            if (living.isEmpty() && !members.mayCome()) {
                break;
            }
            LockSupport.parkNanos(GLANCE_NS);
            interrupted |= Thread.interrupted();
        } while (System.nanoTime() < end);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The system tells at once when the root has ended; the others, if there are any, have to be looked at. */
    private boolean awaitEnd(Members members) {
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MS);
        long pause = 500_000;
        for (; members.anyRuns() && System.nanoTime() < end; pause = Math.min(2 * pause, PAUSE_NS)) {
            try {
                if (!process.waitFor(pause, TimeUnit.NANOSECONDS)) {
                    continue;
                }
                if (members.anyRuns()) {
                    TimeUnit.NANOSECONDS.sleep(pause);
                }
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    /** One that has ended stays in the list of processes until its parent looks, which in a container may be never. */
    static boolean runs(ProcessHandle member) {
        if (!member.isAlive()) {
            return false;
        }
        try {
            return !stat(PROC.resolve(Long.toString(member.pid()))).startsWith("Z");
        } catch (IOException notLinux) {
            return member.isAlive();
        }
    }

    /** What proc(5) says of a process behind its name: its state, parent, group, session and more. */
    private static String stat(Path folder) throws IOException {
        String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
        return stat.substring(Math.min(stat.length(), stat.lastIndexOf(')') + 2));
    }

    private static String session(Path folder) {
        return word(folder, SESSION);
    }

    /** 0 if it has ended. */
    private static long began(Path folder) {
        String word = word(folder, BEGAN);
        return word.isEmpty() ? 0 : Long.parseLong(word);
    }

    /** Empty if it has ended. */
    private static String word(Path folder, int index) {
        try {
            String[] words = stat(folder).split(" ");
            return words.length <= index ? "" : words[index];
        } catch (IOException gone) {
            return "";
        }
    }

    /** Those that were found so far; others may come while they are being stopped. */
    private final class Members {
        private final Set<ProcessHandle> found = new LinkedHashSet<>();
        private final MarkedProcesses marked = new MarkedProcesses(PROC, MARK + '=' + mark);
        private final Predicate<Path> wanted;

        /** By their folders in {@code /proc}; those that the system counts to the tree are always wanted. */
        Members(Predicate<Path> wanted) {
            this.wanted = wanted;
        }

        /** Root and descendants as the system knows them. */
        List<ProcessHandle> ofTree() {
            if (process.isAlive()) {
                found.add(process.toHandle());
                process.descendants().forEach(found::add);
            }
            return new ArrayList<>(found).reversed();
        }

        /** All that live now, those farthest from the root first. */
        List<ProcessHandle> living() {
            ofTree();
            addMarked();
            found.removeIf(member -> !runs(member));
            return new ArrayList<>(found).reversed();
        }

        /** Whether one could turn out to be of them: it began with the root or later, and has no variables yet. */
        boolean mayCome() {
            return marked.mayCome(folder -> began(folder) >= began);
        }

        boolean anyRuns() {
            return found.stream().anyMatch(ProcessTree::runs);
        }

        /** Those that the system does not count to the tree. */
        List<ProcessHandle> addMarked() {
            List<ProcessHandle> added = new ArrayList<>();
            for (Path folder : marked.more()) {
                if (wanted.test(folder)) {
                    ProcessHandle.of(Long.parseLong(folder.getFileName().toString())).filter(found::add)
                            .ifPresent(added::add);
                }
            }
            return added;
        }
    }
}

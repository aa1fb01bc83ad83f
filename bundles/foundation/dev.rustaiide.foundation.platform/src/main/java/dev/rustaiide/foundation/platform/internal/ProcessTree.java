package dev.rustaiide.foundation.platform.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A process and all that came of it. Descendants whose parent has ended belong to nobody in the eyes of the system; on
 * Linux they are recognised by a variable in the environment that they inherited.
 */
final class ProcessTree {
    private static final String MARK = "RUST_AI_IDE_CHILD";
    private static final long GRACE_MS = 2000;
    private static final Path PROC = Path.of("/proc");

    private final Process process;
    private final byte[] mark;

    private ProcessTree(Process process, String mark) {
        this.process = process;
        this.mark = (MARK + '=' + mark + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    static ProcessTree start(ProcessBuilder builder) throws IOException {
        String mark = ProcessHandle.current().pid() + "-" + System.nanoTime();
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
        List<ProcessHandle> members = members();
        if (members.isEmpty()) {
            return;
        }
        members.forEach(ProcessHandle::destroy);
        boolean interrupted = awaitEnd(members);
        kill();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills all at once, and what they started meanwhile. */
    void kill() {
        for (int round = 0; round < 10; round++) {
            List<ProcessHandle> members = members();
            if (members.isEmpty()) {
                return;
            }
            members.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static boolean awaitEnd(List<ProcessHandle> members) {
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MS);
        for (long pause = 1; anyAlive(members) && System.nanoTime() < end; pause = Math.min(2 * pause, 50)) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    private static boolean anyAlive(List<ProcessHandle> members) {
        for (ProcessHandle member : members) {
            if (runs(member)) {
                return true;
            }
        }
        return false;
    }

    /** One that has ended stays in the list of processes until its parent looks, which in a container may be never. */
    static boolean runs(ProcessHandle member) {
        if (!member.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(PROC.resolve(member.pid() + "/stat"), StandardCharsets.ISO_8859_1);
            return !stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException notLinux) {
            return member.isAlive();
        }
    }

    /** The living, those farthest from the root first. */
    private List<ProcessHandle> members() {
        Set<ProcessHandle> members = new LinkedHashSet<>();
        if (process.isAlive()) {
            members.add(process.toHandle());
            process.descendants().forEach(members::add);
        }
        addMarked(members);
        members.removeIf(member -> !runs(member));
        return new ArrayList<>(members).reversed();
    }

    private void addMarked(Set<ProcessHandle> members) {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path folder : folders) {
                if (carriesMark(folder)) {
                    ProcessHandle.of(Long.parseLong(folder.getFileName().toString())).ifPresent(members::add);
                }
            }
        } catch (IOException hidden) {
            // Without a list of processes there is still the tree.
        }
    }

    private boolean carriesMark(Path folder) {
        try {
            byte[] variables = Files.readAllBytes(folder.resolve("environ"));
            return indexOf(variables, mark) >= 0;
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i <= all.length - part.length; i++) {
            if (Arrays.mismatch(all, i, i + part.length, part, 0, part.length) < 0) {
                return i;
            }
        }
        return -1;
    }
}

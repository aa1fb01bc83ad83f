package dev.rustaiide.app.workbench.internal.window;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The files whose editors were closed, to open them again; the last one first, each of them once. */
final class ClosedEditors {
    private static final int MOST = 50;

    private final Deque<Path> files = new ArrayDeque<>();

    void add(Path file) {
        files.remove(file);
        files.push(file);
        if (files.size() > MOST) {
            files.removeLast();
        }
    }

    /** Forgets {@code file}, which is open again. */
    void opened(Path file) {
        files.remove(file);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    Optional<Path> take() {
        return Optional.ofNullable(files.poll());
    }
}

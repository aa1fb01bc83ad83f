package dev.rustaiide.app.debugger.internal;

import java.util.function.Consumer;

import jakarta.inject.Inject;

/** What was printed before somebody opened the console, the last of it. UI thread only. */
final class PrintedLines {
    private static final int MOST = 1 << 20;

    private final StringBuilder kept = new StringBuilder();
    private Consumer<String> shown = text -> { };

    @Inject
    PrintedLines(DebugRun run) {
        run.onPrint(this::print);
    }

    private void print(String text) {
        kept.append(text);
        kept.delete(0, Math.max(0, kept.length() - MOST));
        shown.accept(text);
    }

    /** {@code view} gets what there is, and what comes. */
    void show(Consumer<String> view) {
        view.accept(kept.toString());
        shown = view;
    }
}

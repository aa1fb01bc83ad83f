package dev.rustaiide.app.workbench;

import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.ai.code.analysis.SyntaxTree;

/** Who runs a test when people press the arrow beside it. UI thread only. */
public final class TestArrows {
    private Optional<Runner> runner = Optional.empty();

    /** Runs tests. */
    @FunctionalInterface
    public interface Runner {
        /** Runs what the arrow beside {@code runnable} in {@code file} stands for. */
        void run(Path file, SyntaxTree.Runnable runnable);
    }

    /** {@code takes} runs them from now on. */
    public void set(Runner takes) {
        runner = Optional.of(takes);
    }

    /** Has {@code runnable} run; whether it is a test or benchmark and somebody does. */
    public boolean run(Path file, SyntaxTree.Runnable runnable) {
        if (runnable.kind() == SyntaxTree.RunnableKind.MAIN) {
            return false;
        }
        runner.ifPresent(known -> known.run(file, runnable));
        return runner.isPresent();
    }
}

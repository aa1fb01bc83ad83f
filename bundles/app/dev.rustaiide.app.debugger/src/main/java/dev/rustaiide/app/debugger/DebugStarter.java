package dev.rustaiide.app.debugger;

import java.nio.file.Path;

import dev.rustaiide.ai.code.analysis.SyntaxTree;

/** Starts the window's debugger. UI thread only. */
@FunctionalInterface
public interface DebugStarter {
    /** Debugs what the arrow beside {@code runnable} in {@code file} stands for, with the debugger's view shown. */
    void debug(Path file, SyntaxTree.Runnable runnable);
}

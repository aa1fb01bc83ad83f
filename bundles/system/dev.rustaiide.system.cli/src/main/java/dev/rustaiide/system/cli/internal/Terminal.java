package dev.rustaiide.system.cli.internal;

import java.io.Console;
import java.io.PrintStream;

import dev.rustaiide.foundation.common.SafeText;

/** The two streams, and the line of progress that comes and goes on the second. Any thread may use it. */
final class Terminal implements AutoCloseable {
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean person;
    private boolean inProgress;

    /** @param person whether somebody sits there and looks */
    Terminal(PrintStream out, PrintStream err, boolean person) {
        this.out = out;
        this.err = err;
        this.person = person;
    }

    static boolean isPerson() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Text for people: the name of a file must not move the cursor, nor turn the rest of the line around. */
    void print(String line) {
        printData(SafeText.line(line));
    }

    /** Text for programs, as it is. */
    synchronized void printData(String line) {
        endProgress();
        out.append(line).append('\n');
    }

    /** Bytes for programs, as they are. */
    synchronized void write(byte[] content) {
        endProgress();
        out.write(content, 0, content.length);
    }

    synchronized void message(String line) {
        endProgress();
        err.append(SafeText.line(line)).append('\n').flush();
    }

    synchronized void progress(String line) {
        if (person) {
            inProgress = true;
            err.append(ERASE).append(SafeText.line(line)).flush();
        }
    }

    private void endProgress() {
        if (inProgress) {
            inProgress = false;
            err.append(ERASE).flush();
        }
    }

    @Override
    public synchronized void close() {
        endProgress();
        out.flush();
        err.flush();
    }
}

package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.WindowMessage;
import dev.rustaiide.foundation.platform.Line;

/** What the last run printed. Any thread may append; listeners are called on the appender's thread. */
@Creatable
public final class RunLog {
    private static final int MOST_KEPT = 100_000;

    private final List<String> kept = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private Path folder = Path.of("");

    /** Hears of a run. */
    public interface Listener {
        /**
         * A run began: whatever was there before is gone. {@code where} is what relative paths in its output start at.
         */
        void began(Path where);

        /** There is one more line, with ANSI escapes as the program wrote them. */
        void line(String text);
    }

    /** Hears of this run from its beginning and of all that follow. */
    public synchronized void addListener(Listener listener) {
        listeners.add(listener);
        listener.began(folder);
        kept.forEach(listener::line);
    }

    public synchronized void removeListener(Listener listener) {
        listeners.remove(listener);
    }

    /** The lines of the last run, the first 100,000 of them. */
    public synchronized List<String> lines() {
        return List.copyOf(kept);
    }

    synchronized void begin(String command, Path where) {
        kept.clear();
        folder = where;
        listeners.forEach(listener -> listener.began(where));
        add("\u001b[1m$ " + command + "\u001b[0m");
    }

    void append(Line line) {
        add(line.text());
    }

    void end(End end) {
        add(end.line());
    }

    private synchronized void add(String text) {
        if (kept.size() < MOST_KEPT) {
            kept.add(text);
        }
        listeners.forEach(listener -> listener.line(text));
    }

    /** How a run ended, as its last line says it. */
    record End(String line) {
        static End of(int exit, double seconds) {
            String color = exit == 0 ? "32" : "31";
            String what = exit == 0 ? "Finished" : "Ended with exit code " + exit;
            return new End(String.format(Locale.ROOT, "\u001b[%sm%s after %.1f s\u001b[0m", color, what, seconds));
        }

        static End stopped(double seconds) {
            return new End(String.format(Locale.ROOT, "\u001b[33mStopped after %.1f s\u001b[0m", seconds));
        }

        static End failed(Failure failure) {
            return new End("\u001b[31m" + WindowMessage.of(failure) + "\u001b[0m");
        }
    }
}

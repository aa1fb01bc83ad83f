package dev.rustaiide.system.debug.adapter.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.platform.Child;

/** An adapter that runs, with what it says beside the protocol, and the program that it started. */
final class AdapterProcess {
    private static final int LAST_WORDS = 2000;
    private static final Duration FOR_ITS_CODE = Duration.ofSeconds(2);

    private final Child child;
    private final StringBuilder lastWords = new StringBuilder();
    /** It knows when the process began: its number may be another's later. */
    private volatile Optional<ProcessHandle> debuggee = Optional.empty();

    AdapterProcess(Child child) {
        this.child = child;
        Call.startNative("errors of a debug adapter", this::listen);
    }

    Child child() {
        return child;
    }

    /** The last that it says tells why it ended. */
    private Object listen(Scope scope) throws IOException {
        char[] characters = new char[2048];
        try (Reader errors = new InputStreamReader(child.stderr(), StandardCharsets.UTF_8)) {
            for (int count = errors.read(characters); count >= 0; count = errors.read(characters)) {
                synchronized (lastWords) {
                    lastWords.append(characters, 0, count);
                    lastWords.delete(0, Math.max(0, lastWords.length() - LAST_WORDS));
                }
            }
        }
        return true;
    }

    /** The program that it started for us and that must not be left behind. */
    void started(long pid) {
        debuggee = ProcessHandle.of(pid);
    }

    /** Why it has ended, as sentences. Waits a moment for it to do so. */
    String end() throws InterruptedException {
        String code;
        try {
            code = "The debug adapter ended with exit code " + child.exit().await(FOR_ITS_CODE) + '.';
        } catch (TimeoutException runs) {
            code = "The debug adapter has closed its answers.";
        } catch (ExecutionException unknown) {
            code = "The debug adapter has ended.";
        }
        String words;
        synchronized (lastWords) {
            words = lastWords.toString().lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
        }
        return words.isEmpty() ? code : code + " It said: " + SafeText.line(words) + '.';
    }

    /** Ends it with all that it started, and the program if it was left behind. Any thread; does not wait. */
    void stop() {
        child.exit().cancel();
        debuggee.filter(ProcessHandle::isAlive).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Waits until nothing of it is left, after {@link #stop}. */
    void awaitEnd() throws InterruptedException {
        try {
            child.exit().await();
        } catch (ExecutionException odd) {
            LoggerFactory.getLogger(AdapterProcess.class).debug("How an adapter ended is not known", odd);
        } catch (InterruptedException stopped) {
            if (!child.exit().isDone()) {
                throw stopped;
            }
        }
    }
}

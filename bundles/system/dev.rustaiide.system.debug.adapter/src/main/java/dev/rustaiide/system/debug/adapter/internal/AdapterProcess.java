package dev.rustaiide.system.debug.adapter.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.system.debug.adapter.AdapterDefinition;
import dev.rustaiide.system.debug.adapter.DebugEvent;

/** An adapter that runs, the way to it, and what it says beside the protocol. */
final class AdapterProcess {
    private static final int LAST_WORDS = 2000;
    private static final Duration FOR_ITS_CODE = Duration.ofSeconds(2);

    private final Optional<Child> child;
    private final AdapterLine line;
    private final LastWords lastWords;

    private AdapterProcess(Optional<Child> child, AdapterLine line, LastWords lastWords) {
        this.child = child;
        this.line = line;
        this.lastWords = lastWords;
    }

    /** One that speaks by its standard streams. */
    static AdapterProcess of(Child child) {
        var words = new LastWords();
        words.hear(child.stderr(), DebugEvent.Output.Kind.STDERR);
        return new AdapterProcess(Optional.of(child), AdapterLine.of(child), words);
    }

    /** One that listens at {@code address}: {@code child}, or a server that was there before. */
    static AdapterProcess at(AdapterDefinition.Address address, String adapter, Optional<Child> child,
            Duration patience) throws FailureException, InterruptedException {
        var words = new LastWords();
        child.ifPresent(one -> {
            words.hear(one.stderr(), DebugEvent.Output.Kind.STDERR);
            words.hear(one.stdout(), DebugEvent.Output.Kind.STDOUT);
        });
        boolean reached = false;
        try {
            AdapterLine line = AdapterLine.connect(address, adapter, child, patience);
            reached = true;
            return new AdapterProcess(child, line, words);
        } catch (FailureException unreached) {
            throw child.filter(one -> one.exit().isDone()).isEmpty() ? unreached : new FailureException(
                    new Failure.Other(unreached.failure().what(), ended(child, words), unreached.failure().nextStep()),
                    unreached);
        } finally {
            if (!reached) {
                child.ifPresent(one -> one.exit().cancel());
            }
        }
    }

    AdapterLine line() {
        return line;
    }

    /**
     * Tells what is written beside the protocol from now on, where that has a connection of its own: a program that
     * such an adapter has started writes there too.
     */
    void onOutput(Consumer<DebugEvent.Output> program) {
        if (line.socket().isPresent()) {
            lastWords.program = program;
        }
    }

    /** The last that it says tells why it ended. */
    private static final class LastWords {
        private final StringBuilder kept = new StringBuilder();
        private volatile Consumer<DebugEvent.Output> program = output -> { };

        void hear(InputStream stream, DebugEvent.Output.Kind kind) {
            Call.startNative("words of a debug adapter", scope -> listen(stream, kind));
        }

        private boolean listen(InputStream stream, DebugEvent.Output.Kind kind) throws IOException {
            char[] characters = new char[2048];
            try (Reader words = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                for (int count = words.read(characters); count >= 0; count = words.read(characters)) {
                    synchronized (kept) {
                        kept.append(characters, 0, count);
                        kept.delete(0, Math.max(0, kept.length() - LAST_WORDS));
                    }
                    program.accept(new DebugEvent.Output(kind, new String(characters, 0, count)));
                }
            }
            return true;
        }

        String last() {
            synchronized (kept) {
                return kept.toString().lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
            }
        }
    }

    /** Why it has ended, as sentences. Waits a moment for it to do so. */
    String end() throws InterruptedException {
        return ended(child, lastWords);
    }

    private static String ended(Optional<Child> child, LastWords words) throws InterruptedException {
        if (child.isEmpty()) {
            return "The debug adapter has closed the connection.";
        }
        String code;
        try {
            code = "The debug adapter ended with exit code " + child.get().exit().await(FOR_ITS_CODE) + '.';
        } catch (TimeoutException runs) {
            code = "The debug adapter has closed its answers.";
        } catch (ExecutionException unknown) {
            code = "The debug adapter has ended.";
        }
        String said = words.last();
        return said.isEmpty() ? code : code + " It said: " + SafeText.line(said) + '.';
    }

    /** Ends it with all that it started. Any thread; does not wait. */
    void stop() {
        // First: one that ends by itself, because its line is closed, leaves what it started.
        child.ifPresent(one -> one.exit().cancel());
        line.close();
    }

    /** Waits until nothing of it is left, after {@link #stop}. */
    void awaitEnd() throws InterruptedException {
        if (child.isEmpty()) {
            return;
        }
        Call<Integer> exit = child.get().exit();
        try {
            exit.await();
        } catch (ExecutionException odd) {
            LoggerFactory.getLogger(AdapterProcess.class).debug("How an adapter ended is not known", odd);
        } catch (InterruptedException stopped) {
            if (!exit.isDone()) {
                throw stopped;
            }
        }
    }
}

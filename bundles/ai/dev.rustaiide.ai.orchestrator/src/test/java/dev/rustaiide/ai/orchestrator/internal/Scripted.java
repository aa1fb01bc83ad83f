package dev.rustaiide.ai.orchestrator.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Backend;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** A backend that does as a test says. */
final class Scripted implements Backend {
    final List<Prompt> asked = new CopyOnWriteArrayList<>();
    final List<Decoding> decodings = new CopyOnWriteArrayList<>();
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    private final BackendId id;
    private final Script script;
    private volatile String obstacle = "";
    private volatile String unopened = "";

    /** What it writes. */
    interface Script {
        /** The ending is complete unless it throws. */
        void write(Consumer<String> pieces, Scope scope) throws Exception;
    }

    Scripted(String place, String model, Script script) {
        this.id = new BackendId(place, model);
        this.script = script;
    }

    /** Writes {@code pieces}, and that is all. */
    static Scripted writes(String place, String model, String... pieces) {
        return new Scripted(place, model, (out, scope) -> List.of(pieces).forEach(out));
    }

    /** Writes {@code pieces} and fails with {@code why}. */
    static Scripted dies(String place, String model, String why, String... pieces) {
        return new Scripted(place, model, (out, scope) -> {
            List.of(pieces).forEach(out);
            throw failure(why);
        });
    }

    /** Writes {@code piece}, then waits until {@code latch} lets it. */
    static Scripted waits(String place, String model, String piece, CountDownLatch latch) {
        return new Scripted(place, model, (out, scope) -> {
            out.accept(piece);
            latch.await();
        });
    }

    static FailureException failure(String why) {
        return new FailureException(new Failure.Other("It cannot.", why, "Mend it."));
    }

    Scripted behind(String what) {
        obstacle = what;
        return this;
    }

    Scripted unopened(String why) {
        unopened = why;
        return this;
    }

    @Override
    public BackendId id() {
        return id;
    }

    @Override
    public String title() {
        return id.model();
    }

    @Override
    public Set<ModelTask> tasks() {
        return EnumSet.of(ModelTask.CHAT, ModelTask.COMPLETE);
    }

    @Override
    public Optional<String> obstacle() {
        return obstacle.isEmpty() ? Optional.empty() : Optional.of(obstacle);
    }

    @Override
    public Call<TextGenerator> open() {
        opened.incrementAndGet();
        return unopened.isEmpty() ? Call.of(new Generator()) : Call.failed(failure(unopened));
    }

    private final class Generator implements TextGenerator {
        @Override
        public int window() {
            return 1000;
        }

        @Override
        public Call<Generation> generate(Prompt prompt, Decoding decoding, Consumer<String> pieces) {
            asked.add(prompt);
            decodings.add(decoding);
            return Call.start(id.toString(), scope -> {
                var text = new StringBuilder();
                var count = new AtomicInteger();
                script.write(piece -> {
                    count.incrementAndGet();
                    text.append(piece);
                    pieces.accept(piece);
                }, scope);
                return new Generation(text.toString(), List.of(), Generation.Ending.COMPLETE, 7, 0, count.get());
            });
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}

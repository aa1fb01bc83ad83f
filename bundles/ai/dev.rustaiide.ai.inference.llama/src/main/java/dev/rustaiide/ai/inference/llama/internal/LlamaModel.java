package dev.rustaiide.ai.inference.llama.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.WrittenText;
import dev.rustaiide.ai.inference.llama.internal.child.Report;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;

/**
 * A model that is run by a child. The child is started when somebody asks something, again if it has died, and stopped
 * when nobody has asked for a while; who was in the middle of a text hears why it ends.
 */
final class LlamaModel {
    /** Of lives that ended before they had answered anything; after these it is no use to go on. */
    private static final int MOST_FAILURES = 5;
    private static final long FORGIVE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final String OTHER = "Choose another model, or another quantisation of this one.";

    private final String title;
    private final Starter starter;
    private final Duration pause;
    private final Debounce quiet;
    private final ReentrantLock starting = new ReentrantLock();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private volatile @Nullable ModelProcess process;
    private volatile int window;
    private volatile boolean hasTemplate;
    private volatile int failures;
    private volatile long failed;

    /** How a child is started. */
    interface Starter {
        /** The command; looks whether there is memory for it. */
        Command command() throws FailureException;

        Processes processes();

        /** What the child says about why it cannot have the model, so that people understand it. */
        String explain(String why);
    }

    /**
     * @param title of the model, for people
     * @param idle after which the child is stopped
     * @param pause before it is started for the second time in a row without an answer, and doubled from then on
     */
    LlamaModel(String title, Starter starter, Duration idle, Duration pause) {
        this.title = title;
        this.starter = starter;
        this.pause = pause;
        this.quiet = new Debounce(idle, task -> Call.start("stop idle model", scope -> {
            task.run();
            return null;
        }), this::rest);
    }

    int window() {
        return window;
    }

    /** The process that runs it now; empty if none does. */
    @Nullable ModelProcess process() {
        return process;
    }

    /** Starts the child if there is none, and waits until it has the model. */
    ModelProcess started() throws FailureException, InterruptedException {
        ModelProcess known = process;
        if (known != null && !known.isOver()) {
            return known;
        }
        starting.lockInterruptibly();
        try {
            known = process;
            if (known == null || known.isOver()) {
                known = start();
                process = known;
            }
            return known;
        } finally {
            starting.unlock();
        }
    }

    private ModelProcess start() throws FailureException, InterruptedException {
        if (System.nanoTime() - failed > FORGIVE_NANOS) {
            failures = 0;
        }
        if (failures >= MOST_FAILURES) {
            throw failure("Its process has ended " + failures + " times without an answer.", OTHER);
        }
        if (failures > 0) {
            Thread.sleep(pause.multipliedBy(1L << failures - 1));
        }
        BlockingQueue<Report> queue = ModelProcess.queue();
        var fresh = ModelProcess.start(starter.processes(), starter.command(), queue);
        try {
            switch (queue.take()) {
                case Report.Ready(int room, boolean template) -> {
                    window = room;
                    hasTemplate = template;
                    quiet.trigger();
                    return fresh;
                }
                case Report.Refused(int id, String why, String next) -> throw lost(starter.explain(why), OTHER);
                default -> throw lost("llama.cpp says what was not asked.", OTHER);
            }
        } catch (InterruptedException | FailureException over) {
            fresh.close();
            throw over;
        }
    }

    private FailureException lost(String why, String nextStep) {
        failures++;
        failed = System.nanoTime();
        return failure(why, nextStep);
    }

    private FailureException failure(String why, String nextStep) {
        return new FailureException(new Failure.Other("Cannot write text with " + title + '.', why, nextStep));
    }

    Call<Generation> generate(Prompt prompt, Decoding decoding, Consumer<String> pieces) {
        return Call.start("write with " + title, scope -> {
            running.incrementAndGet();
            try {
                return write(prompt, decoding, pieces);
            } finally {
                running.decrementAndGet();
                quiet.trigger();
            }
        });
    }

    private Generation write(Prompt prompt, Decoding decoding, Consumer<String> pieces)
            throws FailureException, InterruptedException {
        ModelProcess child = started();
        int id = ids.incrementAndGet();
        boolean plain = prompt instanceof Prompt.Chat && !hasTemplate;
        BlockingQueue<Report> queue = ModelProcess.queue();
        child.begin(Orders.write(id, prompt, decoding, plain ? List.of(Orders.OTHER) : List.of()), queue);
        boolean mayAsk = prompt instanceof Prompt.Chat chat && !chat.tools().isEmpty();
        var text = new WrittenText(List.of(), mayAsk, Orders.uses(prompt));
        try {
            while (true) {
                switch (queue.take()) {
                    case Report.Piece(int of, String piece) ->
                        hand(text.add(piece.getBytes(StandardCharsets.UTF_8)), pieces);
                    case Report.End end -> {
                        child.forget(id);
                        failures = 0;
                        hand(text.end(), pieces);
                        return generation(text, end);
                    }
                    case Report.Refused(int of, String why, String next) -> {
                        child.forget(id);
                        throw of == Report.ALL ? lost(why, next) : failure(why, next);
                    }
                    case Report.TooLong(int of, int tokens, int most) -> {
                        child.forget(id);
                        throw new FailureException(new Failure.PromptTooLong("Cannot write text with " + title + '.',
                                "The conversation has " + tokens + " tokens, and the model reads " + most
                                        + " at once."));
                    }
                    case Report.Ready ready -> LoggerFactory.getLogger(LlamaModel.class).debug("ready twice");
                }
            }
        } finally {
            // Does nothing if the text has ended by itself, or with its writer.
            child.stop(id);
        }
    }

    private static void hand(String piece, Consumer<String> pieces) {
        if (!piece.isEmpty()) {
            pieces.accept(piece);
        }
    }

    private static Generation generation(WrittenText text, Report.End end) {
        Generation.Ending ending = switch (end.reason()) {
            case COMPLETE -> Generation.Ending.COMPLETE;
            case STOP -> Generation.Ending.STOP;
            case LENGTH -> Generation.Ending.LENGTH;
            case WINDOW -> Generation.Ending.WINDOW;
            case DOUBT -> Generation.Ending.DOUBT;
        };
        List<Generation.Step> steps = end.steps().stream().filter(step -> step.end() <= text.given().length())
                .map(step -> new Generation.Step(step.end(), step.probability())).toList();
        return new Generation(text.given(), text.uses(), text.uses().isEmpty() ? ending : Generation.Ending.TOOLS,
                end.read(), end.reused(), end.written(), steps);
    }

    /** Stops the child if nobody waits for it. */
    private void rest() {
        starting.lock();
        try {
            ModelProcess idle = process;
            // In this order: whoever comes now is counted first, and then looks for the process.
            process = null;
            if (running.get() > 0) {
                process = idle;
            } else if (idle != null) {
                idle.close();
            }
        } finally {
            starting.unlock();
        }
    }

    /** Stops the child, whoever waits for it. */
    void close() {
        quiet.cancel();
        starting.lock();
        try {
            ModelProcess child = process;
            process = null;
            if (child != null) {
                child.close();
            }
        } finally {
            starting.unlock();
        }
    }
}

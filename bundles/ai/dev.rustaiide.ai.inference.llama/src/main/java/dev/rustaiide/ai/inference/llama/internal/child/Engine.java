package dev.rustaiide.ai.inference.llama.internal.child;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes several texts at once: each step computes the next token of all that are being written, and as much of the
 * prompts of others as fits beside (continuous batching: Yu et al., Orca, 2022). One thread does all of it.
 */
final class Engine {
    /** Tokens that are computed at once, if the window is not smaller. */
    static final int BATCH = 512;
    /** … of prompts while somebody waits for the next token. */
    private static final int BESIDE = 128;
    /** From so many on, tokens of prompts are what takes the time. */
    private static final int MANY = 16;
    /** What takes longer than this is broken off when it is not wanted any more. */
    private static final long LONG_STEP_NANOS = 5_000_000;
    private static final String BUSY = "Try again with a shorter text.";

    private final Vocabulary vocabulary;
    private final Prompts prompts;
    private final Sampler.Kinds samplers;
    private final Context context;
    private final Slots slots;
    private final int window;
    private final Consumer<Report> out;
    private final Batch batch;
    private final Pace few;
    private final Pace many;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private long tokenNanos;
    /** Whether there is the first of a text, which people wait for. */
    private boolean hasBegun;
    /** Whether a text had to retreat: until another one ends it would only have to again. */
    private boolean crowded;

    Engine(Vocabulary vocabulary, Prompts prompts, Sampler.Kinds samplers, Context context, Limits limits,
            Consumer<Report> out) {
        this.vocabulary = vocabulary;
        this.prompts = prompts;
        this.samplers = samplers;
        this.context = context;
        this.slots = new Slots(context, limits.sequences());
        this.window = limits.window();
        this.batch = new Batch(limits.batch());
        this.few = new Pace(limits.threads(), context::workedNanos);
        this.many = new Pace(limits.threads(), context::workedNanos);
        this.out = out;
    }

    /** How much there is of everything: tokens of a text, tokens and texts at once, threads that compute. */
    record Limits(int window, int batch, int sequences, int threads) {}

    boolean isIdle() {
        return waiting.isEmpty() && slots.isIdle();
    }

    void take(Order order) {
        switch (order) {
            case Order.Write write -> begin(write);
            case Order.Stop(int id) -> stop(id);
        }
    }

    private void begin(Order.Write order) {
        try {
            waiting.add(new Job(order, prompts.of(order), new Sampler(samplers, order)));
        } catch (Refusal refused) {
            out.accept(new Report.Refused(order.id(), refused.getMessage(), "Change the request."));
        } catch (TooLongException tooLong) {
            out.accept(new Report.TooLong(order.id(), tooLong.tokens(), tooLong.window()));
        }
    }

    /** Only marked, since this may be heard within a step. */
    private void stop(int id) {
        waiting.stream().filter(job -> job.id() == id).forEach(job -> job.stopped = true);
        running().filter(job -> job.id() == id).forEach(job -> job.stopped = true);
    }

    /** Whether nobody wants any more what is being computed. */
    boolean isStopped() {
        return running().anyMatch(job -> job.stopped);
    }

    private Stream<Job> running() {
        return slots.busy().stream().flatMap(slot -> Optional.ofNullable(slot.job).stream());
    }

    /** Goes one step on with everything. */
    void step() {
        dropStopped();
        crowded &= !slots.isIdle();
        while (!crowded && !waiting.isEmpty() && slots.take(waiting.peek())) {
            waiting.remove();
        }
        List<Slot> busy = slots.busy();
        if (busy.isEmpty()) {
            return;
        }
        fill(busy);
        int outcome = compute();
        if (outcome == Context.DONE) {
            busy.forEach(this::advance);
        } else {
            setBack(busy, outcome);
        }
    }

    private int compute() {
        Pace pace = batch.size() < MANY ? few : many;
        int threads = pace.threads();
        long begun = System.nanoTime();
        boolean isLong = batch.size() * tokenNanos > LONG_STEP_NANOS || tokenNanos == 0;
        int outcome = context.compute(batch, threads, isLong);
        if (outcome == Context.DONE) {
            long nanos = System.nanoTime() - begun;
            tokenNanos = nanos / batch.size();
            pace.took(nanos, batch.size());
        }
        return outcome;
    }

    private void dropStopped() {
        waiting.removeIf(job -> job.stopped && close(job));
        for (Slot slot : slots.busy()) {
            Job job = slot.job;
            if (job != null && job.stopped) {
                free(slot, job);
            }
        }
    }

    private static boolean close(Job job) {
        job.sampler.close();
        return true;
    }

    /** First those that need one token each, then prompts; {@code busy} is put in that order. */
    private void fill(List<Slot> busy) {
        batch.clear();
        busy.sort(Comparator.comparingInt(Engine::missing));
        int room = batch.left();
        for (Slot slot : busy) {
            Job job = slot.job;
            if (job == null) {
                continue;
            }
            int first = slot.known.size();
            int count = Math.min(missing(slot), Math.min(room, batch.left()));
            job.given = count;
            job.output = -1;
            for (int i = first; i < first + count; i++) {
                boolean last = i == job.tokens.size() - 1;
                int place = batch.add(job.tokens.get(i), i, slot.sequence, last);
                job.output = last ? place : -1;
            }
            room = count == 1 && job.written > 0 ? BESIDE : room - count;
        }
    }

    /** How many tokens of its text the model has not read yet. */
    private static int missing(Slot slot) {
        Job job = slot.job;
        return job == null ? 0 : job.tokens.size() - slot.known.size();
    }

    private void advance(Slot slot) {
        Job job = slot.job;
        if (job == null) {
            return;
        }
        int before = slot.known.size();
        slot.known.addAll(job.tokens, before, before + job.given);
        if (job.output < 0 || job.stopped) {
            return;
        }
        try {
            choose(slot, job);
        } catch (Refusal refused) {
            fail(slot, job, refused.getMessage());
        }
    }

    private void choose(Slot slot, Job job) throws Refusal {
        Sampler.Choice choice = job.sampler.next(context.address(), job.output);
        int token = choice.token();
        float probability = choice.probability();
        Vocabulary.Piece piece = vocabulary.piece(token);
        if (piece.ends()) {
            end(slot, job, Report.Reason.COMPLETE);
            return;
        }
        job.tokens.add(token);
        job.written++;
        job.untold.append(job.tail.add(piece.bytes()));
        hasBegun |= !job.isTold && !job.untold.isEmpty();
        job.steps.add(new Report.Step(job.tail.length(), probability));
        if (!job.sampler.awaited().isEmpty() && job.tail.endsWith(job.sampler.awaited())) {
            job.sampler.hold();
        }
        if (job.tail.isStopped()) {
            end(slot, job, Report.Reason.STOP);
        } else if (job.isDoubtful(piece.bytes(), probability)) {
            end(slot, job, Report.Reason.DOUBT);
        } else if (job.written >= job.order.most()) {
            end(slot, job, Report.Reason.LENGTH);
        } else if (job.tokens.size() >= window) {
            end(slot, job, Report.Reason.WINDOW);
        }
    }

    /** Whether something was written that should be told now, and not with more in a moment. */
    boolean hasBegun() {
        return hasBegun;
    }

    /** Reports what was written since it was called last. Texts that end are told at once, and whole. */
    void tell() {
        hasBegun = false;
        for (Slot slot : slots.busy()) {
            if (slot.job != null) {
                tell(slot.job);
            }
        }
    }

    private void tell(Job job) {
        if (!job.untold.isEmpty()) {
            out.accept(new Report.Piece(job.id(), job.untold.toString()));
            job.isTold = true;
            job.untold.setLength(0);
        }
    }

    private void end(Slot slot, Job job, Report.Reason reason) {
        job.untold.append(job.tail.end());
        tell(job);
        out.accept(new Report.End(job.id(), reason, job.read, Math.min(job.reused, job.read), job.written,
                job.steps));
        free(slot, job);
    }

    private void fail(Slot slot, Job job, String why) {
        out.accept(new Report.Refused(job.id(), why, BUSY));
        free(slot, job);
    }

    private void free(Slot slot, Job job) {
        close(job);
        slots.give(slot);
        crowded = false;
    }

    /** What was computed in part is forgotten; who is not in the way goes on with the next step. */
    private void setBack(List<Slot> busy, int outcome) {
        busy.forEach(slot -> slots.forget(slot, slot.known.size()));
        if (outcome == Context.FULL) {
            if (!slots.makeRoom()) {
                retreat(busy);
            }
        } else if (outcome != Context.BROKEN_OFF) {
            for (Slot slot : busy) {
                Job job = slot.job;
                if (job != null) {
                    slots.forget(slot, 0);
                    fail(slot, job, "llama.cpp cannot compute it (" + outcome + ").");
                }
            }
        }
    }

    /** The text that came last waits until the others are done; one that is alone has filled the window. */
    private void retreat(List<Slot> busy) {
        Slot last = busy.stream().max(Comparator.comparingLong(slot -> slot.used)).orElseThrow();
        Job job = last.job;
        if (job == null) {
            return;
        }
        slots.forget(last, 0);
        if (busy.size() == 1) {
            end(last, job, Report.Reason.WINDOW);
        } else {
            slots.give(last);
            waiting.addFirst(job);
            crowded = true;
        }
    }
}

package dev.rustaiide.ai.inference.llama.internal.child;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Who has which part of a model's memory. What was read once is not read again as long as it can be kept. */
final class Slots {
    /** From so many tokens on it pays to take over what another text begins with. */
    private static final int WORTH = 16;

    private final Context context;
    private final List<Slot> all = new ArrayList<>();
    private long clock;

    Slots(Context context, int count) {
        this.context = context;
        for (int i = 0; i < count; i++) {
            all.add(new Slot(i));
        }
    }

    List<Slot> busy() {
        // Asked at each step of a small model, where a stream takes a measurable part of the time.
        List<Slot> busy = new ArrayList<>(all.size());
        for (Slot slot : all) {
            if (!slot.isFree()) {
                busy.add(slot);
            }
        }
        return busy;
    }

    boolean isIdle() {
        for (Slot slot : all) {
            if (!slot.isFree()) {
                return false;
            }
        }
        return true;
    }

    /** Gives {@code job} the free place that knows most of its text, or what another knows; false if none is free. */
    boolean take(Job job) {
        Slot best = most(all.stream().filter(Slot::isFree).toList(), job);
        if (best == null) {
            return false;
        }
        Slot source = most(all, job);
        if (source != null && common(source, job) >= common(best, job) + WORTH) {
            best = oldest();
            share(source, best, common(source, job));
        }
        // The last token is computed in any case, since what follows is read off it.
        int keep = Math.min(common(best, job), job.tokens.size() - 1);
        forget(best, keep);
        best.job = job;
        best.used = ++clock;
        job.reused = Math.max(job.reused, best.known.size());
        return true;
    }

    private static int common(Slot slot, Job job) {
        return slot.known.common(job.tokens);
    }

    private static @Nullable Slot most(List<Slot> slots, Job job) {
        return slots.stream().max(Comparator.<Slot>comparingInt(slot -> common(slot, job))
                .thenComparingLong(slot -> -slot.used)).orElse(null);
    }

    private Slot oldest() {
        return all.stream().filter(Slot::isFree).min(Comparator.comparingLong(slot -> slot.used)).orElseThrow();
    }

    private void share(Slot from, Slot to, int length) {
        if (from == to) {
            return;
        }
        forget(to, 0);
        context.share(from.sequence, to.sequence, length);
        to.known.addAll(from.known, 0, length);
    }

    /** Leaves the first {@code keep} tokens of a slot, or none if the model can only forget all. */
    void forget(Slot slot, int keep) {
        boolean partly = context.forget(slot.sequence, keep);
        if (!partly) {
            context.forget(slot.sequence, -1);
        }
        slot.known.cut(partly ? keep : 0);
    }

    void give(Slot slot) {
        slot.job = null;
        slot.used = ++clock;
    }

    /** Forgets what was kept for later and is oldest; false if nothing is. */
    boolean makeRoom() {
        Optional<Slot> kept = all.stream().filter(slot -> slot.isFree() && slot.known.size() > 0)
                .min(Comparator.comparingLong(slot -> slot.used));
        kept.ifPresent(slot -> forget(slot, 0));
        return kept.isPresent();
    }
}

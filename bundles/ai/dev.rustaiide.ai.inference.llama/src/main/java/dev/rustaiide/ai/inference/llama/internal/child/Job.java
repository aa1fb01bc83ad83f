package dev.rustaiide.ai.inference.llama.internal.child;

import java.util.ArrayList;
import java.util.List;

/** A text that is being written. */
final class Job {
    final Order.Write order;
    /** The prompt and what was written to it. */
    final Tokens tokens;
    final int read;
    final Sampler sampler;
    final Tail tail;
    /** What of it was not reported yet. */
    final StringBuilder untold = new StringBuilder();
    /** Whether any of it was. */
    boolean isTold;
    int reused = -1;
    int written;
    /** How likely the line is that is being written. */
    private float line = 1;
    final List<Report.Step> steps = new ArrayList<>();
    /** How many of its tokens are in the batch. */
    int given;
    /** Where in the batch its next token comes from; negative for nowhere. */
    int output = -1;
    boolean stopped;

    Job(Order.Write order, Tokens prompt, Sampler sampler) {
        this.order = order;
        this.tokens = prompt;
        this.read = prompt.size();
        this.sampler = sampler;
        this.tail = new Tail(order.stops());
    }

    /** Whether the line is no longer likely enough, now that a token of these bytes is its last. */
    boolean isDoubtful(byte[] bytes, float probability) {
        boolean begins = false;
        for (byte each : bytes) {
            begins |= each == '\n';
        }
        line = tail.length() <= order.style().certain() ? 1 : begins ? probability : line * probability;
        return line < order.style().least();
    }

    int id() {
        return order.id();
    }
}

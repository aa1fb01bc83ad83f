package dev.rustaiide.ai.assistant.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.assistant.ApprovalRequest;
import dev.rustaiide.ai.assistant.ToolStep;

/** A question to a person that a turn waits for. */
final class Approval implements ApprovalRequest {
    private final ToolStep step;
    private final String why;
    private final AtomicReference<@Nullable Decision> decision = new AtomicReference<>();
    private final CountDownLatch answered = new CountDownLatch(1);

    Approval(ToolStep step, String why) {
        this.step = step;
        this.why = why;
    }

    @Override
    public ToolStep step() {
        return step;
    }

    @Override
    public String why() {
        return why;
    }

    @Override
    public void answer(Decision said) {
        decision.compareAndSet(null, said);
        answered.countDown();
    }

    /** What was said; empty if nobody did within {@code patience}, after which an answer comes too late. */
    Optional<Decision> await(Duration patience) throws InterruptedException {
        answered.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        return Optional.ofNullable(decision.get());
    }
}

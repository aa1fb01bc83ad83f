package dev.rustaiide.app.testing.internal;

import java.util.Optional;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.system.testing.TestOutcome;
import dev.rustaiide.system.testing.TestResult;

/**
 * What is known of a test now.
 *
 * @param running whether it is under way
 * @param old whether the code has changed since
 */
record TestState(boolean running, Optional<TestResult> result, boolean old) {
    static final TestState UNKNOWN = new TestState(false, Optional.empty(), false);

    TestState begun() {
        return new TestState(true, result, old);
    }

    TestState stopped() {
        return new TestState(false, result, old);
    }

    static TestState of(TestResult result) {
        return new TestState(false, Optional.of(result), false);
    }

    TestState aged() {
        return new TestState(running, result, result.isPresent());
    }

    boolean isFailed() {
        return result.filter(each -> each.outcome().isFailure()).isPresent();
    }

    boolean isFlaky() {
        return result.filter(TestResult::flaky).isPresent();
    }

    /** How it looks, from the worst to the best, so that a group looks like the worst in it. */
    enum Look {
        RUNNING(Icon.CLOCK, Token.INFO, "running"), FAILED(Icon.ERROR, Token.ERROR, "failed"),
        STOPPED(Icon.STOP, Token.WARNING, "stopped"), PASSED(Icon.SUCCESS, Token.SUCCESS, "passed"),
        IGNORED(Icon.MINUS, Token.MUTED, "ignored"), UNKNOWN(Icon.TEST, Token.MUTED, "has not run");

        private final Icon icon;
        private final Token tint;
        private final String word;

        Look(Icon icon, Token tint, String word) {
            this.icon = icon;
            this.tint = tint;
            this.word = word;
        }

        String word() {
            return word;
        }

        Token tint() {
            return tint;
        }

        /** Muted if it is of older code. */
        Glyph glyph(boolean old) {
            return new Glyph(icon, old && this != FAILED ? Token.MUTED : tint);
        }
    }

    Look look() {
        if (running) {
            return Look.RUNNING;
        }
        return result.map(TestResult::outcome).map(TestState::look).orElse(Look.UNKNOWN);
    }

    private static Look look(TestOutcome outcome) {
        return switch (outcome) {
            case PASSED -> Look.PASSED;
            case FAILED, CRASHED, TIMED_OUT -> Look.FAILED;
            case STOPPED -> Look.STOPPED;
            case IGNORED -> Look.IGNORED;
        };
    }
}

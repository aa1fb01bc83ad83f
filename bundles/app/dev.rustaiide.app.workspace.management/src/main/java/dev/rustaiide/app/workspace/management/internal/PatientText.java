package dev.rustaiide.app.workspace.management.internal;

import java.time.Duration;

/**
 * A text that does not let itself be searched for ever: some regular expressions take exponential time, and nothing but
 * the text that they look at can stop them.
 */
final class PatientText implements CharSequence {
    private static final int LOOK_EVERY = 1 << 14;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String text;
    private final long deadline;
    private int untilLook = LOOK_EVERY;

    /** The search was given up. */
    static final class OutOfPatience extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfPatience(String reason) {
            super(reason, null, false, false);
        }
    }

    /** @param deadline as {@link #deadline} gave it, for all texts of a file */
    PatientText(String text, long deadline) {
        this.text = text;
        this.deadline = deadline;
    }

    /** The end of the patience that begins now. */
    static long deadline() {
        return System.nanoTime() + PATIENCE.toNanos();
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--untilLook == 0) {
            look();
        }
        return text.charAt(index);
    }

    private void look() {
        untilLook = LOOK_EVERY;
        if (Thread.currentThread().isInterrupted()) {
            throw new OutOfPatience("cancelled");
        }
        if (System.nanoTime() - deadline > 0) {
            throw new OutOfPatience("more than " + PATIENCE.toSeconds() + " s");
        }
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}

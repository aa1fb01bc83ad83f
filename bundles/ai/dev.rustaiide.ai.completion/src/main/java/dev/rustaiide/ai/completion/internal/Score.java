package dev.rustaiide.ai.completion.internal;

import java.util.Arrays;

import dev.rustaiide.ai.completion.CompletionEvaluation.Share;

/** Sums up answers of one kind. For one thread. */
final class Score {
    private double right;
    private double all;
    private int points;

    void add(boolean isRight) {
        add(isRight ? 1 : 0, 1);
    }

    void add(double part, double whole) {
        right += part;
        all += whole;
        points++;
    }

    Share share() {
        return new Share(all == 0 ? 0 : Math.round(1000 * right / all) / 10.0, points);
    }

    /** Times, of which some part is asked for. */
    static final class Times {
        private long[] nanos = new long[1024];
        private int count;

        void add(long time) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = time;
        }

        /** In milliseconds, with two decimals; 0 of nothing. */
        double percentile(int percent) {
            if (count == 0) {
                return 0;
            }
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            return Math.round(sorted[Math.min(count - 1, count * percent / 100)] / 1e4) / 100.0;
        }
    }
}

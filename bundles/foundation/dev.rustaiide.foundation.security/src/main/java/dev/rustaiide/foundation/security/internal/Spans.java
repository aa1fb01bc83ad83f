package dev.rustaiide.foundation.security.internal;

import java.util.Arrays;

import dev.rustaiide.foundation.security.Secret;

/** The places of a text that are not to be seen. */
final class Spans {
    private long[] spans = new long[8]; // start and end in one number each, so that they sort
    private int count;

    void add(int start, int end) {
        if (start >= end) {
            return;
        }
        if (count == spans.length) {
            spans = Arrays.copyOf(spans, 2 * count);
        }
        spans[count++] = (long) start << Integer.SIZE | end;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** {@code text} with the mark of a secret in each of these places; places that touch become one. */
    String cover(String text) {
        Arrays.sort(spans, 0, count);
        var covered = new StringBuilder(text.length());
        int done = 0;
        for (int i = 0; i < count;) {
            int start = (int) (spans[i] >>> Integer.SIZE);
            int end = (int) spans[i];
            for (i++; i < count && (int) (spans[i] >>> Integer.SIZE) <= end; i++) {
                end = Math.max(end, (int) spans[i]);
            }
            covered.append(text, done, start).append(Secret.SHOWN);
            done = end;
        }
        return covered.append(text, done, text.length()).toString();
    }

    /** Adds {@code inner}, whose places are in a text of which unit {@code i} is from {@code at[i]} of ours. */
    void addAll(Spans inner, int[] at) {
        for (int i = 0; i < inner.count; i++) {
            add(at[(int) (inner.spans[i] >>> Integer.SIZE)], at[(int) inner.spans[i]]);
        }
    }
}

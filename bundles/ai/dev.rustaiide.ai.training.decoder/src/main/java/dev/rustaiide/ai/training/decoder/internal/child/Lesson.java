package dev.rustaiide.ai.training.decoder.internal.child;

/**
 * What a learner reads at once.
 *
 * @param inputs a window of tokens
 * @param targets what is to be foretold from each and those before it, or {@link Lessons#NOTHING}
 */
record Lesson(int[] inputs, int[] targets) {
    /** That of a row of one token more than the window: each is foretold from those before it. */
    static Lesson of(int[] row) {
        int window = row.length - 1;
        int[] inputs = new int[window];
        int[] targets = new int[window];
        for (int i = 0; i < window; i++) {
            inputs[i] = row[i] == Lessons.NOTHING ? BytePairs.END : row[i];
            targets[i] = row[i + 1];
        }
        return new Lesson(inputs, targets);
    }

    /** How much of it is to be read: what stands behind the last that is foretold says nothing. */
    int length() {
        int length = targets.length;
        while (length > 0 && targets[length - 1] == Lessons.NOTHING) {
            length--;
        }
        return length;
    }
}

package dev.rustaiide.ai.completion.internal;

import java.util.List;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.ai.completion.Candidate;
import dev.rustaiide.ai.completion.CodeCompletion;
import dev.rustaiide.ai.completion.CompletionPlace;

/**
 * What came of a name that was typed letter by letter until it was offered.
 *
 * @param keys that were needed, with the one that takes it
 * @param isAtOnce whether it was among the first five with nothing typed
 * @param isFirst whether it was the first after at most two letters
 * @param isInFirstFive whether it was among the first five then
 */
record TypedName(int letters, int keys, boolean isAtOnce, boolean isFirst, boolean isInFirstFive) {
    private static final int FIRST = 5;

    static TypedName type(StudiedProject.Point point, CodeCompletion completion, Score.Times times)
            throws InterruptedException, ExecutionException {
        String word = point.word();
        boolean atOnce = false;
        boolean within5 = false;
        boolean within1 = false;
        int keys = word.length();
        // An editor has read the text before the last key is struck.
        completion.complete(point.place(0)).await();
        for (int typed = 0; typed < word.length() && (typed <= 2 || keys == word.length()); typed++) {
            int rank = rank(point.place(typed), word, completion, times);
            atOnce |= typed == 0 && rank < FIRST;
            within5 |= typed <= 2 && rank < FIRST;
            within1 |= typed <= 2 && rank == 0;
            keys = rank < FIRST ? Math.min(keys, typed + 1) : keys;
            if (within1 && keys < word.length()) {
                break;
            }
        }
        return new TypedName(word.length(), keys, atOnce, within1, within5);
    }

    private static int rank(CompletionPlace place, String word, CodeCompletion completion, Score.Times times)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        List<Candidate> candidates = completion.complete(place).await();
        times.add(System.nanoTime() - start);
        for (int i = 0; i < Math.min(FIRST, candidates.size()); i++) {
            if (candidates.get(i).text().equals(word)) {
                return i;
            }
        }
        return FIRST;
    }
}

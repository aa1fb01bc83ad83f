package dev.rustaiide.ai.training.decoder.internal.child;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.regex.Matcher;

/** Learns which bytes to join: again and again the two that stand beside each other most often. */
public final class PairLearning {
    private static final int LONGEST_WORD = 64;

    private final Map<String, Integer> counts = new HashMap<>();
    private final List<int[]> words = new ArrayList<>();
    private final List<Integer> times = new ArrayList<>();
    private final Map<Long, Long> pairs = new HashMap<>();
    private final Map<Long, Set<Integer>> where = new HashMap<>();

    public void read(String text) {
        Matcher found = BytePairs.WORD.matcher(text);
        while (found.find()) {
            if (found.end() - found.start() <= LONGEST_WORD) {
                counts.merge(found.group(), 1, Integer::sum);
            }
        }
    }

    private record Pair(long key, long count) {
        int one() {
            return (int) (key >> 32);
        }

        int other() {
            return (int) key;
        }
    }

    /** A tokenizer of at most {@code size} tokens; the same texts give the same. */
    public BytePairs learn(int size) {
        counts.entrySet().stream().filter(each -> each.getValue() > 1).sorted(Map.Entry.comparingByKey())
                .forEach(each -> {
                    words.add(BytePairs.start(each.getKey()));
                    times.add(each.getValue());
                });
        for (int i = 0; i < words.size(); i++) {
            count(i, 1);
        }
        var queue = new PriorityQueue<Pair>(Comparator.comparingLong(Pair::count).reversed()
                .thenComparingLong(Pair::key));
        pairs.forEach((key, count) -> queue.add(new Pair(key, count)));
        var merges = new ArrayList<int[]>();
        int made = BytePairs.SPECIAL.size() + 256;
        while (made < size && !queue.isEmpty()) {
            Pair best = queue.poll();
            long now = pairs.getOrDefault(best.key, 0L);
            if (now != best.count) {
                if (now > 1) {
                    queue.add(new Pair(best.key, now));
                }
                continue;
            }
            int[] pair = {best.one(), best.other()};
            merges.add(pair);
            Set<Long> touched = join(pair, made++);
            touched.forEach(key -> queue.add(new Pair(key, pairs.getOrDefault(key, 0L))));
        }
        return new BytePairs(merges);
    }

    /** Joins the pair in all words that have it; the pairs that are new or more frequent. */
    private Set<Long> join(int[] pair, int made) {
        Set<Long> touched = new HashSet<>();
        for (int index : List.copyOf(where.getOrDefault(BytePairs.key(pair[0], pair[1]), Set.of()))) {
            count(index, -1);
            int[] word = words.get(index);
            words.set(index, Arrays.copyOf(word, BytePairs.replace(word, word.length, pair, made)));
            count(index, 1);
            int[] joined = words.get(index);
            for (int i = 0; i + 1 < joined.length; i++) {
                if (joined[i] == made || joined[i + 1] == made) {
                    touched.add(BytePairs.key(joined[i], joined[i + 1]));
                }
            }
        }
        return touched;
    }

    private void count(int index, int sign) {
        int[] word = words.get(index);
        for (int i = 0; i + 1 < word.length; i++) {
            long key = BytePairs.key(word[i], word[i + 1]);
            pairs.merge(key, (long) sign * times.get(index), Long::sum);
            if (sign > 0) {
                where.computeIfAbsent(key, any -> new HashSet<>()).add(index);
            }
        }
    }
}

package dev.rustaiide.ai.completion.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.ai.completion.Kept;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;

/**
 * Makes the model of what many projects have in common. Only what stands in several of them is kept, so that little
 * that is one project's own can come out of it again; copies of code under other names count as several.
 */
final class GlobalTraining {
    private static final int MOST_WORDS = 40_000;
    private static final int MOST_NEXT = 48;

    private final int projects;
    private final int leastContext;
    private final List<int[]> sequences = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();
    private final Vocabulary all = new Vocabulary();
    private int size;

    /**
     * @param projects in how many something must stand to be kept
     * @param leastContext how often a context must stand to be kept
     */
    GlobalTraining(int projects, int leastContext) {
        this.projects = projects;
        this.leastContext = leastContext;
    }

    void add(int project, CharSequence text, String language) {
        int[] numbers = FileTokens.of(text, language, all).numbers();
        sequences.add(numbers);
        owners.add(project);
        size += numbers.length + 1;
    }

    GlobalCounts train() {
        Prepared prepared = prepared();
        int[] all = new int[prepared.tokens.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return packed(groups(prepared, all), prepared.words, prepared.often);
    }

    /**
     * As {@link #train()}, in {@code partitions}, each of which {@code kept} keeps. Of two contexts with one hash the
     * partition that comes first has its way, so that the number of partitions is part of what makes the model.
     */
    GlobalCounts train(int partitions, Kept kept, Scope scope)
            throws FailureException, InterruptedException, ExecutionException {
        Prepared prepared = prepared();
        Map<Integer, Group> groups = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
            int partition = i;
            scope.report(new Progress("count", i, partitions));
            scope.check();
            byte[] part = kept.part("count-" + i + "-of-" + partitions, () -> GroupFile.written(
                    groups(prepared, places(prepared.tokens, partition, partitions))));
            GroupFile.read(part).forEach(groups::putIfAbsent);
        }
        return packed(groups, prepared.words, prepared.often);
    }

    /** Those whose nearest token falls into the partition, so that all of a context are together. */
    private static int[] places(int[] tokens, int partition, int partitions) {
        int[] places = new int[tokens.length / partitions + 16];
        int count = 0;
        for (int i = 0; i < tokens.length; i++) {
            if (Integer.remainderUnsigned(GlobalCounts.hash(0, at(tokens, i - 1)), partitions) == partition) {
                if (count == places.length) {
                    places = Arrays.copyOf(places, count * 2);
                }
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /** All texts as numbers of the words that are kept. */
    private record Prepared(int[] tokens, int[] projectOf, List<String> words, byte[] often) {}

    private Prepared prepared() {
        int[] tokens = new int[size];
        int[] projectOf = new int[size];
        int at = 0;
        for (int i = 0; i < sequences.size(); i++) {
            Arrays.fill(projectOf, at, at + sequences.get(i).length + 1, owners.get(i));
            System.arraycopy(sequences.get(i), 0, tokens, at + 1, sequences.get(i).length);
            at += sequences.get(i).length + 1;
        }
        Map<Integer, Integer> kept = new HashMap<>();
        List<String> words = words(tokens, projectOf, kept);
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = kept.getOrDefault(tokens[i], Vocabulary.NOTHING);
        }
        byte[] often = new byte[words.size()];
        long[] counts = new long[words.size() + 1];
        for (int token : tokens) {
            counts[token]++;
        }
        for (int i = 0; i < often.length; i++) {
            often[i] = GlobalCounts.step(counts[i + 1]);
        }
        return new Prepared(tokens, projectOf, words, often);
    }

    /** Those that several projects have, the most frequent first. */
    private List<String> words(int[] tokens, int[] projectOf, Map<Integer, Integer> kept) {
        int[] counts = new int[all.size()];
        int[] last = new int[all.size()];
        int[] distinct = new int[all.size()];
        Arrays.fill(last, -1);
        for (int i = 0; i < tokens.length; i++) {
            counts[tokens[i]]++;
            if (last[tokens[i]] != projectOf[i]) {
                last[tokens[i]] = projectOf[i];
                distinct[tokens[i]]++;
            }
        }
        List<Integer> chosen = new ArrayList<>();
        for (int i = 1; i < counts.length; i++) {
            if (distinct[i] >= projects) {
                chosen.add(i);
            }
        }
        chosen.sort(Comparator.<Integer>comparingInt(word -> -distinct[word]).thenComparing(word -> -counts[word])
                .thenComparing(all::word));
        List<String> words = new ArrayList<>();
        for (int word : chosen.subList(0, Math.min(MOST_WORDS, chosen.size()))) {
            words.add(all.word(word));
            kept.put(word, words.size());
        }
        return words;
    }

    private Map<Integer, Group> groups(Prepared prepared, int[] places) {
        int[] tokens = prepared.tokens;
        int[] projectOf = prepared.projectOf;
        int[] order = SuffixCounts.sorted(tokens, places);
        Map<Integer, Group> groups = new HashMap<>();
        for (int length = 1; length <= GlobalCounts.DEPTH; length++) {
            int from = 0;
            while (from < order.length) {
                int to = from + 1;
                while (to < order.length && sameContext(tokens, order[from], order[to], length)) {
                    to++;
                }
                if (to - from >= leastContext && isKnown(tokens, order[from], length)) {
                    Group group = group(tokens, projectOf, order, from, to);
                    if (group.next.length > 0) {
                        groups.putIfAbsent(hash(tokens, order[from], length), group);
                    }
                }
                from = to;
            }
        }
        return groups;
    }

    private static boolean sameContext(int[] tokens, int one, int other, int length) {
        for (int back = 1; back <= length; back++) {
            if (at(tokens, one - back) != at(tokens, other - back)) {
                return false;
            }
        }
        return true;
    }

    private static int at(int[] tokens, int place) {
        return place < 0 ? Vocabulary.NOTHING : tokens[place];
    }

    /** The farthest token of a context must be a word that is kept, else a shorter one says as much. */
    private static boolean isKnown(int[] tokens, int place, int length) {
        return at(tokens, place - length) != Vocabulary.NOTHING;
    }

    private static int hash(int[] tokens, int place, int length) {
        int hash = 0;
        for (int back = 1; back <= length; back++) {
            hash = GlobalCounts.hash(hash, at(tokens, place - back));
        }
        return hash;
    }

    /** What follows a context, the most frequent first, and how often anything does. */
    record Group(long total, int[] next, int[] counts) {}

    private static final class Count {
        private int times;
        private int projects;
        private int last = -1;
    }

    private Group group(int[] tokens, int[] projectOf, int[] order, int from, int to) {
        Map<Integer, Count> counts = new LinkedHashMap<>();
        for (int i = from; i < to; i++) {
            int token = tokens[order[i]];
            if (token == Vocabulary.NOTHING) {
                continue;
            }
            Count count = counts.computeIfAbsent(token, key -> new Count());
            count.times++;
            if (count.last != projectOf[order[i]]) {
                count.last = projectOf[order[i]];
                count.projects++;
            }
        }
        List<Integer> chosen = counts.keySet().stream().filter(token -> counts.get(token).projects >= projects)
                .sorted(Comparator.<Integer>comparingInt(token -> -counts.get(token).times)
                        .thenComparing(token -> token))
                .limit(MOST_NEXT).toList();
        return new Group(to - from, chosen.stream().mapToInt(token -> token).toArray(),
                chosen.stream().mapToInt(token -> counts.get(token).times).toArray());
    }

    private static GlobalCounts packed(Map<Integer, Group> groups, List<String> words, byte[] often) {
        int[] contexts = groups.keySet().stream().mapToInt(hash -> hash).sorted().toArray();
        int size = groups.values().stream().mapToInt(group -> group.next.length).sum();
        int[] starts = new int[contexts.length + 1];
        byte[] totals = new byte[contexts.length];
        short[] next = new short[size];
        byte[] nextOften = new byte[size];
        int at = 0;
        for (int i = 0; i < contexts.length; i++) {
            Group group = groups.get(contexts[i]);
            totals[i] = GlobalCounts.step(group.total);
            for (int j = 0; j < group.next.length; j++) {
                next[at] = (short) group.next[j];
                nextOften[at++] = GlobalCounts.step(group.counts[j]);
            }
            starts[i + 1] = at;
        }
        return new GlobalCounts(words, often, contexts, starts, totals, next, nextOften);
    }
}

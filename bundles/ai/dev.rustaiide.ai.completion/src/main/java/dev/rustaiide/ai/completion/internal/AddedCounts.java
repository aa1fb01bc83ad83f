package dev.rustaiide.ai.completion.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.rustaiide.ai.completion.tokens.TokenKind;

/**
 * Global counts with what other texts have in common. A word that was unknown is kept only if it is a name and stands
 * in several texts, and so is what follows a context: strings and numbers of a project never come out of its model.
 */
final class AddedCounts {
    /** In how many texts something must stand to be kept. */
    private static final int LEAST_TEXTS = 2;
    private static final int LEAST_CONTEXT = 2;
    private static final int MOST_NEXT = 48;
    private static final int MOST_WORDS = 60_000;
    private static final int MOST_LENGTH = 40;
    private static final int MOST_SIGN = 3;

    private final GlobalCounts before;
    private final Vocabulary all;
    private final List<int[]> sequences = new ArrayList<>();
    private int size;

    AddedCounts(GlobalCounts before) {
        this.before = before;
        this.all = new Vocabulary(before.words);
    }

    void add(CharSequence text, String language) {
        int[] numbers = FileTokens.of(text, language, all).numbers();
        sequences.add(numbers);
        size += numbers.length + 1;
    }

    GlobalCounts counts() {
        int[] tokens = new int[size];
        int[] owners = new int[size];
        int at = 0;
        for (int i = 0; i < sequences.size(); i++) {
            int[] sequence = sequences.get(i);
            Arrays.fill(owners, at, at + sequence.length + 1, i);
            System.arraycopy(sequence, 0, tokens, at + 1, sequence.length);
            at += sequence.length + 1;
        }
        List<String> words = words(tokens, owners);
        long[] often = new long[words.size() + 1];
        for (int i = 0; i < before.words.size(); i++) {
            often[i + 1] = GlobalCounts.count(before.often[i]);
        }
        for (int token : tokens) {
            often[token]++;
        }
        byte[] steps = new byte[words.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = GlobalCounts.step(Math.max(1, often[i + 1]));
        }
        return packed(groups(tokens, owners), words, steps);
    }

    /** Those that were known and new names; {@code tokens} get the numbers that these have, 0 for what is not kept. */
    private List<String> words(int[] tokens, int[] owners) {
        int[] last = new int[all.size()];
        int[] texts = new int[all.size()];
        Arrays.fill(last, -1);
        for (int i = 0; i < tokens.length; i++) {
            if (last[tokens[i]] != owners[i]) {
                last[tokens[i]] = owners[i];
                texts[tokens[i]]++;
            }
        }
        List<Integer> fresh = new ArrayList<>();
        for (int word = before.words.size() + 1; word < texts.length; word++) {
            String text = all.word(word);
            if (texts[word] >= LEAST_TEXTS && isHarmless(text)) {
                fresh.add(word);
            }
        }
        fresh.sort(Comparator.<Integer>comparingInt(word -> -texts[word]).thenComparing(all::word));
        List<String> words = new ArrayList<>(before.words);
        Map<Integer, Integer> kept = new HashMap<>();
        for (int word : fresh.subList(0, Math.min(fresh.size(), Math.max(0, MOST_WORDS - words.size())))) {
            words.add(all.word(word));
            kept.put(word, words.size());
        }
        for (int i = 0; i < tokens.length; i++) {
            boolean known = tokens[i] <= before.words.size();
            tokens[i] = known ? tokens[i] : kept.getOrDefault(tokens[i], Vocabulary.NOTHING);
        }
        return words;
    }

    /** A name or a sign: no string, number, or name that is too long for one. */
    private static boolean isHarmless(String text) {
        return NameList.isName(text) && text.length() <= MOST_LENGTH
                || Features.kind(text) == TokenKind.SIGN && text.length() <= MOST_SIGN;
    }

    /** What follows a context, and how often; and how often anything does. */
    private static final class Group {
        private final Map<Integer, Integer> counts = new TreeMap<>();
        private long total;

        void add(int token, int count) {
            counts.merge(token, count, Integer::sum);
        }
    }

    private Map<Integer, Group> groups(int[] tokens, int[] owners) {
        Map<Integer, Group> groups = new LinkedHashMap<>();
        int[] order = SuffixCounts.of(tokens).order();
        for (int length = 1; length <= GlobalCounts.DEPTH; length++) {
            int from = 0;
            while (from < order.length) {
                int to = from + 1;
                while (to < order.length && sameContext(tokens, order[from], order[to], length)) {
                    to++;
                }
                if (to - from >= LEAST_CONTEXT && at(tokens, order[from] - length) != Vocabulary.NOTHING) {
                    add(groups, tokens, owners, Arrays.copyOfRange(order, from, to), length);
                }
                from = to;
            }
        }
        return groups;
    }

    private void add(Map<Integer, Group> groups, int[] tokens, int[] owners, int[] places, int length) {
        Map<Integer, Integer> counts = new HashMap<>();
        Map<Integer, Set<Integer>> texts = new HashMap<>();
        for (int place : places) {
            if (tokens[place] != Vocabulary.NOTHING) {
                counts.merge(tokens[place], 1, Integer::sum);
                texts.computeIfAbsent(tokens[place], token -> new java.util.HashSet<>()).add(owners[place]);
            }
        }
        counts.keySet().removeIf(token -> texts.get(token).size() < LEAST_TEXTS);
        if (!counts.isEmpty()) {
            int hash = 0;
            for (int back = 1; back <= length; back++) {
                hash = GlobalCounts.hash(hash, at(tokens, places[0] - back));
            }
            Group group = groups.computeIfAbsent(hash, any -> new Group());
            group.total += places.length;
            counts.forEach(group::add);
        }
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

    /** Those of before with the new ones among them. */
    private GlobalCounts packed(Map<Integer, Group> groups, List<String> words, byte[] often) {
        int[] contexts = IntStream.concat(Arrays.stream(before.contexts),
                groups.keySet().stream().mapToInt(hash -> hash)).sorted().distinct().toArray();
        for (int i = 0; i < before.contexts.length; i++) {
            Group group = groups.get(before.contexts[i]);
            if (group != null) {
                group.total += GlobalCounts.count(before.totals[i]);
                for (int at = before.starts[i]; at < before.starts[i + 1]; at++) {
                    group.add(before.next[at] & 0xFFFF, GlobalCounts.count(before.nextOften[at]));
                }
            }
        }
        int most = before.next.length + groups.values().stream().mapToInt(group -> group.counts.size()).sum();
        int[] starts = new int[contexts.length + 1];
        byte[] totals = new byte[contexts.length];
        short[] next = new short[most];
        byte[] nextOften = new byte[most];
        for (int i = 0; i < contexts.length; i++) {
            Group group = groups.get(contexts[i]);
            int at = starts[i];
            if (group == null) {
                int old = Arrays.binarySearch(before.contexts, contexts[i]);
                int length = before.starts[old + 1] - before.starts[old];
                totals[i] = before.totals[old];
                System.arraycopy(before.next, before.starts[old], next, at, length);
                System.arraycopy(before.nextOften, before.starts[old], nextOften, at, length);
                starts[i + 1] = at + length;
                continue;
            }
            totals[i] = GlobalCounts.step(Math.max(1, group.total));
            for (var each : group.counts.entrySet().stream()
                    .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed().thenComparing(
                            Map.Entry.comparingByKey())).limit(MOST_NEXT).toList()) {
                next[at] = (short) (int) each.getKey();
                nextOften[at++] = GlobalCounts.step(each.getValue());
            }
            starts[i + 1] = at;
        }
        return new GlobalCounts(words, often, contexts, starts, totals, Arrays.copyOf(next, starts[contexts.length]),
                Arrays.copyOf(nextOften, starts[contexts.length]));
    }
}

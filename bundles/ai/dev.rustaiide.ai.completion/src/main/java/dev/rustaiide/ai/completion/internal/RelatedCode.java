package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The pieces of all files of a folder by the names in them: it finds those that share the rarest with a place.
 * Immutable.
 */
final class RelatedCode {
    /** Of a folder. Files of which nothing more has place are left out. */
    static final long MOST_BYTES = 16L << 20;
    /** A name that is in so many pieces tells nothing: of all pieces, and in any case. */
    private static final double USUAL = 0.05;
    private static final int LEAST_USUAL = 20;
    private static final int MOST_USUAL = 2000;
    static final RelatedCode NONE = new RelatedCode(new TreeMap<>());

    private final TreeMap<Path, FilePieces> files;
    /** The same in their order. */
    private final List<Path> paths;
    private final List<FilePieces> parts;
    /** The number of the first piece of each path, and behind the last that of all. */
    private final int[] firsts;
    /** Where in {@link #places} the pieces begin that have a name, by its number. */
    private final int[] starts;
    private final int[] places;

    /**
     * A piece of a file as it was when it was read.
     *
     * @param hash of its text
     */
    record Found(Path file, int start, int end, int hash) {}

    private RelatedCode(TreeMap<Path, FilePieces> files) {
        this.files = files;
        this.paths = List.copyOf(files.keySet());
        this.firsts = new int[paths.size() + 1];
        this.parts = List.copyOf(files.values());
        int most = -1;
        for (int i = 0; i < parts.size(); i++) {
            firsts[i + 1] = firsts[i] + parts.get(i).count();
            for (int[] names : parts.get(i).names()) {
                most = Math.max(most, names[names.length - 1]); // they are sorted
            }
        }
        this.starts = new int[most + 2];
        for (FilePieces file : parts) {
            for (int[] names : file.names()) {
                for (int name : names) {
                    starts[name + 1]++;
                }
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        this.places = places();
    }

    private int[] places() {
        int[] next = starts.clone();
        int[] filled = new int[starts[starts.length - 1]];
        int piece = 0;
        for (FilePieces file : parts) {
            for (int[] names : file.names()) {
                for (int name : names) {
                    filled[next[name]++] = piece;
                }
                piece++;
            }
        }
        return filled;
    }

    /** This with the pieces that some files have now; none for those that are gone. */
    RelatedCode with(Map<Path, FilePieces> changed) {
        var all = new TreeMap<>(files);
        all.putAll(changed);
        long size = 0;
        for (var each = all.values().iterator(); each.hasNext();) {
            FilePieces file = each.next();
            long more = file.count() == 0 ? 0 : file.bytes();
            if (more == 0 || size + more > MOST_BYTES) {
                each.remove();
            } else {
                size += more;
            }
        }
        return new RelatedCode(all);
    }

    int pieces() {
        return firsts[paths.size()];
    }

    /** How much memory it takes at most. */
    long bytes() {
        return parts.stream().mapToLong(FilePieces::bytes).sum() + 4L * starts.length;
    }

    /**
     * The pieces that share the most, and rarest, of {@code names}: those in {@code language}, the best first, then
     * others.
     *
     * @param but the file that has none
     */
    List<Found> best(int[] names, Path but, String language, int most) {
        float[] scores = new float[pieces()];
        int usual = (int) Math.clamp((long) (scores.length * USUAL), LEAST_USUAL, MOST_USUAL);
        for (int name : names) {
            int from = name < starts.length - 1 ? starts[name] : 0;
            int to = name < starts.length - 1 ? starts[name + 1] : 0;
            float worth = to == from || to - from > usual ? 0 : (float) Math.log((scores.length + 1.0) / (to - from));
            for (int i = from; worth > 0 && i < to; i++) {
                scores[places[i]] += worth;
            }
        }
        return best(scores, but, language, most);
    }

    private record Scored(int file, int piece, boolean isSame, float score) {
        static final Comparator<Scored> WORST_FIRST = Comparator.comparing(Scored::isSame)
                .thenComparing(Scored::score).thenComparing(Comparator.comparing(Scored::piece).reversed());

        /** Of as good ones the first stays. */
        boolean isWorse(boolean isOtherSame, float other) {
            return isSame == isOtherSame ? score < other : isOtherSame;
        }
    }

    private List<Found> best(float[] scores, Path but, String language, int most) {
        var best = new PriorityQueue<>(Scored.WORST_FIRST);
        for (int file = 0; file < paths.size(); file++) {
            boolean isSame = isAkin(parts.get(file).language(), language);
            int end = paths.get(file).equals(but) ? firsts[file] : firsts[file + 1];
            for (int piece = firsts[file]; piece < end; piece++) {
                if (scores[piece] > 0 && (best.size() < most || best.peek().isWorse(isSame, scores[piece]))) {
                    best.add(new Scored(file, piece, isSame, scores[piece]));
                    if (best.size() > most) {
                        best.remove();
                    }
                }
            }
        }
        List<Scored> found = new ArrayList<>(best);
        found.sort(Scored.WORST_FIRST.reversed());
        return found.stream().map(this::found).toList();
    }

    private static boolean isAkin(String one, String other) {
        return one.equals(other) || Languages.modelOf(one).isPresent()
                && Languages.modelOf(one).equals(Languages.modelOf(other));
    }

    private Found found(Scored scored) {
        FilePieces pieces = parts.get(scored.file);
        int at = scored.piece - firsts[scored.file];
        return new Found(paths.get(scored.file), pieces.starts()[at], pieces.ends()[at], pieces.hashes()[at]);
    }
}

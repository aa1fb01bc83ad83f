package dev.rustaiide.ai.training.decoder.internal.child;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Pieces of a project's other files that have rare tokens of a place: so ghost text is told what it can lean on. */
final class RelatedPieces {
    static final int MOST = 3;
    private static final int TRIED = 12;
    /** So many tokens before a place are what a piece may have in common with it. */
    private static final int ASKED = 96;

    private final Tokens tokens;
    private final TokenRuns runs;
    private final BytePairs tokenizer;
    /** Of each token of more than a byte, how much it tells that two places have it: −ln of its share. */
    private final double[] rarity;

    /** @param start where it begins, at the beginning of a line of the file */
    record Piece(int file, int start, double score) {}

    RelatedPieces(Tokens tokens, TokenRuns runs, BytePairs tokenizer) {
        this.tokens = tokens;
        this.runs = runs;
        this.tokenizer = tokenizer;
        this.rarity = new double[tokenizer.size()];
        for (int i = 0; i < tokens.size(); i++) {
            rarity[tokens.at(i)]++;
        }
        for (int token = 0; token < rarity.length; token++) {
            rarity[token] = tokenizer.bytes(token).length < 2 ? 0
                    : Math.max(0, Math.log(tokens.size() / (rarity[token] + 1)));
        }
    }

    /** Those for a place in {@code file}, the best first; fewer or none where few are related. */
    List<Piece> of(int file, int place, int length, RandomGenerator random) {
        double[] asked = new double[rarity.length];
        for (int i = Math.max(runs.text(file), place - ASKED); i < place; i++) {
            asked[tokens.at(i)] = rarity[tokens.at(i)];
        }
        int first = runs.first(file);
        int others = runs.last(file) - first - 1;
        List<Piece> found = new ArrayList<>();
        for (int i = 0; others > 0 && i < TRIED; i++) {
            int other = first + random.nextInt(others);
            found.add(piece(other < file ? other : other + 1, asked.clone(), length, random));
        }
        found.sort(Comparator.comparingDouble(Piece::score).reversed());
        return found.stream().filter(piece -> piece.score() > 0).limit(MOST).toList();
    }

    private Piece piece(int file, double[] asked, int length, RandomGenerator random) {
        int start = runs.text(file);
        int end = runs.end(file);
        int by = random.nextInt(Math.max(1, end - start - length / 2));
        if (by > 0) {
            start += by;
            while (start < end && !tokenizer.beginsLine(tokens.at(start))) {
                start++;
            }
        }
        double score = 0;
        for (int i = start; i < Math.min(end, start + length); i++) {
            score += asked[tokens.at(i)];
            asked[tokens.at(i)] = 0;
        }
        return new Piece(file, start, score);
    }
}

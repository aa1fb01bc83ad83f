package dev.rustaiide.ai.next.edit.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.rustaiide.ai.completion.tokens.TokenKind;

/**
 * A change as it can be made elsewhere: what is removed, with holes that stand for whatever is there and comes again
 * in what is written.
 */
final class ChangePattern {
    /** So many tokens stand for a hole at most. */
    private static final int MOST_IN_HOLE = 24;
    private static final int MOST_COMMON = 12;

    /**
     * A part of what is removed.
     *
     * @param numbers the tokens; those of a hole are what it was where the change was made
     */
    private record Part(int[] numbers, boolean isHole) {}

    /**
     * A part of what is written.
     *
     * @param text as it stands in the text, the blanks before it too unless it is the first
     * @param hole which hole comes here; -1 for the text
     */
    private record Piece(String gap, String text, int[] numbers, int hole) {}

    private final TokenDiff diff;
    private final List<Part> parts = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final ChangeKind kind;

    private ChangePattern(TokenDiff diff) {
        this.diff = diff;
        boolean one = diff.removed() == 1 && diff.written() == 1;
        kind = diff.removed() == 0 ? ChangeKind.INSERTION : diff.written() == 0 ? ChangeKind.REMOVAL
                : one && diff.now().isOperand(diff.from()) && diff.old().isOperand(diff.removedFrom())
                ? ChangeKind.RENAMING : ChangeKind.REPLACEMENT;
    }

    /** As general as one example allows. */
    static ChangePattern of(TokenDiff diff) {
        var pattern = new ChangePattern(diff);
        List<int[]> holes = pattern.kind == ChangeKind.REPLACEMENT ? holes(diff) : List.of();
        pattern.read(holes);
        return pattern;
    }

    /**
     * The small changes of which a change consists, if they are all the same one: the last of them as an example. The
     * whole otherwise.
     */
    static TokenDiff smallest(TokenDiff diff) {
        List<int[]> common = common(diff);
        if (common.isEmpty()) {
            return diff;
        }
        TokenDiff last = null;
        int removed = diff.removedFrom();
        int written = diff.from();
        for (int[] run : common) {
            TokenDiff part = part(diff, removed, run[0], written, run[1]);
            if (last != null && !same(last, part)) {
                return diff;
            }
            last = part;
            removed = run[0] + run[2];
            written = run[1] + run[2];
        }
        TokenDiff part = part(diff, removed, diff.removedTo(), written, diff.to());
        return last != null && same(last, part) && part.removed() > 0 ? part : diff;
    }

    private static TokenDiff part(TokenDiff diff, int removedFrom, int removedTo, int from, int to) {
        return new TokenDiff(diff.now(), diff.old(), diff.oldStart(), diff.shift(), removedFrom, removedTo, from, to);
    }

    /** Whether two changes remove and write the same. */
    static boolean same(TokenDiff one, TokenDiff other) {
        boolean same = one.removed() == other.removed() && one.written() == other.written();
        for (int i = 0; same && i < one.removed(); i++) {
            same = one.old().number(one.removedFrom() + i) == other.old().number(other.removedFrom() + i);
        }
        for (int i = 0; same && i < one.written(); i++) {
            same = one.now().number(one.from() + i) == other.now().number(other.from() + i);
        }
        return same;
    }

    /** The longest sequence that both have, as runs: where in the old, where in the new, how many. */
    private static List<int[]> common(TokenDiff diff) {
        int rows = diff.removed();
        int columns = diff.written();
        int[][] longest = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                boolean same = diff.old().number(diff.removedFrom() + i) == diff.now().number(diff.from() + j);
                longest[i][j] = same ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        List<int[]> runs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < rows && j < columns) {
            int old = diff.removedFrom() + i;
            int now = diff.from() + j;
            if (diff.old().number(old) == diff.now().number(now)) {
                int[] last = runs.isEmpty() ? null : runs.getLast();
                if (last != null && last[0] + last[2] == old && last[1] + last[2] == now) {
                    last[2]++;
                } else {
                    runs.add(new int[] {old, now, 1});
                }
                i++;
                j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return runs;
    }

    private static List<int[]> holes(TokenDiff diff) {
        List<int[]> holes = new ArrayList<>();
        for (int[] run : common(diff)) {
            boolean says = false;
            for (int i = 0; i < run[2]; i++) {
                says |= diff.old().isOperand(run[0] + i);
            }
            boolean closed = diff.old().open(run[0], run[0] + run[2]) == 0;
            boolean apart = holes.isEmpty() || holes.getLast()[0] + holes.getLast()[2] < run[0];
            if (says && closed && apart && run[2] <= MOST_COMMON) {
                holes.add(run);
            }
        }
        return holes;
    }

    private void read(List<int[]> holes) {
        int removed = diff.removedFrom();
        int written = diff.from();
        for (int i = 0; i <= holes.size(); i++) {
            int[] hole = i < holes.size() ? holes.get(i) : new int[] {diff.removedTo(), diff.to(), 0};
            addPart(removed, hole[0], false);
            addPiece(written, hole[1], -1);
            if (i < holes.size()) {
                addPart(hole[0], hole[0] + hole[2], true);
                addPiece(hole[1], hole[1] + hole[2], i);
            }
            removed = hole[0] + hole[2];
            written = hole[1] + hole[2];
        }
    }

    private void addPart(int from, int to, boolean hole) {
        if (from < to) {
            int[] numbers = new int[to - from];
            Arrays.setAll(numbers, i -> diff.old().number(from + i));
            parts.add(new Part(numbers, hole));
        }
    }

    private void addPiece(int from, int to, int hole) {
        if (from < to) {
            int[] numbers = new int[to - from];
            Arrays.setAll(numbers, i -> diff.now().number(from + i));
            String gap = from == diff.from() ? "" : diff.now().gap(from);
            pieces.add(new Piece(gap, diff.now().text().substring(diff.now().start(from), diff.now().end(to - 1)),
                    numbers, hole));
        }
    }

    TokenDiff diff() {
        return diff;
    }

    ChangeKind kind() {
        return kind;
    }

    int holes() {
        return (int) parts.stream().filter(Part::isHole).count();
    }

    /** The tokens that what is removed begins with; none if that is a hole, or nothing is removed. */
    int[] beginning() {
        return parts.isEmpty() || parts.getFirst().isHole ? new int[0] : parts.getFirst().numbers;
    }

    /** What is there if it begins with a hole: as where the change was made. */
    int firstInHole() {
        return parts.getFirst().numbers[0];
    }

    /** How much its fixed tokens tell, in bits. */
    double bits(Rarity rarity) {
        double bits = 0;
        for (Part part : parts) {
            if (!part.isHole) {
                bits += Arrays.stream(part.numbers).mapToDouble(rarity::bits).sum();
            }
        }
        return bits;
    }

    /** What fills the holes if it stands at {@code at}: where each starts and ends, then where it all ends. */
    int[] match(int at) {
        int[] found = new int[holes() * 2 + 1];
        int hole = 0;
        int token = at;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!part.isHole) {
                for (int number : part.numbers) {
                    if (diff.now().number(token++) != number) {
                        return new int[0];
                    }
                }
            } else {
                int behind = i + 1 < parts.size() ? parts.get(i + 1).numbers[0] : diff.now().number(diff.to());
                int end = filled(token, behind, part.numbers);
                if (end < 0) {
                    return new int[0];
                }
                found[hole * 2] = token;
                found[hole++ * 2 + 1] = end;
                token = end;
            }
        }
        found[hole * 2] = token;
        return found;
    }

    /** Where what fills a hole ends: the same as in the example, or all that is closed up to {@code behind}. */
    private int filled(int from, int behind, int[] example) {
        SiteTokens tokens = diff.now();
        int depth = 0;
        for (int at = from; at < tokens.count() && at - from <= MOST_IN_HOLE; at++) {
            int number = tokens.number(at);
            if (depth == 0 && at > from && number == behind) {
                return at;
            }
            int step = tokens.depth(number);
            depth += step;
            boolean ends = depth < 0 || depth == 0 && step == 0 && isSeparator(number)
                    && Arrays.stream(example).noneMatch(each -> each == number);
            if (ends || tokens.zone(at) != tokens.zone(from)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isSeparator(int number) {
        char sign = diff.now().spelling().sign(number);
        return sign == ',' || sign == ';' || sign == '=';
    }

    /** Whether the holes hold what they did where the change was made. */
    boolean isFilledAlike(int[] match) {
        int hole = 0;
        for (Part part : parts) {
            if (part.isHole) {
                int from = match[hole * 2];
                boolean same = match[hole * 2 + 1] - from == part.numbers.length;
                for (int i = 0; same && i < part.numbers.length; i++) {
                    same = diff.now().number(from + i) == part.numbers[i];
                }
                if (!same) {
                    return false;
                }
                hole++;
            }
        }
        return true;
    }

    /** What is written where {@code match} is, in the text. */
    String written(int[] match) {
        var text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.gap);
            text.append(piece.hole < 0 ? piece.text : diff.now().text().substring(
                    diff.now().start(match[piece.hole * 2]), diff.now().end(match[piece.hole * 2 + 1] - 1)));
        }
        return text.toString();
    }

    /** Whether the text around what would be replaced, from {@code from} to {@code to}, says what would be written. */
    boolean isThere(int[] match, int from, int to) {
        int[] wanted = tokens(match);
        if (wanted.length == 0) {
            return false;
        }
        for (int at = Math.max(0, to - wanted.length); at <= from; at++) {
            boolean same = true;
            for (int i = 0; same && i < wanted.length; i++) {
                same = diff.now().number(at + i) == wanted[i];
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    private int[] tokens(int[] match) {
        return pieces.stream().flatMapToInt(piece -> piece.hole < 0 ? Arrays.stream(piece.numbers)
                : java.util.stream.IntStream.range(match[piece.hole * 2], match[piece.hole * 2 + 1])
                        .map(diff.now()::number)).toArray();
    }

    /** Whether a whole argument comes or goes, its comma with it. */
    boolean isArgument() {
        SiteTokens tokens = kind == ChangeKind.INSERTION ? diff.now() : diff.old();
        int from = kind == ChangeKind.INSERTION ? diff.from() : diff.removedFrom();
        int to = kind == ChangeKind.INSERTION ? diff.to() : diff.removedTo();
        if (kind != ChangeKind.INSERTION && kind != ChangeKind.REMOVAL) {
            return false;
        }
        char first = tokens.spelling().sign(tokens.number(from));
        char last = tokens.spelling().sign(tokens.number(to - 1));
        char before = from == 0 ? 0 : tokens.spelling().sign(tokens.number(from - 1));
        char behind = to >= tokens.count() ? 0 : tokens.spelling().sign(tokens.number(to));
        boolean closed = tokens.open(from, to) == 0;
        return closed && (last == ',' && (before == ',' || tokens.depth(tokens.number(from - 1)) > 0)
                || first == ',' && (behind == ',' || to < tokens.count() && tokens.depth(tokens.number(to)) < 0));
    }

    /** Whether what is changed is a word. */
    boolean isWord() {
        return kind == ChangeKind.RENAMING && diff.now().kind(diff.from()) == TokenKind.WORD;
    }
}

package dev.rustaiide.ai.next.edit.internal;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a change did, in tokens: those of {@code old} from {@code removedFrom} to {@code removedTo} gave way to those of
 * {@code now} from {@code from} to {@code to}. Of several ways to say so it is the one that people mean: whole lines,
 * else whole brackets.
 *
 * @param old the tokens of the lines that changed, as they were
 * @param oldStart where the text of {@code old} started, before as after
 * @param shift how much longer the text is now
 */
record TokenDiff(SiteTokens now, SiteTokens old, int oldStart, int shift, int removedFrom, int removedTo, int from,
        int to) {
    private static final int MOST_REMOVED = 24;
    private static final int MOST_WRITTEN = 32;
    private static final int MOST_LINES = 4;

    /** Empty if it changed no token, or so much that it is no pattern. */
    static Optional<TokenDiff> of(SiteTokens now, Change change, String language) {
        String text = now.text();
        int first = now.firstFrom(change.start());
        boolean inProse = first > 0 && now.end(first - 1) > change.start() && now.zone(first - 1) != Zone.CODE
                || first < now.count() && now.start(first) < Math.max(change.end(), change.start() + 1)
                && now.zone(first) != Zone.CODE || first > 0 && now.end(first - 1) == change.start()
                && now.zone(first - 1) != Zone.CODE;
        int lineStart = text.lastIndexOf('\n', change.start() - 1) + 1;
        int feed = text.indexOf('\n', change.end());
        int lineEnd = feed < 0 ? text.length() : feed;
        int a = now.firstFrom(lineStart);
        int b = now.firstFrom(lineEnd);
        if (inProse) {
            Zone zone = zoneAt(now, change, first);
            a = within(now, zone, first, a, change.start());
            b = behind(now, zone, first, b, change.end());
            lineStart = Math.max(lineStart, Math.min(now.start(a), change.start()));
            lineEnd = Math.min(lineEnd, Math.max(now.end(b - 1), change.end()));
            return diff(now, change, SiteTokens.ofProse(text.substring(lineStart, change.start()) + change.before()
                    + text.substring(change.end(), lineEnd), zone, now.spelling()), lineStart, a, b);
        }
        boolean straddles = a > 0 && now.end(a - 1) > lineStart || b > 0 && now.end(b - 1) > lineEnd;
        if (straddles || lines(change.before()) > MOST_LINES
                || lines(text.substring(change.start(), change.end())) > MOST_LINES) {
            return Optional.empty();
        }
        return diff(now, change, SiteTokens.ofCode(text.substring(lineStart, change.start()) + change.before()
                + text.substring(change.end(), lineEnd), language, now.spelling()), lineStart, a, b);
    }

    private static long lines(String text) {
        return text.chars().filter(each -> each == '\n').count();
    }

    private static Zone zoneAt(SiteTokens now, Change change, int first) {
        boolean before = first > 0 && now.end(first - 1) >= change.start() && now.zone(first - 1) != Zone.CODE;
        return now.zone(before ? first - 1 : first);
    }

    private static int within(SiteTokens now, Zone zone, int first, int least, int start) {
        int at = first;
        while (at > least && now.zone(at - 1) == zone) {
            at--;
        }
        return at;
    }

    private static int behind(SiteTokens now, Zone zone, int first, int most, int end) {
        int at = first;
        while (at < most && (now.zone(at) == zone || now.start(at) < end)) {
            at++;
        }
        return at;
    }

    private static Optional<TokenDiff> diff(SiteTokens now, Change change, SiteTokens old, int oldStart, int a, int b) {
        int head = 0;
        while (head < Math.min(old.count(), b - a) && old.number(head) == now.number(a + head)) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.count(), b - a) - head
                && old.number(old.count() - 1 - tail) == now.number(b - 1 - tail)) {
            tail++;
        }
        int removed = old.count() - head - tail;
        int written = b - a - head - tail;
        boolean none = removed == 0 && written == 0 || removed > MOST_REMOVED || written > MOST_WRITTEN;
        if (none) {
            return Optional.empty();
        }
        int slid = removed == 0 ? slide(now, a, a + head, a + head + written)
                : written == 0 ? slide(old, 0, head, head + removed) : 0;
        int shift = change.end() - change.start() - change.before().length();
        return Optional.of(new TokenDiff(now, old, oldStart, shift, head - slid, old.count() - tail - slid,
                a + head - slid, b - tail - slid));
    }

    /** How far to the left the same thing can be said better. */
    private static int slide(SiteTokens tokens, int least, int from, int to) {
        int best = 0;
        int worth = worth(tokens, from, to);
        for (int k = 1; from - k >= least && tokens.number(from - k) == tokens.number(to - k); k++) {
            int other = worth(tokens, from - k, to - k);
            if (other > worth) {
                worth = other;
                best = k;
            }
        }
        return best;
    }

    private static int worth(SiteTokens tokens, int from, int to) {
        boolean closed = tokens.open(from, to) == 0;
        boolean line = tokens.isFirst(from) && (to >= tokens.count() || tokens.isFirst(to));
        return (line ? 2 : 0) + (closed ? 1 : 0);
    }

    /** Whether as many brackets are open behind it as before: otherwise somebody is still at it. */
    boolean isWhole() {
        return Arrays.equals(brackets(old, removedFrom, removedTo), brackets(now, from, to));
    }

    /** How many are closed that were opened before, and how many are left open. */
    private static int[] brackets(SiteTokens tokens, int from, int to) {
        int closed = 0;
        int open = 0;
        for (int i = from; i < to; i++) {
            int step = tokens.depth(tokens.number(i));
            closed += step < 0 && open == 0 ? 1 : 0;
            open = Math.max(0, open + step);
        }
        return new int[] {closed, open};
    }

    int removed() {
        return removedTo - removedFrom;
    }

    int written() {
        return to - from;
    }

    /** What lay between the tokens around it, or before what was removed, in the text as it was. */
    String gapBefore() {
        int left = removedFrom > 0 ? old.end(removedFrom - 1) + oldStart : now.end(from - 1);
        int right = removedFrom < old.count() ? old.start(removedFrom) + oldStart : now.start(to) - shift;
        return was(left, right);
    }

    /** What lay behind what was removed. */
    String gapBehind() {
        int left = removedTo > 0 ? old.end(removedTo - 1) + oldStart : now.end(from - 1);
        int right = removedTo < old.count() ? old.start(removedTo) + oldStart : now.start(to) - shift;
        return was(left, right);
    }

    /** Of the text as it was: the lines in {@link #old}, and around them what it is now. */
    private String was(int left, int right) {
        String text = now.text();
        int end = oldStart + old.text().length();
        var was = new StringBuilder();
        if (left < oldStart) {
            was.append(text, left, Math.min(oldStart, right));
        }
        int from = Math.max(left, oldStart) - oldStart;
        int to = Math.min(right, end) - oldStart;
        if (from < to) {
            was.append(old.text(), from, to);
        }
        if (right > end) {
            was.append(text, Math.max(left, end) + shift, right + shift);
        }
        return was.toString();
    }
}

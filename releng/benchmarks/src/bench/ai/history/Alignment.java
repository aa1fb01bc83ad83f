package bench.ai.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which tokens of two texts are the same ones (Myers 1986), and what was changed between them. */
final class Alignment {
    private static final int MOST = 1500;
    /** Changes so near to each other are one. */
    private static final int NEAR = 1;
    /** Where brackets were left open, what closes them belongs to it if it is so near. */
    private static final int STATEMENT = 8;

    private final Tokens before;
    private final Tokens after;
    /** For each token of the text before which it is in the text after; -1 if it is gone. */
    private final int[] partner;

    /** The tokens from {@code from} to {@code to} became those from {@code newFrom} to {@code newTo}. */
    record Run(int from, int to, int newFrom, int newTo) {}

    private Alignment(Tokens before, Tokens after, int[] partner) {
        this.before = before;
        this.after = after;
        this.partner = partner;
    }

    /** Empty if the two have too little in common. */
    static Optional<Alignment> of(Tokens before, Tokens after) {
        int n = before.count();
        int m = after.count();
        int head = 0;
        while (head < Math.min(n, m) && before.words().get(head).equals(after.words().get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(n, m) - head
                && before.words().get(n - 1 - tail).equals(after.words().get(m - 1 - tail))) {
            tail++;
        }
        int[] partner = new int[n];
        Arrays.fill(partner, -1);
        for (int i = 0; i < head; i++) {
            partner[i] = i;
        }
        for (int i = 0; i < tail; i++) {
            partner[n - 1 - i] = m - 1 - i;
        }
        boolean found = myers(before.words().subList(head, n - tail), after.words().subList(head, m - tail), head,
                partner);
        return found ? Optional.of(new Alignment(before, after, partner)) : Optional.empty();
    }

    private static boolean myers(List<String> a, List<String> b, int shift, int[] partner) {
        int most = Math.min(MOST, a.size() + b.size());
        int[] reach = new int[2 * most + 3];
        List<int[]> trace = new ArrayList<>();
        for (int d = 0; d <= most; d++) {
            trace.add(Arrays.copyOfRange(reach, most + 1 - d - 1, most + 1 + d + 2));
            for (int k = -d; k <= d; k += 2) {
                int at = most + 1 + k;
                int x = k == -d || k != d && reach[at - 1] < reach[at + 1] ? reach[at + 1] : reach[at - 1] + 1;
                int y = x - k;
                while (x < a.size() && y < b.size() && a.get(x).equals(b.get(y))) {
                    x++;
                    y++;
                }
                reach[at] = x;
                if (x >= a.size() && y >= b.size()) {
                    back(trace, d, a.size(), b.size(), shift, partner);
                    return true;
                }
            }
        }
        return false;
    }

    private static void back(List<int[]> trace, int depth, int x, int y, int shift, int[] partner) {
        int atX = x;
        int atY = y;
        for (int d = depth; d >= 0; d--) {
            int[] reach = trace.get(d);
            int k = atX - atY;
            int middle = d + 1;
            boolean down = k == -d || k != d && reach[middle + k - 1] < reach[middle + k + 1];
            int before = down ? k + 1 : k - 1;
            int fromX = d == 0 ? 0 : reach[middle + before];
            int fromY = d == 0 ? 0 : fromX - before;
            int startX = d == 0 ? 0 : down ? fromX : fromX + 1;
            while (atX > startX && atY > 0) {
                atX--;
                atY--;
                partner[shift + atX] = shift + atY;
            }
            atX = fromX;
            atY = fromY;
        }
    }

    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        int now = 0;
        int old = 0;
        while (old < before.count() || now < after.count()) {
            if (old < before.count() && partner[old] == now) {
                old++;
                now++;
                continue;
            }
            int from = old;
            int newFrom = now;
            while (old < before.count() && partner[old] < 0) {
                old++;
            }
            now = old < before.count() ? partner[old] : after.count();
            Run last = runs.isEmpty() ? null : runs.getLast();
            boolean goesOn = last != null && (from - last.to <= NEAR || from - last.to <= STATEMENT
                    && open(before, last.from, last.to) != open(after, last.newFrom, last.newTo));
            if (goesOn) {
                runs.set(runs.size() - 1, new Run(last.from, old, last.newFrom, now));
            } else {
                runs.add(new Run(from, old, newFrom, now));
            }
        }
        return runs;
    }

    private static int open(Tokens tokens, int from, int to) {
        int open = 0;
        for (String word : tokens.words().subList(from, to)) {
            open += word.length() != 1 ? 0 : "([{".contains(word) ? 1 : ")]}".contains(word) ? -1 : 0;
        }
        return open;
    }

    /** Whether people left what stands from {@code start} to {@code end}, and beside it, as it was. */
    boolean isLeft(int start, int end) {
        for (int i = 0; i < before.count(); i++) {
            boolean touches = before.end(i) >= start && before.start(i) <= end;
            if (touches && partner[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text after is as if {@code written} had replaced the text before from {@code start} to {@code end}. */
    boolean agrees(int start, int end, String written, String language) {
        int left = -1;
        int right = before.count();
        for (int i = 0; i < before.count(); i++) {
            left = before.end(i) <= start ? i : left;
            right = before.start(i) >= end ? Math.min(right, i) : right;
        }
        while (left >= 0 && partner[left] < 0) {
            left--;
        }
        while (right < before.count() && partner[right] < 0) {
            right++;
        }
        String text = before.text().substring(before.end(left), start) + written
                + before.text().substring(end, before.start(right));
        int from = left < 0 ? 0 : partner[left] + 1;
        int to = right >= before.count() ? after.count() : partner[right];
        return Tokens.of(text, language).words().equals(after.words().subList(from, to));
    }
}

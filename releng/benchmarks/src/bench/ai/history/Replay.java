package bench.ai.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.ai.next.edit.internal.Change;
import dev.rustaiide.ai.next.edit.internal.NextEditSearch;
import dev.rustaiide.ai.next.edit.internal.Site;

/** Makes one of the changes of a revision, and compares where else it is offered with where else people made it. */
public final class Replay {
    private static final int MOST_REMOVED = 12;
    private static final int MOST_WRITTEN = 20;
    private static final int MOST_IN_FILE = 12;

    /**
     * One change that was made again.
     *
     * @param changes the last one first
     * @param sites all that was found
     * @param right for each of them whether people made that change
     * @param left for each whether they left what stands there as it was
     * @param member for each which other place of the same change it is; -1 if it is none of them
     * @param others how many other places have the same change
     */
    public record Made(Revisions.Revision revision, List<Change> changes, List<Site> sites, boolean[] right, boolean[] left, int[] member,
            int others, long nanos, int caret, String text) {}

    private Replay() {}

    /** Those of {@code revision}: the first of each change, up to a dozen. */
    public static List<Made> of(Revisions.Revision revision) {
        String language = revision.language();
        Tokens before = Tokens.of(revision.before(), language);
        Tokens after = Tokens.of(revision.after(), language);
        Optional<Alignment> alignment = Alignment.of(before, after);
        if (alignment.isEmpty()) {
            return List.of();
        }
        Map<List<List<String>>, List<Alignment.Run>> groups = new HashMap<>();
        List<List<List<String>>> order = new ArrayList<>();
        for (Alignment.Run run : alignment.get().runs()) {
            if (run.to() - run.from() <= MOST_REMOVED && run.newTo() - run.newFrom() <= MOST_WRITTEN) {
                List<List<String>> key = List.of(List.copyOf(before.words().subList(run.from(), run.to())),
                        List.copyOf(after.words().subList(run.newFrom(), run.newTo())));
                groups.computeIfAbsent(key, each -> {
                    order.add(each);
                    return new ArrayList<>();
                }).add(run);
            }
        }
        List<Made> made = new ArrayList<>();
        int step = Math.max(1, order.size() / MOST_IN_FILE);
        for (int i = 0; i < order.size(); i += step) {
            List<Alignment.Run> group = groups.get(order.get(i));
            made.add(make(revision, before, after, alignment.get(), group, 1));
            if (group.size() > 2) {
                made.add(make(revision, before, after, alignment.get(), group, 2));
            }
        }
        return made;
    }

    /** Makes the first {@code examples} of a group, in the order of the text, and looks for the others. */
    private static Made make(Revisions.Revision revision, Tokens before, Tokens after, Alignment alignment,
            List<Alignment.Run> group, int examples) {
        List<Patch> patches = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        var text = new StringBuilder();
        int done = 0;
        for (Alignment.Run run : group.subList(0, examples)) {
            Patch patch = Patch.of(before, after, run);
            text.append(revision.before(), done, patch.at);
            changes.addFirst(new Change(text.length(), text.length() + patch.put.length(), patch.taken));
            text.append(patch.put);
            done = patch.at + patch.taken.length();
            patches.add(patch);
        }
        text.append(revision.before(), done, revision.before().length());
        String language = revision.language();
        long began = System.nanoTime();
        List<Site> sites = NextEditSearch.sites(text.toString(), language, changes);
        long nanos = System.nanoTime() - began;
        boolean[] right = new boolean[sites.size()];
        boolean[] left = new boolean[sites.size()];
        int[] member = new int[sites.size()];
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            int shift = 0;
            for (int j = 0; j < examples; j++) {
                shift += site.start() >= changes.get(examples - 1 - j).end() ? patches.get(j).growth() : 0;
            }
            right[i] = alignment.agrees(site.start() - shift, site.end() - shift, site.written(), language);
            left[i] = !right[i] && alignment.isLeft(site.start() - shift, site.end() - shift);
            member[i] = -1;
            for (int j = examples; right[i] && j < group.size(); j++) {
                Alignment.Run other = group.get(j);
                boolean there = site.start() - shift <= before.start(other.to())
                        && site.end() - shift >= before.end(other.from() - 1);
                member[i] = there ? j : member[i];
            }
        }
        return new Made(revision, changes, sites, right, left, member, group.size() - examples, nanos,
                changes.getFirst().end(), text.toString());
    }

    /** A change in characters: what was put in the place of what. */
    private record Patch(int at, String taken, String put) {
        static Patch of(Tokens before, Tokens after, Alignment.Run run) {
            int start = before.end(run.from() - 1);
            String was = before.text().substring(start, before.start(run.to()));
            String is = after.text().substring(after.end(run.newFrom() - 1), after.start(run.newTo()));
            int most = Math.min(was.length(), is.length());
            int head = 0;
            while (head < most && was.charAt(head) == is.charAt(head)) {
                head++;
            }
            int tail = 0;
            while (tail < most - head && was.charAt(was.length() - 1 - tail) == is.charAt(is.length() - 1 - tail)) {
                tail++;
            }
            return new Patch(start + head, was.substring(head, was.length() - tail),
                    is.substring(head, is.length() - tail));
        }

        int growth() {
            return put.length() - taken.length();
        }
    }
}

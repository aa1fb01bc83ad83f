package dev.rustaiide.ai.provenance.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.provenance.Blame.Part;
import dev.rustaiide.ai.provenance.Blame.Source;
import dev.rustaiide.ai.provenance.Blame.State;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.TextDiff.Hunk;

/**
 * Finds blocks of lines again in a text that has changed since. What was accepted last is looked for first, and a line
 * belongs to one block only. A block is found if a run of its lines is there one of which says something by itself, so
 * that a bracket that a person wrote is nobody else's. For one thread.
 */
final class Lineage {
    private final Text text;
    private final String[] lines;
    private final @Nullable Source[] sources;
    private final State[] states;

    Lineage(Text text) {
        this.text = text;
        this.lines = LineHashes.of(text).toArray(String[]::new);
        this.sources = new Source[lines.length];
        this.states = new State[lines.length];
    }

    /** Claims the lines that came of {@code block}. */
    void claim(Block block, Source source) {
        List<String> wanted = new ArrayList<>();
        wanted.add(block.before().isEmpty() ? "start" : block.before());
        wanted.addAll(block.hashes());
        wanted.add(block.after().isEmpty() ? "end" : block.after());
        List<String> there = new ArrayList<>(List.of("start"));
        // A line that has an owner is no longer to be had.
        for (int line = 0; line < lines.length; line++) {
            there.add(sources[line] == null ? lines[line] : "taken" + line);
        }
        there.add("end");
        int[] matches = matches(wanted, there);
        int own = block.hashes().size();
        boolean[] kept = kept(matches, own);
        int first = first(kept);
        if (first < 0) {
            return;
        }
        int from = matches[0] >= 0 ? 0 : first;
        int to = matches[own + 1] >= 0 ? own + 1 : last(kept);
        int anchor = from;
        for (int i = from; i <= to; i++) {
            if (matches[i] >= 0) {
                markEdited(anchor, i, matches, source);
                mark(i >= 1 && i <= own ? matches[i] - 1 : -1, State.ACCEPTED, source);
                anchor = i;
            }
        }
    }

    /**
     * Claims the line that has {@code words} in it: of those that stand beside a line that it stood beside before, the
     * nearest to where it was. If that has an owner, by what was accepted with these words or later, nobody else's is
     * taken for it.
     */
    void claim(Words words, Source source) {
        int best = -1;
        for (int line = 0; line < lines.length; line++) {
            boolean nearer = best < 0 || Math.abs(line - words.line()) < Math.abs(best - words.line());
            if (nearer && isBeside(line, words) && words.areIn(text.line(line))) {
                best = line;
            }
        }
        mark(best, State.EDITED_SINCE, source);
    }

    private boolean isBeside(int line, Words words) {
        String before = line == 0 ? "" : lines[line - 1];
        String after = line + 1 == lines.length ? "" : lines[line + 1];
        return before.equals(words.before()) || after.equals(words.after());
    }

    private static int first(boolean[] kept) {
        int first = 0;
        while (first < kept.length && !kept[first]) {
            first++;
        }
        return first == kept.length ? -1 : first;
    }

    private static int last(boolean[] kept) {
        int last = kept.length - 1;
        while (!kept[last]) {
            last--;
        }
        return last;
    }

    /** For each wanted line which one it is, -1 for none. */
    private static int[] matches(List<String> wanted, List<String> there) {
        int[] matches = new int[wanted.size()];
        Arrays.fill(matches, -1);
        int old = 0;
        int fresh = 0;
        List<Hunk> hunks = new ArrayList<>(TextDiff.of(joined(wanted), joined(there)));
        hunks.add(new Hunk(wanted.size(), wanted.size(), there.size(), there.size()));
        for (Hunk hunk : hunks) {
            while (old < hunk.beforeStart()) {
                matches[old++] = fresh++;
            }
            old = hunk.beforeEnd();
            fresh = hunk.afterEnd();
        }
        return matches;
    }

    private static Text joined(List<String> hashes) {
        return Text.of(String.join("\n", hashes) + "\n");
    }

    /** The lines of the block that prove that it is there: those in a run with one that tells. */
    private boolean[] kept(int[] matches, int own) {
        boolean[] kept = new boolean[matches.length];
        for (int start = 1; start <= own; start++) {
            int end = start;
            boolean telling = false;
            while (end <= own && matches[end] > 0 && matches[end] <= lines.length
                    && (end == start || matches[end] == matches[end - 1] + 1)) {
                telling |= LineHashes.isTelling(text.line(matches[end] - 1));
                end++;
            }
            if (end > start) {
                boolean whole = end - start == own && matches[start - 1] == matches[start] - 1
                        && matches[own + 1] == matches[own] + 1;
                Arrays.fill(kept, start, end, telling || whole);
                start = end - 1;
            }
        }
        return kept;
    }

    /** What stands between two lines that were found, in the place of some that were accepted. */
    private void markEdited(int anchor, int next, int[] matches, Source source) {
        int gone = next - anchor - 1;
        int come = matches[next] - matches[anchor] - 1;
        // Much more than went is somebody's own work between.
        if (gone > 0 && come > 0 && come <= 2 * gone + 1) {
            for (int at = matches[anchor] + 1; at < matches[next]; at++) {
                mark(at - 1, State.EDITED_SINCE, source);
            }
        }
    }

    private void mark(int line, State state, Source source) {
        if (line >= 0 && line < lines.length && sources[line] == null) {
            sources[line] = source;
            states[line] = state;
        }
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int start = 0; start < lines.length; start++) {
            Source source = sources[start];
            if (source == null) {
                continue;
            }
            int end = start + 1;
            while (end < lines.length && Objects.equals(sources[end], source) && states[end] == states[start]) {
                end++;
            }
            parts.add(new Part(start, end, states[start], source));
            start = end - 1;
        }
        return parts;
    }
}

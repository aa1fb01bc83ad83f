package dev.rustaiide.foundation.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/**
 * Other places of a text that want the change that was just made in it, the one to go to first before the others. Each
 * is an edit of the very text of the question, by itself or with all the others; none overlaps another.
 */
public record NextEdits(List<Suggestion> list) {
    public static final NextEdits NONE = new NextEdits(List.of());

    public NextEdits {
        list = List.copyOf(list);
    }

    /**
     * One place.
     *
     * @param reason why it is offered, in a few words that follow “because”
     * @param confidence how likely people want it, from 0 to 1
     */
    public record Suggestion(TextEdit edit, String reason, double confidence) {}

    /**
     * Something that was changed.
     *
     * @param range where what was written lies in the text as it is now; empty if something was only removed
     * @param before what stood there
     */
    public record Made(Range range, String before) {}

    /**
     * Asks for them.
     *
     * @param position of the caret: what is near is more likely, and what comes behind it is offered first
     * @param changes what was changed, the last one first; those before it are further examples if they are of its kind
     * @param most how many places are wanted
     */
    public record After(SourceText source, Position position, List<Made> changes, int most)
            implements TextQuestion<NextEdits> {
        /** Enough to go on with: the question is asked again after each place. */
        public static final int FEW = 8;

        public After {
            changes = List.copyOf(changes);
        }

        @Override
        public NextEdits nothing() {
            return NONE;
        }

        @Override
        public boolean isForAll() {
            return true;
        }

        /** All places, each once, as the better source would change it. */
        @Override
        public NextEdits merge(List<NextEdits> answers) {
            List<Suggestion> merged = new ArrayList<>();
            Set<Range> taken = new HashSet<>();
            for (NextEdits answer : answers) {
                for (Suggestion each : answer.list) {
                    Range range = each.edit().range();
                    if (merged.size() < most && taken.stream().noneMatch(other -> meet(other, range))) {
                        taken.add(range);
                        merged.add(each);
                    }
                }
            }
            return new NextEdits(merged);
        }

        private static boolean meet(Range one, Range other) {
            return one.start().compareTo(other.end()) <= 0 && other.start().compareTo(one.end()) <= 0;
        }
    }
}

package dev.rustaiide.foundation.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.types.Position;

/**
 * What could be written at a place.
 *
 * @param isComplete whether typing on only narrows them down; otherwise they are asked for anew
 */
public record Completions(List<Proposal> proposals, boolean isComplete) {
    public static final Completions NONE = new Completions(List.of(), true);

    public Completions {
        proposals = List.copyOf(proposals);
    }

    /**
     * Asks for those that are known within a key's time, from names and what is usual, in the order of how likely they
     * are; what takes longer is for {@link At}.
     */
    public record AtOnce(SourceText source, Position position) implements TextQuestion<Completions> {
        @Override
        public Completions nothing() {
            return NONE;
        }
    }

    /**
     * Asks how likely each of {@code proposals}, whoever made them, is what will be written.
     *
     * @param position the caret, behind what is typed so far of the name
     */
    public record Ranking(SourceText source, Position position, List<Proposal> proposals)
            implements TextQuestion<List<Double>> {
        public Ranking {
            proposals = List.copyOf(proposals);
        }

        /** Nobody can tell; otherwise there is one number for each proposal, the greater the likelier. */
        @Override
        public List<Double> nothing() {
            return List.of();
        }
    }

    /**
     * Tells what came of a list that was shown, for those who learn from it; true if somebody does.
     *
     * @param source the text when it was shown, with what was typed by then
     * @param shown in the order of the list
     * @param told those that somebody else than {@link AtOnce} proposed, in the order that they came in
     * @param chosen the place in {@code shown}, from 0, of the one that stands there now; -1 if it is none of them
     * @param isTyped whether that was typed to its end; otherwise it was taken
     */
    public record Outcome(SourceText source, Position position, List<Proposal> shown, List<Proposal> told, int chosen,
            boolean isTyped) implements TextQuestion<Boolean> {
        public Outcome {
            shown = List.copyOf(shown);
            told = List.copyOf(told);
        }

        @Override
        public Boolean nothing() {
            return false;
        }
    }

    /**
     * Asks for them.
     *
     * @param trigger the character that was typed to ask; empty if people asked or wrote a name
     */
    public record At(SourceText source, Position position, Optional<Character> trigger)
            implements TextQuestion<Completions> {
        @Override
        public Completions nothing() {
            return NONE;
        }

        @Override
        public boolean isForAll() {
            return true;
        }

        /** All, except that of equal labels the better source's counts. */
        @Override
        public Completions merge(List<Completions> answers) {
            List<Proposal> merged = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (Completions answer : answers) {
                Set<String> labels = new HashSet<>();
                for (Proposal proposal : answer.proposals) {
                    labels.add(proposal.name());
                    if (!seen.contains(proposal.name())) {
                        merged.add(proposal);
                    }
                }
                seen.addAll(labels);
            }
            return new Completions(merged, answers.stream().allMatch(Completions::isComplete));
        }
    }
}

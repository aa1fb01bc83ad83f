package dev.rustaiide.foundation.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.TextEdit;

/**
 * What the text could go on with at a place, shown as ghost text in it until it is taken or typed over; the one that
 * is proposed first comes first.
 */
public record InlineCompletions(List<Continuation> list) {
    public static final InlineCompletions NONE = new InlineCompletions(List.of());

    public InlineCompletions {
        list = List.copyOf(list);
    }

    /**
     * One way to go on.
     *
     * @param insertion what is written, in the place of what; its range begins and ends in the line of the question's
     *     position and contains that position, and its text may have many lines
     * @param filter what the characters before the position, within the range, are matched with while people type on;
     *     mostly the insertion's text
     * @param isSnippet whether the insertion's text is a snippet in LSP's syntax, with <code>$1</code> and {@code $0}
     * @param then what is done after it was taken
     * @param partly who hears of it if no more than a part was taken: is told a {@link Part} of what it has there
     */
    public record Continuation(TextEdit insertion, String filter, boolean isSnippet, Optional<Effect> then,
            Optional<Origin> partly) {
        /** One of which nobody hears if it was taken in part. */
        public Continuation(TextEdit insertion, String filter, boolean isSnippet, Optional<Effect> then) {
            this(insertion, filter, isSnippet, then, Optional.empty());
        }

        /** What is done after the first {@code length} characters were taken, and the others were not. */
        public Optional<Effect> then(int length) {
            return partly.map(origin -> new Effect.Told("Note what was taken",
                    new Origin(origin.source(), new Part(origin.handle(), length))));
        }

        /** Plain text. */
        public static Continuation of(TextEdit insertion) {
            return new Continuation(insertion, insertion.newText(), false, Optional.empty());
        }
    }

    /**
     * A way to go on that was taken in part.
     *
     * @param handle of the source that offered it
     * @param length how many characters of its insertion stand there now; of them the last was taken, not typed
     */
    public record Part(Object handle, int length) {}

    /**
     * Tells what came of a way to go on that was shown, for those who learn from it; true if somebody does.
     *
     * @param source the text when it was shown
     * @param way what was shown behind the position
     * @param length how many characters of it stand there now
     * @param isTyped whether all of those were typed; otherwise some were taken
     */
    public record Outcome(SourceText source, Position position, String way, int length, boolean isTyped)
            implements TextQuestion<Boolean> {
        @Override
        public Boolean nothing() {
            return false;
        }
    }

    /**
     * Tells that a caret rests at a place, for those who can read what stands around it before they are asked; true if
     * that makes an answer there come sooner. Cancelled when the caret goes elsewhere.
     */
    public record Ahead(SourceText source, Position position) implements TextQuestion<Boolean> {
        @Override
        public Boolean nothing() {
            return false;
        }
    }

    /**
     * Asks for them.
     *
     * @param isAsked whether people asked for it and want to choose, so that all sources are heard; otherwise it is
     *     about what they type, and the first who knows something is enough
     * @param selected the proposal that is selected in the list of completions over the text: what would be written
     *     in the place of what; continuations begin with it
     */
    public record At(SourceText source, Position position, boolean isAsked, Optional<TextEdit> selected)
            implements TextQuestion<InlineCompletions> {
        @Override
        public InlineCompletions nothing() {
            return NONE;
        }

        @Override
        public boolean isForAll() {
            return isAsked;
        }

        /** All, each once, those of the better sources first. */
        @Override
        public InlineCompletions merge(List<InlineCompletions> answers) {
            List<Continuation> merged = new ArrayList<>();
            Set<TextEdit> seen = new HashSet<>();
            for (InlineCompletions answer : answers) {
                answer.list.stream().filter(one -> seen.add(one.insertion())).forEach(merged::add);
            }
            return new InlineCompletions(merged);
        }
    }
}

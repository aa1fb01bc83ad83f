package dev.rustaiide.system.lsp.extensions;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextQuestion;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/** Edits and moves that know the syntax. */
public interface TextMoves {
    /**
     * An edit.
     *
     * @param isSnippet whether its text is a snippet: {@code $0} is where the caret goes
     */
    record SnippetEdit(TextEdit edit, boolean isSnippet) {}

    /** Asks for the edits that make the lines of each range into one. */
    record JoinLines(SourceText source, List<Range> ranges) implements TextQuestion<List<TextEdit>> {
        public JoinLines {
            ranges = List.copyOf(ranges);
        }

        @Override
        public List<TextEdit> nothing() {
            return List.of();
        }
    }

    /** Asks for the edits that change the place of the item in a range with that of its neighbour. */
    record MoveItem(SourceText source, Range range, boolean isUp) implements TextQuestion<List<SnippetEdit>> {
        @Override
        public List<SnippetEdit> nothing() {
            return List.of();
        }
    }

    /** Asks for what the enter key does at a place where it does more than end the line: in comments, for instance. */
    record Enter(SourceText source, Position position) implements TextQuestion<List<SnippetEdit>> {
        @Override
        public List<SnippetEdit> nothing() {
            return List.of();
        }
    }

    /**
     * Asks for the braces that belong to those at places, or that close what is around them, one for each; empty where
     * there is none.
     */
    record MatchingBraces(SourceText source, List<Position> positions)
            implements TextQuestion<List<Optional<Position>>> {
        public MatchingBraces {
            positions = List.copyOf(positions);
        }

        @Override
        public List<Optional<Position>> nothing() {
            return List.of();
        }
    }
}

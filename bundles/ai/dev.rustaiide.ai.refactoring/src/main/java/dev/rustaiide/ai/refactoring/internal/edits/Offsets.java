package dev.rustaiide.ai.refactoring.internal.edits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.TextEdit;

/** Edits by line and character as changes by offset. */
final class Offsets {
    private Offsets() {}

    /** An edit does not fit the text. */
    static final class MisfitException extends Exception {
        private static final long serialVersionUID = 1;

        MisfitException(String message) {
            super(message);
        }
    }

    /**
     * In order. Behind the end of a line means its end, as in LSP, and the line behind the last the end of the text.
     * Text that is put in at one place keeps the order of {@code edits}. New lines end as {@code lineEnding} says.
     *
     * @throws MisfitException if one lies out of the text or within a character, or two overlap
     */
    static List<TextChange> of(Text text, List<TextEdit> edits, LineEnding lineEnding) throws MisfitException {
        List<TextChange> changes = new ArrayList<>();
        for (TextEdit edit : edits) {
            changes.add(TextChange.of(offset(text, edit.range().start()), offset(text, edit.range().end()),
                    ended(edit.newText(), lineEnding)));
        }
        changes.sort(Comparator.comparingInt(TextChange::start).thenComparingInt(
                change -> change.end() == change.start() ? 0 : 1));
        for (int i = 1; i < changes.size(); i++) {
            if (changes.get(i).start() < changes.get(i - 1).end()) {
                throw new MisfitException("Two of the edits overlap at "
                        + text.positionOf(changes.get(i).start()) + ".");
            }
        }
        return changes;
    }

    private static int offset(Text text, Position position) throws MisfitException {
        boolean behindAll = position.line() == text.lineCount() && position.character() == 0;
        if (position.line() >= text.lineCount() && !behindAll) {
            throw new MisfitException("An edit is for line " + (position.line() + 1) + ", but there are only "
                    + text.lineCount() + ".");
        }
        int offset = text.offsetOf(position);
        boolean splits = offset > 0 && offset < text.length() && Character.isLowSurrogate(text.charAt(offset))
                && Character.isHighSurrogate(text.charAt(offset - 1));
        if (splits) {
            throw new MisfitException("An edit begins or ends within a character, at " + position + ".");
        }
        return offset;
    }

    private static String ended(String text, LineEnding lineEnding) {
        return lineEnding == LineEnding.LF || text.indexOf('\n') < 0 ? text
                : text.replace("\r\n", "\n").replace("\n", "\r\n");
    }
}

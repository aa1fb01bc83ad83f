package dev.rustaiide.app.editor.language.internal;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.Position;

/** Tells those who learn from it how much of a ghost text came to stand there, and how. UI thread only. */
final class GhostOutcome {
    private final Inquiries inquiries;
    private @Nullable Shown shown;

    /** A ghost text as people saw it first. */
    private static final class Shown {
        private final SourceText source;
        private final Position caret;
        private final String way;
        private int length;
        private boolean taken;

        Shown(SourceText source, Position caret, String way) {
            this.source = source;
            this.caret = caret;
            this.way = way;
        }
    }

    GhostOutcome(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    /** {@code way} is on the screen now, behind the caret; who looks at several says nothing about the others. */
    void shown(String way) {
        shown = new Shown(inquiries.source(), inquiries.caret(), way);
    }

    /** {@code length} characters more of it stand there. */
    void goneOn(int length, boolean isTaken) {
        Shown at = shown;
        if (at != null) {
            at.length += length;
            at.taken |= isTaken;
        }
    }

    /** Nothing of it is on the screen any more. */
    void ended() {
        Shown at = shown;
        shown = null;
        if (at != null && inquiries.isConnected()) {
            inquiries.ask(new InlineCompletions.Outcome(at.source, at.caret, at.way, at.length, !at.taken));
        }
    }
}

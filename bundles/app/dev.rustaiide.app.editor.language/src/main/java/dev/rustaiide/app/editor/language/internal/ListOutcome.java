package dev.rustaiide.app.editor.language.internal;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Words;
import dev.rustaiide.foundation.types.Position;

/**
 * Tells those who learn from it what came of a list: what was taken of it as it was then, or else what was written in
 * spite of it as it was when it came. Needs no widget. UI thread only.
 */
final class ListOutcome {
    private final Inquiries inquiries;
    private @Nullable Shown first;
    private @Nullable Shown last;

    /** A list as people saw it, for a name that begins at {@code start}. */
    private record Shown(SourceText source, Position caret, int start, List<Proposal> list, List<Proposal> told) {}

    ListOutcome(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    /** {@code matches} are on the screen now; others than the models proposed {@code told}. */
    void shown(List<CompletionMatches.Match> matches, List<Candidate> told) {
        last = new Shown(inquiries.source(), inquiries.caret(), matches.getFirst().candidate().replaced().start(),
                matches.stream().map(each -> each.candidate().proposal()).toList(),
                told.stream().map(Candidate::proposal).toList());
        if (first == null) {
            first = last;
        }
    }

    /** {@code candidate} is about to be written. */
    void taken(Candidate candidate) {
        Shown at = last;
        forget();
        if (at != null) {
            tell(at, at.list.indexOf(candidate.proposal()), false);
        }
    }

    /** The list has gone: perhaps the name stands there that it had. */
    void closed() {
        Shown at = first;
        forget();
        if (at != null) {
            int length = inquiries.text().length();
            String written = at.start >= length ? ""
                    : inquiries.text().substring(at.start, Words.nameAt(inquiries.text(), at.start).end());
            tell(at, place(at.list, written), true);
        }
    }

    private static int place(List<Proposal> list, String written) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).name().equals(written)) {
                return i;
            }
        }
        return -1;
    }

    private void tell(Shown at, int chosen, boolean typed) {
        if (inquiries.isConnected()) {
            inquiries.ask(new Completions.Outcome(at.source, at.caret, at.list, at.told, chosen,
                    typed && chosen >= 0));
        }
    }

    /** What was shown is nothing to learn from. */
    void forget() {
        first = null;
        last = null;
    }
}

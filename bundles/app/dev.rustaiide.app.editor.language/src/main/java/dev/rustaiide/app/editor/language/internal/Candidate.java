package dev.rustaiide.app.editor.language.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.editor.language.Completion;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.TextEdit;

/**
 * A proposal in the list, where it belongs in the text as it is now.
 *
 * @param replaced what of the text gives way to it
 * @param caret where the caret goes, as an offset in what is written; -1 for its end, or what a snippet says
 * @param isDetailed whether its source has said all about it
 */
record Candidate(Proposal proposal, Span replaced, int caret, boolean isDetailed) {
    private static final TextEdit ANYWHERE = new TextEdit(Range.at(new Position(0, 0)), "");

    static Candidate of(Proposal proposal, Span replaced) {
        return new Candidate(proposal, replaced, -1, proposal.origin().isEmpty());
    }

    /** A completion of another source; {@code order} is its place among them. */
    static Candidate of(Completion completion, int order) {
        Proposal proposal = new Proposal(completion.label(), "", completion.detail(), completion.documentation(),
                ProposalKind.TEXT, completion.label(), String.format("%06d", order), false, false,
                new TextEdit(ANYWHERE.range(), completion.text()), false, List.of(), Set.of(),
                Optional.empty(), Optional.empty());
        return new Candidate(proposal, completion.replaced(), completion.caret(), true);
    }

    /** One of the values that a place of a snippet can have. */
    static Candidate choice(String value, Span replaced, int order) {
        Proposal proposal = Proposal.of(value, ProposalKind.VALUE, "", new TextEdit(ANYWHERE.range(), value));
        return new Candidate(new Proposal(proposal.name(), "", "", "", proposal.kind(), value,
                String.format("%06d", order), false, false, proposal.insertion(), false, List.of(), Set.of(),
                Optional.empty(), Optional.empty()), replaced, -1, true);
    }

    /** What is typed at the end of what would be replaced is replaced too. */
    Candidate moved(DocumentChange change) {
        int start = change.map(replaced.start(), false);
        return new Candidate(proposal, new Span(start, Math.max(start, change.map(replaced.end(), true))), caret,
                isDetailed);
    }

    /** With what its source said when it was asked for more. */
    Candidate detailed(Proposal more) {
        return new Candidate(more, replaced, caret, true);
    }

    String text() {
        return proposal.insertion().newText();
    }
}

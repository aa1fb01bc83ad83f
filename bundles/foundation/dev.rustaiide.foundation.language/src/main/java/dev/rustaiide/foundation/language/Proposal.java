package dev.rustaiide.foundation.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.types.TextEdit;

/**
 * Something that could be written.
 *
 * @param name what people look for, without signature: {@code push_str}
 * @param suffix what follows the name in the list: {@code (…)}, {@code (use std::fmt)}; may be empty
 * @param detail a few muted words at the end of its row, such as a type; may be empty
 * @param documentation Markdown; may be empty
 * @param filter what the typed characters are matched with; mostly the name
 * @param order sorts proposals that match equally well, as a text
 * @param isPreferred whether its source proposes to select it
 * @param insertion what is written in the place of what is typed so far
 * @param isSnippet whether the insertion's text is a snippet in LSP's syntax, with <code>$1</code> and {@code $0}
 * @param further edits elsewhere in the same text that go with it, such as an import
 * @param commits characters that accept it by being typed
 * @param then what is done after it was written
 * @param origin for {@link Details}; empty if all is said
 */
public record Proposal(String name, String suffix, String detail, String documentation, ProposalKind kind,
        String filter, String order, boolean isPreferred, boolean isDeprecated, TextEdit insertion, boolean isSnippet,
        List<TextEdit> further, Set<Character> commits, Optional<Effect> then, Optional<Origin> origin) {
    public Proposal {
        further = List.copyOf(further);
        commits = Set.copyOf(commits);
    }

    /** A plain word in the place of what is typed so far. */
    public static Proposal of(String name, ProposalKind kind, String detail, TextEdit insertion) {
        return new Proposal(name, "", detail, "", kind, name, name, false, false, insertion, false, List.of(),
                Set.of(), Optional.empty(), Optional.empty());
    }

    /** Asks for what a source says only of the proposal that is looked at or taken: documentation, imports. */
    public record Details(Proposal proposal) implements Question<Proposal> {
        @Override
        public Optional<LanguageSource> addressee() {
            return proposal.origin().map(Origin::source);
        }

        @Override
        public Proposal nothing() {
            return proposal;
        }
    }
}

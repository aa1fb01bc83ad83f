package dev.rustaiide.system.lsp.client.internal;

import java.util.HashSet;
import java.util.Set;

import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Diagnostic.Tag;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.foundation.types.SymbolKind;

/** The protocol's numbers in our words. A number that is unknown becomes the plainest of them. */
final class Kinds {
    private static final SymbolKind[] SYMBOLS = {SymbolKind.VARIABLE, SymbolKind.MODULE, SymbolKind.MODULE,
        SymbolKind.MODULE, SymbolKind.MODULE, SymbolKind.CLASS, SymbolKind.METHOD, SymbolKind.PROPERTY,
        SymbolKind.FIELD, SymbolKind.CONSTRUCTOR, SymbolKind.ENUM, SymbolKind.TRAIT, SymbolKind.FUNCTION,
        SymbolKind.VARIABLE, SymbolKind.CONSTANT, SymbolKind.KEY, SymbolKind.KEY, SymbolKind.KEY, SymbolKind.KEY,
        SymbolKind.IMPLEMENTATION, SymbolKind.KEY, SymbolKind.KEY, SymbolKind.VARIANT, SymbolKind.STRUCT,
        SymbolKind.PROPERTY, SymbolKind.FUNCTION, SymbolKind.TYPE};
    private static final ProposalKind[] PROPOSALS = {ProposalKind.TEXT, ProposalKind.TEXT, ProposalKind.METHOD,
        ProposalKind.FUNCTION, ProposalKind.FUNCTION, ProposalKind.FIELD, ProposalKind.VARIABLE, ProposalKind.CLASS,
        ProposalKind.TRAIT, ProposalKind.MODULE, ProposalKind.FIELD, ProposalKind.VALUE, ProposalKind.VALUE,
        ProposalKind.ENUM, ProposalKind.KEYWORD, ProposalKind.SNIPPET, ProposalKind.VALUE, ProposalKind.FILE,
        ProposalKind.VALUE, ProposalKind.FILE, ProposalKind.VARIANT, ProposalKind.CONSTANT, ProposalKind.STRUCT,
        ProposalKind.VALUE, ProposalKind.FUNCTION, ProposalKind.TYPE};

    private Kinds() {}

    static SymbolKind symbol(Json kind) {
        return at(SYMBOLS, kind);
    }

    static ProposalKind proposal(Json kind) {
        return at(PROPOSALS, kind);
    }

    private static <K> K at(K[] kinds, Json number) {
        long kind = number.asLong().orElse(0);
        return kinds[kind > 0 && kind < kinds.length ? (int) kind : 0];
    }

    /** One without is an error: so the protocol recommends. */
    static Severity severity(Json severity) {
        return switch ((int) severity.asLong().orElse(1)) {
            case 2 -> Severity.WARNING;
            case 3 -> Severity.INFORMATION;
            case 4 -> Severity.HINT;
            default -> Severity.ERROR;
        };
    }

    static Set<Tag> tags(Json tags) {
        Set<Tag> known = new HashSet<>();
        for (Json tag : tags.items()) {
            switch ((int) tag.asLong().orElse(0)) {
                case 1 -> known.add(Tag.UNNECESSARY);
                case 2 -> known.add(Tag.DEPRECATED);
                default -> { }
            }
        }
        return known;
    }
}

package dev.rustaiide.system.lsp.extensions.protocol;

import java.util.List;

/** What answers about a document rest on. */
@Says("What answers about a document rest on now.")
public record SyntacticStatus(
        @Says("Whether answers rest on names and scopes alone: no source that knows types is ready. Clients mark such "
                + "answers, since a name may mean something else than they say.") boolean isSyntactic,
        @Says("Those who are asked, the first first.") List<Source> sources) {
    public SyntacticStatus {
        sources = List.copyOf(sources);
    }

    /** Somebody who is asked. */
    @Says("Somebody who is asked: a language server behind this one, an index.")
    public record Source(
            @Says("As people call it.") String name,
            @Says("Whether it knows names and scopes only.") boolean isSyntactic,
            @Says("Whether it answers at once and in full.") boolean isReady) {}
}

package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.rust.internal.Binding.Occurrence;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Language;

/** A text of Rust that was read, and the way to read it again after a change. */
public final class RustText {
    private final Syntax syntax;
    private final Language language;
    private final Text text;
    private final RustNode root;
    private final Scopes scopes;

    private RustText(Syntax syntax, Language language, Text text, RustNode root) {
        this.syntax = syntax;
        this.language = language;
        this.text = text;
        this.root = root;
        this.scopes = Scopes.of(root);
    }

    /** @param what cannot be done if it cannot be read; a sentence */
    public static RustText of(String what, Syntax syntax, Language language, Text text) throws FailureException {
        Optional<RustNode> root = language.id().value().equals("rust")
                ? syntax.parse(language, text).flatMap(tree -> tree.nodes()).map(RustNode::of) : Optional.empty();
        return new RustText(syntax, language, text, root.orElseThrow(() -> RustNames.refused(what,
                "This is known for Rust only, in files that are not too large.",
                "Ask a language server for this language.")));
    }

    static RustText of(String what, Syntax syntax, SourceText source) throws FailureException {
        return of(what, syntax, syntax.languageOf(source.file(), ""), source.text());
    }

    public Text text() {
        return text;
    }

    public RustNode root() {
        return root;
    }

    public Scopes scopes() {
        return scopes;
    }

    /** What it is after {@code changes}. */
    RustText after(String what, List<TextChange> changes) throws FailureException {
        return of(what, syntax, language, text.apply(changes));
    }

    /** A name that is expected: written like this, for that binding of the text before, or for nothing of it. */
    record Expected(String name, Optional<Binding> binding) {
        static Expected of(Occurrence occurrence) {
            return new Expected(occurrence.name(), occurrence.binding());
        }
    }

    /**
     * The first name that means something else than expected, or is not where it is expected; empty if all names mean
     * what they should: then scopes have not changed what the program does.
     */
    Optional<Occurrence> firstDifference(List<Expected> expected) {
        Map<Binding, Binding> forth = new IdentityHashMap<>();
        Map<Binding, Binding> back = new IdentityHashMap<>();
        List<Occurrence> found = scopes.occurrences();
        for (int i = 0; i < found.size(); i++) {
            Occurrence now = found.get(i);
            boolean same = i < expected.size() && expected.get(i).name().equals(now.name())
                    && expected.get(i).binding().isPresent() == now.binding().isPresent();
            if (same && now.binding().isPresent()) {
                Binding old = expected.get(i).binding().get();
                Binding fresh = now.binding().get();
                same = forth.computeIfAbsent(old, first -> fresh) == fresh
                        && back.computeIfAbsent(fresh, first -> old) == old;
            }
            if (!same) {
                return Optional.of(now);
            }
        }
        return Optional.empty();
    }

    /** The line of {@code occurrence} as people count. */
    int line(Occurrence occurrence) {
        return text.lineOf(occurrence.start()) + 1;
    }
}

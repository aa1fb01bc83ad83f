package dev.rustaiide.app.language.views.internal.ask;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.Symbol;

/**
 * What a text declares. The syntax tells it at once; a server that knows more takes its place and keeps it, so that the
 * list never flickers between the two while somebody types: then the syntax is heard again only if the server has
 * nothing to say, or keeps silent for {@link #PATIENCE}. UI thread only.
 */
public final class FileSymbols {
    /** For how long an outdated answer of a server is better than a fresh one of the syntax. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LanguageFeatures features;
    private final Executor ui;
    private final Debounce late;
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Path> file = Optional.empty();
    private List<Symbol> symbols = List.of();
    private boolean fromServer;
    private boolean answered;
    private Call<List<Symbol>> outline = Call.of(List.of());
    private Call<Answer<List<Symbol>>> asking = Call.of(new Answer<>(List.of(), List.of(), true));

    public FileSymbols(LanguageFeatures features, Executor ui) {
        this(features, ui, PATIENCE);
    }

    FileSymbols(LanguageFeatures features, Executor ui, Duration patience) {
        this.features = features;
        this.ui = ui;
        this.late = new Debounce(patience, ui, () -> {
            if (!answered) {
                hearSyntax(List.of());
            }
        });
    }

    /** Runs {@code listener} after the symbols changed. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** As a tree, in the order of the text. */
    public List<Symbol> symbols() {
        return symbols;
    }

    /** Those of the text that was read last: what is known, or else what is told first. */
    public Call<List<Symbol>> first() {
        if (!symbols.isEmpty()) {
            return Call.of(symbols);
        }
        Call<List<Symbol>> syntax = outline;
        Call<Answer<List<Symbol>>> source = asking;
        // Others wait for these too, so they are no parts of it.
        return Call.start("first symbols", scope -> {
            List<Symbol> found = syntax.await();
            return found.isEmpty() ? source.await().value() : found;
        });
    }

    /** Whether a server said so. */
    public boolean isFromServer() {
        return fromServer;
    }

    /** No text is open. */
    public void clear() {
        asking.cancel();
        late.cancel();
        outline = Call.of(List.of());
        file = Optional.empty();
        take(List.of(), false);
    }

    /** {@code text} is to be told about from now on; {@code tree} is its syntax, or that of an earlier version. */
    public void read(SourceText text, Optional<SyntaxTree> tree) {
        asking.cancel();
        late.cancel();
        boolean another = file.filter(text.file()::equals).isEmpty();
        fromServer &= !another;
        file = Optional.of(text.file());
        answered = false;
        outline = Call.start("outline", scope -> tree.map(SyntaxTree::outline).orElse(List.of()));
        if (fromServer) {
            late.trigger();
        } else if (tree.isPresent()) {
            hearSyntax(List.of());
        } else if (another) {
            // Those of the file before would be wrong for as long as nobody answers.
            take(List.of(), false);
        }
        Call<Answer<List<Symbol>>> call = features.ask(new FoundSymbol.In(text));
        asking = call;
        call.whenDone(ui, outcome -> {
            if (asking == call) {
                answered(outcome);
            }
        });
    }

    private void answered(Outcome<Answer<List<Symbol>>> outcome) {
        List<Symbol> index = List.of();
        if (outcome instanceof Outcome.Success<Answer<List<Symbol>>>(Answer<List<Symbol>> said)) {
            if (!said.isSyntactic() && !said.value().isEmpty()) {
                answered = true;
                late.cancel();
                take(said.value(), true);
                return;
            }
            index = said.value();
        }
        hearSyntax(index);
    }

    /** What the tree says, or {@code otherwise} if that is nothing. */
    private void hearSyntax(List<Symbol> otherwise) {
        Call<List<Symbol>> current = outline;
        current.onSuccess(ui, found -> {
            if (current == outline && !answered) {
                take(found.isEmpty() ? otherwise : found, false);
            }
        });
    }

    private void take(List<Symbol> found, boolean server) {
        if (!found.equals(symbols) || server != fromServer) {
            symbols = found;
            fromServer = server;
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }
}

package dev.rustaiide.app.language.views.internal.ask;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.AnswersOutdated;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.SourceChanged;
import dev.rustaiide.foundation.types.Symbol;

/** What the text declares whose editor was used last. UI thread only. */
@Creatable
public final class ActiveSymbols {
    private static final Duration QUIET = Duration.ofMillis(200);

    private final FileSymbols symbols;
    private final Editors editors;
    private final Events events;
    private final Debounce later;
    private final Ui ui;
    private boolean started;

    @Inject
    public ActiveSymbols(Editors editors, LanguageFeatures features, Events events, Ui ui) {
        this.editors = editors;
        this.events = events;
        this.ui = ui;
        this.symbols = new FileSymbols(features, ui);
        this.later = new Debounce(QUIET, ui, this::read);
    }

    /** Runs {@code listener} after they changed. */
    public void onChange(Runnable listener) {
        symbols.onChange(listener);
        start();
    }

    /** As a tree, in the order of the text. */
    public List<Symbol> symbols() {
        start();
        return symbols.symbols();
    }

    /** Those of the text whose editor was used last, as soon as anything is known of them. */
    Call<List<Symbol>> first() {
        start();
        return symbols.first();
    }

    /** The file they are of. */
    public Optional<Path> file() {
        return editors.active();
    }

    /** Nothing is read before anybody wants it. */
    private void start() {
        if (started) {
            return;
        }
        started = true;
        editors.onChange(this::read);
        editors.onText(later::trigger);
        events.subscribe(SourceChanged.class, ui, change -> {
            if (change.stage() == SourceChanged.Stage.READY) {
                later.trigger();
            }
        });
        events.subscribe(AnswersOutdated.class, ui, outdated -> {
            if (outdated.kind() == FoundSymbol.In.class) {
                later.trigger();
            }
        });
        read();
    }

    private void read() {
        editors.activeCode().map(CodeEditor::document).ifPresentOrElse(
                document -> symbols.read(Spots.sourceOf(document), document.tree()), symbols::clear);
    }
}

package dev.rustaiide.app.workbench.internal.language;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.editor.language.EditorLanguage;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Effects;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.WebLinks;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.language.AnswersOutdated;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.SourceChanged;

/** Connects the editors with those who know their languages. UI thread only. */
@Creatable
public final class Languages {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final LanguageFeatures features;
    private final Effects effects;
    private final Editors editors;
    private final WebLinks web;
    private final List<EditorLanguage> connected = new ArrayList<>();

    @Inject
    public Languages(LanguageFeatures features, Effects effects, Editors editors, WebLinks web, Events events, Ui ui) {
        this.features = features;
        this.effects = effects;
        this.editors = editors;
        this.web = web;
        Debounce refresh = new Debounce(PAUSE, ui, this::refresh);
        events.subscribe(AnswersOutdated.class, event -> refresh.trigger());
        events.subscribe(SourceChanged.class, event -> {
            if (event.stage() == SourceChanged.Stage.READY) {
                refresh.trigger();
            }
        });
    }

    /** {@code language} shows what is known about its text until its editor is disposed, unless that is too large. */
    public void connect(EditorLanguage language) {
        if (language.editor().document().isOnDisk()) {
            return;
        }
        language.connect(features, effects::perform);
        connected.add(language);
        language.editor().addDisposeListener(event -> connected.remove(language));
    }

    private void refresh() {
        List.copyOf(connected).forEach(EditorLanguage::refresh);
    }

    /** Opens {@code address}: a file in an editor, what is on the web in the browser. */
    public void open(String address) {
        if (!address.startsWith("file:")) {
            web.open(address);
            return;
        }
        try {
            editors.open(Path.of(URI.create(address.replaceFirst("#.*", ""))));
        } catch (IllegalArgumentException | FileSystemNotFoundException noPath) {
            web.open(address); // which says what is wrong with it
        }
    }
}

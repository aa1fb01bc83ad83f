package dev.rustaiide.app.git.internal.ruler;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.SWT;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.git.internal.ShownRepository;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.Staging;

/** Gives each editor of a file in a repository its bars, and keeps them true. UI thread only. */
@Creatable
public final class Rulers {
    private final Editors editors;
    private final ShownRepository repository;
    private final Provider<RepositoryStates> states;
    private final Provider<Staging> staging;
    private final ChangeCards cards;
    private final Ui ui;
    private final Map<CodeEditor, Met> known = new HashMap<>();

    /** An editor's bars, and the file that it had when they were made for it. */
    private static final class Met {
        private final CodeEditor editor;
        private final ChangeBars bars;
        private Optional<Path> file = Optional.empty();
        private boolean stale;

        Met(CodeEditor editor, ChangeBars bars) {
            this.editor = editor;
            this.bars = bars;
        }

        /** Reads anew what people see. */
        void catchUp() {
            if (stale && !editor.isDisposed() && editor.isVisible()) {
                stale = false;
                bars.read();
            }
        }
    }

    @Inject
    public Rulers(Editors editors, ShownRepository repository, Provider<RepositoryStates> states,
            Provider<Staging> staging, ChangeCards cards, Ui ui) {
        this.editors = editors;
        this.repository = repository;
        this.states = states;
        this.staging = staging;
        this.cards = cards;
        this.ui = ui;
        editors.onChange(this::meet);
        editors.onText(this::meet);
        repository.onChange(this::repositoryChanged);
    }

    /** Others see what Git has when somebody looks at them. */
    private void repositoryChanged() {
        known.values().forEach(met -> met.stale = true);
        meet();
    }

    private void meet() {
        known.values().forEach(Met::catchUp);
        Optional<CodeEditor> active = editors.activeCode().filter(editor -> !editor.isDisposed());
        Optional<Path> file = active.flatMap(editor -> editor.document().file())
                .filter(path -> path.getFileSystem() == FileSystems.getDefault());
        if (active.isEmpty() || file.isEmpty() || repository.status().isEmpty()) {
            return;
        }
        Met met = known.computeIfAbsent(active.get(), this::begin);
        if (!met.file.equals(file)) {
            met.file = file;
            met.bars.follow(Optional.empty());
            Call.start("repository of " + file.get().getFileName(), scope -> states.get().repository(file.get()))
                    .onSuccess(ui, root -> attach(met, file.get(), root));
        }
    }

    private Met begin(CodeEditor editor) {
        // What stands in the way of reading the repository is told by the Git view.
        Met met = new Met(editor, new ChangeBars(editor, staging, ui, cause -> LoggerFactory.getLogger(Rulers.class)
                .debug("No change bars for {}", editor.document().name(), cause)));
        editor.addListener(SWT.Dispose, event -> known.remove(editor));
        editor.versions().onBar(bar -> bars(editor).ifPresent(bars -> cards.show(editor, bars, bar.first())));
        return met;
    }

    private void attach(Met met, Path file, Optional<Path> root) {
        if (!met.editor.isDisposed() && met.file.equals(Optional.of(file))) {
            met.bars.follow(root.filter(file::startsWith).map(top -> new ChangeBars.Place(top,
                    GitPath.of(top, file))));
        }
    }

    Optional<ChangeBars> bars(CodeEditor editor) {
        return Optional.ofNullable(known.get(editor)).map(met -> met.bars).filter(bars -> bars.place().isPresent());
    }

    /** The editor in front, if its file lies in a repository. */
    Optional<CodeEditor> active() {
        return editors.activeCode().filter(editor -> bars(editor).isPresent());
    }
}

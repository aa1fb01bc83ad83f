package dev.rustaiide.app.git.internal.ruler;

import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.SWT;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.git.internal.ShownRepository;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.Staging;

/** Gives each editor of a file in a repository its bars, and keeps them true. UI thread only. */
@Creatable
public final class Rulers {
    private final Editors editors;
    private final ShownRepository repository;
    private final RepositoryStates states;
    private final Staging staging;
    private final ChangeCards cards;
    private final Ui ui;
    private final Map<CodeEditor, Met> known = new HashMap<>();

    /** An editor, the file that it had, and its bars if that lies in a repository. */
    private static final class Met {
        private final Path file;
        private Optional<ChangeBars> bars = Optional.empty();
        private boolean stale;

        Met(Path file) {
            this.file = file;
        }
    }

    @Inject
    public Rulers(Editors editors, ShownRepository repository, RepositoryStates states, Staging staging,
            ChangeCards cards, Ui ui) {
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
        Optional<CodeEditor> active = editors.activeCode().filter(editor -> !editor.isDisposed());
        Optional<Path> file = active.flatMap(editor -> editor.document().file())
                .filter(path -> path.getFileSystem() == FileSystems.getDefault());
        if (active.isEmpty() || file.isEmpty() || repository.status().isEmpty()) {
            return;
        }
        CodeEditor editor = active.get();
        Met met = known.get(editor);
        if (met == null || !met.file.equals(file.get())) {
            begin(editor, file.get(), met == null);
        } else if (met.stale) {
            met.stale = false;
            met.bars.ifPresent(ChangeBars::read);
        }
    }

    private void begin(CodeEditor editor, Path file, boolean isNew) {
        Met met = new Met(file);
        known.put(editor, met);
        if (isNew) {
            editor.addListener(SWT.Dispose, event -> known.remove(editor));
            editor.versions().onBar(bar -> bars(editor).ifPresent(bars -> cards.show(editor, bars, bar.first())));
        }
        Call.start("repository of " + file.getFileName(), scope -> states.repository(file))
                .onSuccess(ui, root -> root.ifPresent(top -> attach(editor, met, top)));
    }

    private void attach(CodeEditor editor, Met met, Path root) {
        if (!editor.isDisposed() && known.get(editor) == met && met.file.startsWith(root)) {
            String path = root.relativize(met.file).toString().replace(File.separatorChar, '/');
            // What stands in the way of reading the repository is told by the Git view.
            met.bars = Optional.of(new ChangeBars(editor, root, path, staging, ui, cause -> LoggerFactory
                    .getLogger(Rulers.class).debug("No change bars for {}", path, cause)));
        }
    }

    Optional<ChangeBars> bars(CodeEditor editor) {
        return Optional.ofNullable(known.get(editor)).flatMap(met -> met.bars);
    }

    /** The editor in front, if its file lies in a repository. */
    Optional<CodeEditor> active() {
        return editors.activeCode().filter(editor -> bars(editor).isPresent());
    }
}

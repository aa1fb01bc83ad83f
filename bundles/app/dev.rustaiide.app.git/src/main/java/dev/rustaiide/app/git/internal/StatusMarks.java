package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.git.internal.conflict.ShownConflict;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FileMarks;
import dev.rustaiide.app.workbench.FileMarks.Mark;
import dev.rustaiide.app.workbench.FileMarks.Offer;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.RepositoryStatus;

/** Marks changed files, and the folders that they are in, where files are listed. */
@Creatable
public final class StatusMarks {
    private static final Mark INSIDE = new Mark("", Token.MODIFIED, "has changes");

    private final ShownRepository repository;
    private final FileMarks marks;
    private final ShownConflict conflict;

    @Inject
    public StatusMarks(ShownRepository repository, FileMarks marks, ShownConflict conflict) {
        this.conflict = conflict;
        this.repository = repository;
        this.marks = marks;
        repository.onChange(this::show);
    }

    private void show() {
        Map<Path, Mark> all = new HashMap<>();
        repository.status().ifPresent(status -> status.files().forEach(file -> add(status, file, all)));
        marks.show(path -> Optional.ofNullable(all.get(path)));
    }

    private void add(RepositoryStatus status, FileState file, Map<Path, Mark> all) {
        Path path = GitPath.file(status.root(), file.path());
        Mark mark = mark(file);
        if (file.isConflict()) {
            var offer = new Offer(path.getFileName() + " is in conflict: " + file.conflict().word() + ".", "Resolve",
                    () -> conflict.show(status.root(), file.path()));
            mark = new Mark(mark.letter(), mark.color(), mark.words(), Optional.of(offer));
        }
        all.put(path, mark);
        for (Path above = path.getParent(); above != null && !above.equals(status.root()); above = above.getParent()) {
            if (all.putIfAbsent(above, INSIDE) != null) {
                return;
            }
        }
    }

    static Mark mark(FileState file) {
        if (file.isConflict()) {
            return new Mark("!", Token.ERROR, "conflict, " + file.conflict().word());
        }
        if (file.isUntracked()) {
            return new Mark("U", Token.ADDED, "untracked");
        }
        boolean working = file.isChanged();
        var change = working ? file.working() : file.staged();
        String words = change.word() + (working ? file.isStaged() ? ", partly staged" : "" : ", staged");
        return switch (change) {
            case ADDED -> new Mark("A", Token.ADDED, words);
            case DELETED -> new Mark("D", Token.REMOVED, words);
            default -> new Mark(String.valueOf(change.letter()), Token.MODIFIED, words);
        };
    }
}

package dev.rustaiide.app.git.internal;

import java.util.List;

import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.RepositoryStatus;

/** The groups of files in the Git view, in their order. */
enum Group {
    CONFLICTS("Conflicts"), STAGED("Staged"), CHANGED("Changed"), UNTRACKED("Untracked");

    static final RowAction STAGE = new RowAction(Icon.ADD, "Stage (Space)");
    static final RowAction UNSTAGE = new RowAction(Icon.MINUS, "Unstage (Space)");
    static final RowAction DISCARD = new RowAction(Icon.UNDO, "Discard changes… (Delete)");
    static final RowAction RESOLVED = new RowAction(Icon.CHECK, "Stage as resolved (Space)");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    List<FileState> of(RepositoryStatus status) {
        return switch (this) {
            case CONFLICTS -> status.conflicts();
            case STAGED -> status.staged();
            case CHANGED -> status.changed();
            case UNTRACKED -> status.untracked();
        };
    }

    /** What can be done with its files. */
    RowAction[] actions() {
        return switch (this) {
            case CONFLICTS -> new RowAction[] {RESOLVED};
            case STAGED -> new RowAction[] {UNSTAGE};
            case CHANGED, UNTRACKED -> new RowAction[] {DISCARD, STAGE};
        };
    }

    boolean isStaged() {
        return this == STAGED;
    }
}

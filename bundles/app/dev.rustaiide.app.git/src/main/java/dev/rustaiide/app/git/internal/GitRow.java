package dev.rustaiide.app.git.internal;

import java.util.List;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.FileState;

/** A row of the Git view. */
sealed interface GitRow {
    Group group();

    /** What stays the same when the status is read anew. */
    Object key();

    Row row();

    /** The paths that it stands for. */
    List<String> paths();

    /** A group with its files below it. */
    record OfGroup(Group group, List<OfFile> files) implements GitRow {
        @Override
        public Object key() {
            return group;
        }

        @Override
        public Row row() {
            return Row.of(group.title()).strong().badge(String.valueOf(files.size()), Token.MUTED)
                    .actions(group.actions());
        }

        @Override
        public List<String> paths() {
            return files.stream().map(file -> file.state().path()).toList();
        }
    }

    /** A file in a group. */
    record OfFile(Group group, FileState state) implements GitRow {
        /** What names a file in a group. */
        record Key(Group group, String path) {}

        @Override
        public Object key() {
            return new Key(group, state.path());
        }

        @Override
        public Row row() {
            String path = state.path();
            boolean folder = path.endsWith("/");
            String whole = folder ? path.substring(0, path.length() - 1) : path;
            String name = whole.substring(whole.lastIndexOf('/') + 1);
            String above = whole.substring(0, Math.max(0, whole.lastIndexOf('/')));
            Row row = Row.of(folder ? Glyph.ofFolder(false) : Glyph.ofFile(name), SafeText.line(name))
                    .detail(SafeText.line(above)).badge(letter(), color()).hint(SafeText.line(path) + ": " + word())
                    .actions(group.actions());
            return change() == Change.DELETED ? row.struck() : row;
        }

        private Change change() {
            return group.isStaged() ? state.staged() : state.working();
        }

        private String letter() {
            return group == Group.CONFLICTS ? "!" : group == Group.UNTRACKED ? "U"
                    : String.valueOf(change().letter());
        }

        private String word() {
            return group == Group.CONFLICTS ? state.conflict().word() : change().word();
        }

        private Token color() {
            if (group == Group.CONFLICTS) {
                return Token.ERROR;
            }
            return switch (change()) {
                case ADDED, UNTRACKED -> Token.ADDED;
                case DELETED -> Token.REMOVED;
                default -> Token.MODIFIED;
            };
        }

        @Override
        public List<String> paths() {
            return List.of(state.path());
        }
    }
}

package dev.rustaiide.app.explorer.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FileMarks;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.FileNode;
import dev.rustaiide.app.workspace.management.FileNode.Trait;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.Projects;

/** How the files of the explorer look. */
final class ExplorerRows extends ExplorerTree {
    private final OpenFolders folders;
    private final Problems problems;
    private final FileMarks marks;
    private final Predicate<Path> isCut;

    ExplorerRows(OpenFolders folders, Problems problems, FileMarks marks, FailureNotices notices,
            VirtualFiles virtual, Projects projects, Predicate<Path> isCut, Ui ui, Consumer<Path> loaded) {
        super(folders, notices, virtual, projects, ui, loaded);
        this.isCut = isCut;
        this.marks = marks;
        this.folders = folders;
        this.problems = problems;
    }

    @Override
    public Row row(FileNode node) {
        if (isFresh(node)) {
            return Row.of(node.folder() ? Glyph.ofFolder(false) : Glyph.ofFile(""), "");
        }
        if (isTop(node.path())) {
            return folders.of(node.path()).map(folder -> top(folder, node)).orElseGet(() -> Row.of(node.name()));
        }
        Row row = Row.of(node.folder() ? folderGlyph(node) : Glyph.ofFile(node.name()), node.name());
        if (node.is(Trait.IGNORED) || node.is(Trait.UNREADABLE) || node.is(Trait.BROKEN_LINK)
                || isCut.test(node.path())) {
            row.color(Token.MUTED);
        }
        if (node.is(Trait.BROKEN_LINK)) {
            row.struck().hint("A link to nowhere");
        } else if (node.is(Trait.LINK)) {
            row.italic().hint("A link");
        } else if (node.is(Trait.UNREADABLE)) {
            row.hint("You have no permission to read it");
        }
        List<String> found = remarks(node);
        if (!found.isEmpty()) {
            row.hint(String.join("\n", found));
        }
        return marked(row, node);
    }

    /** One of several folders: what it is, its branch, and whether its code may run. */
    private Row top(Folder folder, FileNode node) {
        List<Project> found = projects(folder.path());
        Glyph glyph = found.isEmpty() ? folderGlyph(node) : ProjectLook.glyph(found.getFirst());
        String detail = Stream.concat(found.stream().limit(1).map(ProjectLook::words), folders.branch(folder).stream())
                .collect(Collectors.joining(" · "));
        Row row = Row.of(glyph, folders.nameOf(folder)).strong().detail(detail).hint(folder.path().toString());
        return folders.isTrusted(folder) ? row : row.badge("Not trusted", Token.WARNING);
    }

    private static Glyph folderGlyph(FileNode node) {
        return node.is(Trait.CARGO_CRATE) || node.is(Trait.CARGO_WORKSPACE)
                ? new Glyph(Icon.CARGO, Token.SYNTAX_CONSTANT) : Glyph.ofFolder(false);
    }

    private Row marked(Row row, FileNode node) {
        marks.of(node.path()).ifPresent(mark -> {
            row.color(mark.color());
            if (!mark.letter().isEmpty()) {
                row.badge(mark.letter(), mark.color());
            }
            if (row.hint().isEmpty()) {
                row.hint(node.name() + ": " + mark.words());
            }
        });
        if (node.folder()) {
            return row;
        }
        int errors = 0;
        List<Diagnostic> here = problems.in(node.path());
        for (Diagnostic diagnostic : here) {
            errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
        }
        if (errors > 0) {
            return row.color(Token.ERROR).badge(String.valueOf(errors), Token.ERROR);
        }
        return here.isEmpty() ? row : row.badge(String.valueOf(here.size()), Token.WARNING);
    }
}

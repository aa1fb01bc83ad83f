package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.Refactoring.Site;
import dev.rustaiide.ai.refactoring.rust.internal.RustEdits;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.FileEdits;

/** The workspace around a place, with the texts that are open as they are. */
record SiteFiles(Site site, Syntax syntax, TextFiles files) {
    Workspace workspace(String what) throws FailureException {
        Path file = site.source().file();
        Path limit = site.folders().stream().filter(file::startsWith).findFirst().orElse(file.getParent());
        Path root = Cargo.outermost(file, limit).orElseThrow(() -> Refused.because(what,
                "There is no Cargo.toml around " + file.getFileName() + " within " + limit + ".",
                "Open the folder of the package."));
        return Workspace.around(what, file, root, syntax, this::read);
    }

    private Optional<Text> read(Path file) throws FailureException {
        if (file.equals(site.source().file())) {
            return Optional.of(site.source().text());
        }
        Optional<Text> open = site.buffers().find(file).map(Buffers.Buffer::text);
        return open.isPresent() || !Files.isRegularFile(file) ? open : Optional.of(files.read(file).text());
    }

    /** Changes of files, and a file that is made, as one. */
    static WorkspaceEdit edit(TextEdits edits, Optional<Map.Entry<Path, Text>> created) {
        List<WorkspaceEdit.Change> changes = new ArrayList<>();
        created.ifPresent(file -> changes.add(new WorkspaceEdit.Create(file.getKey(), file.getValue().toString())));
        edits.files().forEach((path, file) -> changes.add(new WorkspaceEdit.Edits(
                new FileEdits(path, RustEdits.edits(file.text(), edits.of(path))), Optional.empty())));
        return new WorkspaceEdit(changes);
    }
}

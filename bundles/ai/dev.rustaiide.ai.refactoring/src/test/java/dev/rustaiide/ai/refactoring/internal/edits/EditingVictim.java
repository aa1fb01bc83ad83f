package dev.rustaiide.ai.refactoring.internal.edits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.language.WorkspaceEdit.Change;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/** Brings a folder from one generation to the next until it is killed; prints each that is done. */
final class EditingVictim {
    static final int FILES = 6;

    private EditingVictim() {}

    /** All that a folder of {@code generation} has: as many files, one more whose name tells it, one of two folders. */
    static void create(Path folder, long generation) throws Exception {
        for (int i = 0; i < FILES; i++) {
            Files.writeString(folder.resolve("file" + i), generation + "\nrest\n");
        }
        Files.writeString(folder.resolve("named-" + generation), generation + "\n");
        Files.createDirectory(folder.resolve(generation % 2 == 0 ? "even" : "odd"));
        Files.writeString(folder.resolve(generation % 2 == 0 ? "even" : "odd").resolve("inner"), "inner\n");
    }

    static WorkspaceEdit edit(Path folder, long generation) {
        long next = generation + 1;
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            changes.add(new WorkspaceEdit.Edits(new FileEdits(folder.resolve("file" + i), List.of(new TextEdit(
                    Range.of(0, 0, 0, String.valueOf(generation).length()), String.valueOf(next)))),
                    Optional.empty()));
        }
        changes.add(new WorkspaceEdit.Delete(folder.resolve("named-" + generation)));
        changes.add(new WorkspaceEdit.Create(folder.resolve("named-" + next), next + "\n"));
        changes.add(new WorkspaceEdit.Move(folder.resolve(generation % 2 == 0 ? "even" : "odd"),
                folder.resolve(generation % 2 == 0 ? "odd" : "even")));
        return new WorkspaceEdit(changes);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long generation = Long.parseLong(arguments[2]);
        var edits = new JournaledEdits(Disks.files(Path.of(arguments[1])), Path.of(arguments[1], "edits"));
        while (true) {
            EditPlan plan = edits.plan("next", edit(folder, generation), List.of(folder), Buffers.NONE).await();
            edits.apply(plan, Buffers.NONE).await();
            generation++;
            System.out.println(generation);
        }
    }
}

package dev.rustaiide.system.cargo.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.language.WorkspaceEdit.Edits;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.QuickFix;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.foundation.types.TextEdit;

class BulkFixesTest {
    private static final Path ROOT = Path.of("/w");
    private static final Path FILE = ROOT.resolve("a.rs");

    private static Diagnostic problem(QuickFix... fixes) {
        return new Diagnostic(new Location(FILE, Range.of(0, 0, 0, 1)), Severity.WARNING, "rustc", Optional.empty(),
                "m", "", List.of(), List.of(fixes));
    }

    private static QuickFix fix(Path file, boolean safe, int... columns) {
        return new QuickFix("t", List.of(new FileEdits(file, Arrays.stream(columns).mapToObj(column -> new TextEdit(
                Range.of(0, column, 0, column + 2), "x")).toList())), safe);
    }

    @Test
    void safe_fixes_are_taken_whole_and_those_that_touch_wait() {
        Diagnostic whole = problem(fix(FILE, true, 10, 0));
        Diagnostic touching = problem(fix(FILE, true, 20, 12));
        Diagnostic free = problem(fix(FILE, true, 30));
        Diagnostic same = problem(fix(FILE, true, 30));
        Diagnostic unsafe = problem(fix(FILE, false, 40));
        Diagnostic second = problem(fix(FILE, false, 50), fix(FILE, true, 60));
        Diagnostic foreign = problem(fix(Path.of("/registry/b.rs"), true, 0));
        BulkFixes fixes = BulkFixes.of(List.of(whole, touching, free, same, unsafe, second, foreign), ROOT);
        assertEquals(List.of(whole, free, same, second), fixes.fixed());
        assertEquals(List.of(touching), fixes.waiting());
        List<Integer> columns = ((Edits) fixes.edit().changes().getFirst()).edits().edits().stream()
                .map(edit -> edit.range().start().character()).toList();
        assertEquals(List.of(0, 10, 30, 60), columns);
        assertEquals(1, fixes.edit().changes().size());
    }
}

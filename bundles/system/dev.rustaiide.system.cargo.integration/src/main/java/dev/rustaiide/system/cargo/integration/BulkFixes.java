package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.QuickFix;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/**
 * All fixes that can be applied unseen (rustc: {@code MachineApplicable}), as one edit.
 *
 * @param edit of all files, none of whose edits overlaps another
 * @param fixed what is mended by it
 * @param waiting what has such a fix that touches text of another's: it comes with the next round
 */
public record BulkFixes(WorkspaceEdit edit, List<Diagnostic> fixed, List<Diagnostic> waiting) {
    public BulkFixes {
        fixed = List.copyOf(fixed);
        waiting = List.copyOf(waiting);
    }

    /** Those of {@code problems} whose edits lie in {@code root}: other crates are not the user's to change. */
    public static BulkFixes of(List<Diagnostic> problems, Path root) {
        Map<Path, List<TextEdit>> files = new LinkedHashMap<>();
        List<Diagnostic> fixed = new ArrayList<>();
        List<Diagnostic> waiting = new ArrayList<>();
        for (Diagnostic problem : problems) {
            Optional<QuickFix> fix = problem.fixes().stream().filter(QuickFix::safe)
                    .filter(each -> each.edits().stream().allMatch(edit -> edit.file().startsWith(root))).findFirst();
            if (fix.isPresent()) {
                boolean taken = take(fix.get(), files);
                (taken ? fixed : waiting).add(problem);
            }
        }
        List<WorkspaceEdit.Change> changes = new ArrayList<>();
        files.forEach((file, edits) -> changes.add(new WorkspaceEdit.Edits(new FileEdits(file, edits.stream()
                .sorted(Comparator.comparing(edit -> edit.range().start())).toList()), Optional.empty())));
        return new BulkFixes(new WorkspaceEdit(changes), fixed, waiting);
    }

    /** All parts of a fix or none. Two lints that would write the very same are mended by one edit. */
    private static boolean take(QuickFix fix, Map<Path, List<TextEdit>> files) {
        for (FileEdits each : fix.edits()) {
            List<TextEdit> there = files.getOrDefault(each.file(), List.of());
            if (each.edits().stream().anyMatch(edit -> there.stream().anyMatch(other -> clashes(edit, other)))) {
                return false;
            }
        }
        for (FileEdits each : fix.edits()) {
            List<TextEdit> there = files.computeIfAbsent(each.file(), file -> new ArrayList<>());
            each.edits().stream().filter(edit -> !there.contains(edit)).forEach(there::add);
        }
        return true;
    }

    private static boolean clashes(TextEdit a, TextEdit b) {
        Range left = a.range();
        Range right = b.range();
        return !a.equals(b) && left.start().compareTo(right.end()) <= 0 && right.start().compareTo(left.end()) <= 0;
    }
}

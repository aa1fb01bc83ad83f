package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.TextDiff.Hunk;
import dev.rustaiide.foundation.text.UnifiedDiff;

/** What a plan would change, as Git writes it: {@code git apply} takes it. */
record PlanDiff(EditPlan plan, Path folder) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (FileChange change : plan.changes()) {
            String name = name(change.file());
            switch (change) {
                case FileChange.Edited edited -> {
                    lines.add("diff --git a/" + name(edited.now()) + " b/" + name);
                    lines.addAll(UnifiedDiff.of("a/" + name(edited.now()), "b/" + name, edited.before(),
                            edited.after()));
                }
                case FileChange.Created created -> {
                    lines.add("diff --git a/" + name + " b/" + name);
                    lines.add("new file mode 100644");
                    lines.addAll(UnifiedDiff.of(UnifiedDiff.NOTHING, "b/" + name, Text.EMPTY, created.after()));
                }
                case FileChange.Moved moved -> {
                    lines.add("diff --git a/" + name(moved.from()) + " b/" + name);
                    lines.add("rename from " + name(moved.from()));
                    lines.add("rename to " + name);
                }
                case FileChange.Deleted deleted -> {
                    lines.add("diff --git a/" + name + " b/" + name);
                    lines.add("deleted file mode 100644");
                    lines.addAll(UnifiedDiff.of("a/" + name, UnifiedDiff.NOTHING, deleted.before(), Text.EMPTY));
                }
                case FileChange.Restored restored -> lines.add("restore " + name);
            }
        }
        return lines;
    }

    private String name(Path file) {
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }

    /** One line for each file. */
    List<String> summary() {
        return plan.changes().stream().map(change -> switch (change) {
            case FileChange.Edited edited -> name(edited.file()) + ": " + counts(edited);
            case FileChange.Created created -> name(created.file()) + ": new";
            case FileChange.Moved moved -> name(moved.from()) + ": moved to " + name(moved.file());
            case FileChange.Deleted deleted -> name(deleted.file()) + ": deleted";
            case FileChange.Restored restored -> name(restored.file()) + ": restored";
        }).toList();
    }

    private static String counts(FileChange change) {
        List<Hunk> hunks = TextDiff.of(change.before(), change.after());
        return "+" + hunks.stream().mapToInt(Hunk::added).sum() + " −" + hunks.stream().mapToInt(Hunk::removed).sum();
    }

    Json files() {
        return Json.array(plan.changes().stream().map(this::json).toList());
    }

    private Json json(FileChange change) {
        List<Hunk> hunks = TextDiff.of(change.before(), change.after());
        var json = Json.object().put("file", change.file().toString())
                .put("kind", change.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .put("added", hunks.stream().mapToInt(Hunk::added).sum())
                .put("removed", hunks.stream().mapToInt(Hunk::removed).sum());
        if (change instanceof FileChange.Moved moved) {
            json.put("from", moved.from().toString());
        }
        return json.build();
    }
}

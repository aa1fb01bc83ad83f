package dev.rustaiide.app.refactoring.internal;

import java.util.List;

import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.foundation.text.TextDiff.Hunk;

/** The words of a preview. */
public final class PreviewText {
    private PreviewText() {}

    /** What of {@code files} is ticked. */
    public static String summary(List<FilePreview> files) {
        int hunks = files.stream().mapToInt(FilePreview::ticked).sum();
        long chosen = files.stream().filter(file -> file.chosen().isPresent()).count();
        return count(hunks, "difference") + " in " + count((int) chosen, "file")
                + (chosen < files.size() ? " of " + files.size() : "");
    }

    /** What stands in the way, in one paragraph. */
    public static String conflicts(EditPlan plan) {
        int count = plan.conflicts().size();
        var first = plan.conflicts().getFirst();
        String more = count > 1 ? " And " + count(count - 1, "other file") + " cannot be changed either." : "";
        return first.file().getFileName() + ": " + first.why() + " " + first.nextStep() + more;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** A file in the list. */
    public static Row row(FilePreview file, FileNames names) {
        boolean all = file.ticked() == file.hunks().size();
        Glyph glyph = !file.isOptional() ? new Glyph(Icon.LOCK, Token.MUTED)
                : all ? new Glyph(Icon.TICKED, Token.ACCENT)
                : file.ticked() == 0 ? new Glyph(Icon.UNTICKED, Token.MUTED)
                : new Glyph(Icon.PARTLY_TICKED, Token.ACCENT);
        int added = file.hunks().stream().mapToInt(Hunk::added).sum();
        int removed = file.hunks().stream().mapToInt(Hunk::removed).sum();
        String folder = names.shown(file.file().getParent());
        Row row = Row.of(glyph, String.valueOf(file.file().getFileName())).detail(folder)
                .hint(file.file() + (file.isOptional() ? "" : ": the other files may need this, so it stays"));
        return switch (file.change()) {
            case FileChange.Edited edited -> row.badge("+" + added + " −" + removed, Token.MUTED);
            case FileChange.Created created -> row.badge("new", Token.ADDED);
            case FileChange.Moved moved -> row.badge("from " + moved.from().getFileName(), Token.MODIFIED);
            case FileChange.Deleted deleted -> row.badge("deleted", Token.REMOVED).struck();
            case FileChange.Restored restored -> row.badge("restored", Token.ADDED);
        };
    }
}

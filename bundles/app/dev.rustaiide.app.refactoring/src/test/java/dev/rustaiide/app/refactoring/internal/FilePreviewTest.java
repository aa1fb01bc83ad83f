package dev.rustaiide.app.refactoring.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.text.Text;

class FilePreviewTest {
    private static final Path FILE = Path.of("/work/a.rs");

    private static FilePreview edited(String before, String after) {
        return of(new FileChange.Edited(FILE, FILE, Text.of(before), Text.of(after), Encoding.UTF_8, Optional.empty(),
                Optional.empty()));
    }

    private static FilePreview of(FileChange change) {
        return FilePreview.of(new EditPlan("Test", WorkspaceEdit.NONE, List.of(), List.of(change), List.of()))
                .getFirst();
    }

    private static String numbered(int lines, int... changed) {
        var text = new StringBuilder();
        for (int i = 1; i <= lines; i++) {
            boolean other = false;
            for (int line : changed) {
                other |= line == i;
            }
            text.append("line ").append(i).append(other ? " changed" : "").append('\n');
        }
        return text.toString();
    }

    @Test
    void what_is_not_ticked_stays_as_it_was() {
        FilePreview file = edited(numbered(20), numbered(20, 3, 12, 18));
        assertEquals(3, file.hunks().size());
        file.toggle(1);
        assertEquals(numbered(20, 3, 18), file.chosen().orElseThrow().after().toString());
        file.toggle();
        assertEquals(numbered(20, 3, 12, 18), file.chosen().orElseThrow().after().toString());
        file.toggle();
        assertTrue(file.chosen().isEmpty());
        assertEquals("0 differences in 0 files of 1", PreviewText.summary(List.of(file)));
    }

    @Test
    void a_file_that_others_need_cannot_be_left_out() {
        FilePreview made = of(new FileChange.Created(FILE, Text.of("a\n"), Encoding.UTF_8));
        made.toggle();
        made.toggle(0);
        assertFalse(made.isOptional());
        assertEquals("1 difference in 1 file", PreviewText.summary(List.of(made)));
        assertTrue(made.chosen().isPresent());
    }
}

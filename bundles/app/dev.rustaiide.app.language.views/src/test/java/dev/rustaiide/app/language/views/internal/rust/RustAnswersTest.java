package dev.rustaiide.app.language.views.internal.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.lsp.extensions.MemoryLayout;
import dev.rustaiide.system.lsp.extensions.TextMoves.SnippetEdit;

class RustAnswersTest {
    private static final SourceText TEXT =
            new SourceText(Path.of("/w/src/main.rs"), LanguageId.RUST, 7, Text.of("mod a;\n"));
    private static final Range RANGE = Range.of(0, 0, 0, 6);

    @Test
    void edits_are_of_the_version_that_was_asked_about() {
        TextEdit edit = new TextEdit(RANGE, "mod b;");
        assertEquals(new WorkspaceEdit(List.of(new WorkspaceEdit.Edits(new FileEdits(TEXT.file(), List.of(edit)),
                Optional.of(7L)))), RustAnswers.change(TEXT, List.of(edit)));
        assertEquals(WorkspaceEdit.NONE, RustAnswers.change(TEXT, List.of()));
    }

    @Test
    void only_a_snippet_has_a_mark_for_the_caret() {
        assertEquals(List.of(new TextEdit(RANGE, "fn main() {}"), new TextEdit(RANGE, "$0 stays")),
                RustAnswers.plain(List.of(new SnippetEdit(new TextEdit(RANGE, "fn m$0ain() {}"), true),
                        new SnippetEdit(new TextEdit(RANGE, "$0 stays"), false))));
    }

    @Test
    void a_layout_is_a_table_with_what_lies_in_each_field() {
        MemoryLayout layout = new MemoryLayout("", "Plot", 24, 0, 8, List.of(
                new MemoryLayout("id", "u32", 4, 0, 4, List.of()),
                new MemoryLayout("land", "Land", 16, 8, 8, List.of(
                        new MemoryLayout("area", "f64", 8, 8, 8, List.of())))));
        assertEquals("""
                Plot: 24 bytes, aligned to 8

                  0   4  id: u32
                  8  16  land: Land
                  8   8    area: f64
                """, RustAnswers.table(layout));
    }
}

package dev.rustaiide.app.editor.language.internal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.Words;
import dev.rustaiide.foundation.types.Span;

/** What the variables of snippets stand for in a document. */
record SnippetVariables(Document document) {
    /** Values where {@code replaced} gives way to a snippet; what was typed of its name is not what was selected. */
    Function<String, Optional<String>> at(Text text, int lineStart, Span replaced, Selection selected) {
        return name -> Optional.ofNullable(switch (name) {
            case "TM_SELECTED_TEXT" -> text.substring(selected.start(), selected.end());
            case "TM_CURRENT_LINE" -> text.line(text.lineOf(lineStart));
            case "TM_CURRENT_WORD" -> wordAt(text, replaced);
            case "TM_LINE_INDEX" -> Integer.toString(text.lineOf(lineStart));
            case "TM_LINE_NUMBER" -> Integer.toString(text.lineOf(lineStart) + 1);
            case "LINE_COMMENT" -> document.language().lineComment();
            case "CURRENT_YEAR" -> Integer.toString(LocalDate.now().getYear());
            case "CURRENT_MONTH" -> "%02d".formatted(LocalDate.now().getMonthValue());
            case "CURRENT_DATE" -> "%02d".formatted(LocalDate.now().getDayOfMonth());
            case "UUID" -> UUID.randomUUID().toString();
            default -> ofFile(name);
        });
    }

    private static String wordAt(Text text, Span replaced) {
        Span word = Words.nameAt(text, replaced.end());
        return text.substring(word.start(), word.end());
    }

    private @Nullable String ofFile(String name) {
        Path file = document.file().orElse(Path.of(document.name()));
        String own = document.name();
        int dot = own.lastIndexOf('.');
        Path folder = file.getParent();
        return switch (name) {
            case "TM_FILENAME" -> own;
            case "TM_FILENAME_BASE" -> dot > 0 ? own.substring(0, dot) : own;
            case "TM_FILEPATH" -> file.toString();
            case "TM_DIRECTORY" -> folder == null ? "" : folder.toString();
            default -> null;
        };
    }
}

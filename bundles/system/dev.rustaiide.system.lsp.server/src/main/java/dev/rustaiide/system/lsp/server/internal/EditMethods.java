package dev.rustaiide.system.lsp.server.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.language.Format;
import dev.rustaiide.foundation.language.Rename;
import dev.rustaiide.foundation.types.Range;

/** Putting text in order, and giving things other names. What is answered fits the text that the client shows then. */
final class EditMethods {
    private EditMethods() {}

    static void addTo(Methods methods) {
        methods.about("textDocument/formatting", DocumentFormattingParams.class,
                DocumentFormattingParams::getTextDocument,
                (asked, params) -> format(asked, Optional.empty(), params.getOptions()))
                .about("textDocument/rangeFormatting", DocumentRangeFormattingParams.class,
                        DocumentRangeFormattingParams::getTextDocument,
                        (asked, params) -> format(asked, Optional.of(asked.range(params.getRange())),
                                params.getOptions()))
                .about("textDocument/onTypeFormatting", DocumentOnTypeFormattingParams.class,
                        DocumentOnTypeFormattingParams::getTextDocument, EditMethods::typed)
                .about("textDocument/prepareRename", PrepareRenameParams.class, PrepareRenameParams::getTextDocument,
                        EditMethods::prepare)
                .about("textDocument/rename", RenameParams.class, RenameParams::getTextDocument, EditMethods::rename);
    }

    private static Format format(FormattingOptions options) {
        return new Format(Math.clamp(options.getTabSize(), 1, 64), options.isInsertSpaces());
    }

    private static List<TextEdit> format(Asked asked, Optional<Range> range, FormattingOptions options)
            throws Exception {
        var edits = asked.ask(new Format.Of(asked.source(), range, format(options)));
        asked.demandUnchanged();
        return asked.edits(edits);
    }

    private static List<TextEdit> typed(Asked asked, DocumentOnTypeFormattingParams params) throws Exception {
        if (params.getCh().isEmpty()) {
            throw new RequestException(ResponseErrorCode.InvalidParams, "No character was typed.");
        }
        var edits = asked.ask(new Format.Typed(asked.source(), asked.position(params.getPosition()),
                params.getCh().charAt(0), format(params.getOptions())));
        asked.demandUnchanged();
        return asked.edits(edits);
    }

    private static @Nullable PrepareRenameResult prepare(Asked asked, PrepareRenameParams params) throws Exception {
        Optional<Rename> found = asked.ask(new Rename.At(asked.source(), asked.position(params.getPosition())));
        return found.isEmpty() ? null
                : new PrepareRenameResult(asked.range(found.get().range()), found.get().name());
    }

    private static @Nullable WorkspaceEdit rename(Asked asked, RenameParams params) throws Exception {
        var edit = asked.ask(
                new Rename.To(asked.source(), asked.position(params.getPosition()), params.getNewName()));
        asked.demandUnchanged();
        return edit.changes().isEmpty() ? null : new Edits(asked).written(edit);
    }
}

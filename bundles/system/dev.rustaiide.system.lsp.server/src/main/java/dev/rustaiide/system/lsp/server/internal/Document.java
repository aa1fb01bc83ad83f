package dev.rustaiide.system.lsp.server.internal;

import java.util.List;

import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;

/**
 * What a client shows of a file at a moment.
 *
 * @param uri as the client spells it
 * @param version the client's own; {@link SourceText#version()} is that of all sessions together
 */
record Document(String uri, int version, SourceText source) {
    /** The text after {@code changes}, each of which refers to the text that the one before left. */
    static Text changed(Text text, List<TextDocumentContentChangeEvent> changes, PositionEncoding encoding) {
        Text changed = text;
        for (TextDocumentContentChangeEvent change : changes) {
            String replacement = change.getText() == null ? "" : change.getText();
            if (change.getRange() == null) {
                changed = Text.of(replacement);
            } else {
                int one = encoding.offset(changed, change.getRange().getStart());
                int other = encoding.offset(changed, change.getRange().getEnd());
                changed = changed.replace(Math.min(one, other), Math.max(one, other), replacement);
            }
        }
        return changed;
    }
}

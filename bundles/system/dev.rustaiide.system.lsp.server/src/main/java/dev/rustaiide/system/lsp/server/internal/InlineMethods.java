package dev.rustaiide.system.lsp.server.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.lsp4j.InlineCompletionContext;
import org.eclipse.lsp4j.InlineCompletionItem;
import org.eclipse.lsp4j.InlineCompletionList;
import org.eclipse.lsp4j.InlineCompletionParams;
import org.eclipse.lsp4j.InlineCompletionTriggerKind;
import org.eclipse.lsp4j.SelectedCompletionInfo;
import org.eclipse.lsp4j.StringValue;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.InlineCompletions.Continuation;
import dev.rustaiide.foundation.types.TextEdit;

/** What the text could go on with, since LSP 3.18. */
final class InlineMethods {
    private static final String SNIPPET = "snippet";

    private InlineMethods() {}

    static void addTo(Methods methods) {
        methods.about("textDocument/inlineCompletion", InlineCompletionParams.class,
                InlineCompletionParams::getTextDocument, InlineMethods::goOn);
    }

    private static InlineCompletionList goOn(Asked asked, InlineCompletionParams params) throws Exception {
        InlineCompletionContext context = params.getContext();
        InlineCompletions found = asked.ask(new InlineCompletions.At(asked.source(),
                asked.position(params.getPosition()), context.getTriggerKind() == InlineCompletionTriggerKind.Invoked,
                selected(asked, context.getSelectedCompletionInfo())));
        Handles.Batch batch = asked.client().handles().batch();
        List<InlineCompletionItem> items = new ArrayList<>();
        for (Continuation continuation : found.list()) {
            items.add(item(asked, batch, continuation));
        }
        return new InlineCompletionList(items);
    }

    private static Optional<TextEdit> selected(Asked asked, @Nullable SelectedCompletionInfo sent)
            throws FailureException {
        return sent == null ? Optional.empty()
                : Optional.of(new TextEdit(asked.range(sent.getRange()), sent.getText()));
    }

    private static InlineCompletionItem item(Asked asked, Handles.Batch batch, Continuation continuation)
            throws FailureException {
        String text = continuation.insertion().newText();
        var item = new InlineCompletionItem();
        if (continuation.isSnippet()) {
            item.setInsertText(new StringValue(SNIPPET, text));
        } else {
            item.setInsertText(text);
        }
        item.setRange(asked.range(continuation.insertion().range()));
        if (!continuation.filter().equals(text)) {
            item.setFilterText(continuation.filter());
        }
        continuation.then().filter(effect -> !(effect instanceof Effect.AskAgain))
                .ifPresent(effect -> item.setCommand(Effects.command(batch, effect)));
        return item;
    }
}

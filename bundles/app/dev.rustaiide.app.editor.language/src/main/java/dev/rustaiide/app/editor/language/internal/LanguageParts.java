package dev.rustaiide.app.editor.language.internal;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorInput;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.editor.language.CompletionSource;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.QuickFix;
import dev.rustaiide.foundation.types.Span;

/** Puts together all that shows answers about the text of an editor. */
public final class LanguageParts {
    private final HoverPopup hover;
    private final Completing completion;
    private final SnippetSession snippets;
    private final NextEdit next;
    private final GhostLine ghost;
    private final ListPopup list;
    private final SignatureHelp signatures;
    private final GoTo goTo;
    private final InlayHints hints;
    private final CodeActions actions;
    private final Formatting formatting;
    private final CodeLenses lenses;
    private final LinkedEditing linked;
    private final ShapeRanges ranges;

    /** {@code fixed} hears which fix somebody wants, {@code visited} which address. */
    public LanguageParts(CodeEditor editor, Look look, Inquiries inquiries, BiConsumer<Diagnostic, QuickFix> fixed,
            Consumer<String> visited) {
        EditorView view = editor.view();
        EditedText model = inquiries.model();
        CaretNote note = new CaretNote(view, model, look);
        hints = new InlayHints(view, look, inquiries);
        hover = new HoverPopup(view, look, inquiries, hints, note, fixed, visited);
        snippets = new SnippetSession(model, view::setPlaces, this::offerChoices);
        completion = new Completing(view, look, inquiries, snippets, note);
        next = new NextEdit(view, look, inquiries, hints, note);
        ghost = new GhostLine(view, look, inquiries, next, completion);
        next.giveWayTo(() -> completion.isOpen() || ghost.isShown());
        list = new ListPopup(view, model, look);
        signatures = new SignatureHelp(view, look, inquiries, note);
        goTo = new GoTo(view, inquiries, list, note, new DocumentLinks(view, inquiries, visited));
        actions = new CodeActions(view, inquiries, list, note, fixed);
        formatting = new Formatting(inquiries, note);
        new SemanticColours(view, inquiries);
        lenses = new CodeLenses(view, look, inquiries);
        linked = new LinkedEditing(inquiries);
        ranges = new ShapeRanges(view, inquiries);
        new Swatches(view, inquiries);
        new Marks(view, inquiries);
        new Declarations(view, inquiries);
        inquiries.setAsking(again -> {
            if (again.signatures()) {
                signatures.ask();
            } else {
                completion.open();
            }
        });
        List.of(list, completion, signatures, hover, snippets, ghost, next, linked).forEach(editor.input()::add);
        take(editor.input());
    }

    /** Lets them take the commands and clicks that are theirs. */
    private void take(EditorInput input) {
        input.on(EditorCommand.COMPLETE, completion::open);
        input.on(EditorCommand.SHOW_HOVER, hover::showAtCaret);
        input.on(EditorCommand.SHOW_SIGNATURE, signatures::open);
        input.on(EditorCommand.GO_TO_DEFINITION, goTo::go);
        input.on(EditorCommand.NEXT_GHOST_TEXT, () -> ghost.choose(1));
        input.on(EditorCommand.PREVIOUS_GHOST_TEXT, () -> ghost.choose(-1));
        input.on(EditorCommand.FIX, actions::open);
        input.on(EditorCommand.NEXT_EDIT_ALL, next::all);
        input.on(EditorCommand.FORMAT, formatting::all);
        input.on(EditorCommand.FORMAT_SELECTION, formatting::selection);
        input.on(EditorCommand.TOGGLE_INLAY_HINTS, hints::toggle);
        input.setExpander(ranges::expand);
        input.onClick(event -> lenses.click(event) || hints.click(event) || goTo.click(event));
    }

    public void setSource(CompletionSource source) {
        completion.setSource(source);
    }

    /** As {@link EditorLanguage#format}. */
    public Call<Boolean> format() {
        return formatting.beforeSaving();
    }

    private void offerChoices(Span replaced, List<String> values) {
        completion.offer(replaced, values);
    }
}

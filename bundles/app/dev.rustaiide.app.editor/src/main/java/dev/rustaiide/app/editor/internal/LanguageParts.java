package dev.rustaiide.app.editor.internal;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.editor.CompletionSource;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.QuickFix;
import dev.rustaiide.foundation.types.Span;

/** All that shows answers about the text of an editor. */
final class LanguageParts {
    private final TextView view;
    private final HoverPopup hover;
    private final Completing completion;
    private final SnippetSession snippets;
    private final ListPopup list;
    private final SignatureHelp signatures;
    private final GoTo goTo;
    private final InlayHints hints;
    private final CodeActions actions;
    private final Formatting formatting;
    private final SemanticColours colours;
    private final CodeLenses lenses;
    private final LinkedEditing linked;
    private final ShapeRanges ranges;

    /** {@code fixed} hears which fix somebody wants, {@code visited} which address. */
    LanguageParts(TextView view, Look look, Inquiries inquiries, BiConsumer<Diagnostic, QuickFix> fixed,
            Consumer<String> visited) {
        this.view = view;
        EditorModel model = inquiries.model();
        CaretNote note = new CaretNote(view, model, look);
        hints = new InlayHints(view, look, inquiries);
        hover = new HoverPopup(view, look, inquiries, hints, note, fixed, visited);
        snippets = new SnippetSession(model, this::showPlaces, this::offerChoices);
        completion = new Completing(view, look, inquiries, snippets, note);
        list = new ListPopup(view, model, look);
        signatures = new SignatureHelp(view, look, inquiries, note);
        goTo = new GoTo(view, inquiries, list, note, new DocumentLinks(view, inquiries, visited));
        actions = new CodeActions(view, inquiries, list, note, fixed);
        formatting = new Formatting(inquiries, note);
        colours = new SemanticColours(view, inquiries);
        lenses = new CodeLenses(view, look, inquiries);
        linked = new LinkedEditing(inquiries);
        ranges = new ShapeRanges(view, inquiries);
        new Swatches(view, inquiries);
        inquiries.setAsking(again -> {
            if (again.signatures()) {
                signatures.ask();
            } else {
                completion.open();
            }
        });
    }

    /** Lets them take the commands that are theirs. */
    void addTo(Commands commands) {
        commands.add(list);
        commands.add(completion);
        commands.add(signatures);
        commands.add(hover);
        commands.add(snippets);
        commands.add(linked);
        commands.on(EditorCommand.COMPLETE, completion::open);
        commands.on(EditorCommand.SHOW_HOVER, hover::showAtCaret);
        commands.on(EditorCommand.SHOW_SIGNATURE, signatures::open);
        commands.on(EditorCommand.GO_TO_DEFINITION, goTo::go);
        commands.on(EditorCommand.FIX, actions::open);
        commands.on(EditorCommand.FORMAT, formatting::all);
        commands.on(EditorCommand.FORMAT_SELECTION, formatting::selection);
        commands.on(EditorCommand.TOGGLE_INLAY_HINTS, hints::toggle);
        commands.setExpander(ranges::expand);
    }

    /** Takes a click on what is no text, or leads elsewhere; says whether it was one. */
    boolean click(Event event) {
        return lenses.click(event) || hints.click(event) || goTo.click(event);
    }

    void setSource(CompletionSource source) {
        completion.setSource(source);
    }

    void optionsChanged() {
        hints.optionsChanged();
        colours.optionsChanged();
        lenses.optionsChanged();
    }

    void problemsChanged() {
        actions.changed();
    }

    void openActions() {
        actions.open();
    }

    Call<Boolean> format() {
        return formatting.beforeSaving();
    }

    private void showPlaces(List<Span> places) {
        view.decorations().places.set(places);
        view.redrawAll();
    }

    private void offerChoices(Span replaced, List<String> values) {
        completion.offer(replaced, values);
    }
}

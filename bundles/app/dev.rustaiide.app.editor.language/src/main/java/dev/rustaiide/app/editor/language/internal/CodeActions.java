package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.QuickFix;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;

/**
 * Offers what can be done about the caret's place or the selection: a light bulb tells that there is something, a menu
 * what. What mends a problem comes before what merely changes the code.
 */
final class CodeActions implements EditedText.Listener {
    private static final Duration REST = Duration.ofMillis(300);
    private static final int WIDTH = 480;
    private static final Comparator<Choice> IN_ORDER = Comparator.comparing((Choice choice) -> choice.isDisabled())
            .thenComparing(choice -> !choice.mends()).thenComparing(choice -> !choice.isPreferred());

    private final EditorView view;
    private final EditedText model;
    private final Inquiries inquiries;
    private final Inquiry inquiry;
    private final Inquiry details;
    private final ListPopup list;
    private final CaretNote note;
    private final BiConsumer<Diagnostic, QuickFix> chosen;
    private final Debounce rest;
    private @Nullable Known known;

    /** What was answered about a selection of a text. */
    private record Known(Text text, Selection selection, List<CodeAction> actions) {}

    /** A row of the menu: a fix of a tool that has looked at the files, or an action of who knows the text. */
    private record Choice(String title, @Nullable CodeAction action, @Nullable Diagnostic problem,
            @Nullable QuickFix fix) {
        boolean mends() {
            return action == null || action.kind().startsWith("quickfix");
        }

        boolean isPreferred() {
            return action == null || action.isPreferred();
        }

        boolean isDisabled() {
            return action != null && action.disabled().isPresent();
        }
    }

    /** {@code chosen} hears which fix of a diagnostic somebody wants. */
    CodeActions(EditorView view, Inquiries inquiries, ListPopup list, CaretNote note,
            BiConsumer<Diagnostic, QuickFix> chosen) {
        this.view = view;
        this.model = inquiries.model();
        this.inquiries = inquiries;
        this.inquiry = inquiries.inquiry();
        this.details = inquiries.inquiry();
        this.list = list;
        this.note = note;
        this.chosen = chosen;
        this.rest = new Debounce(REST, inquiries.ui(), this::look);
        model.addListener(this);
        inquiries.onRefresh(this::changed);
        view.onProblems(this::changed);
    }

    /** What is known to be wrong, or what is selected, is different now. */
    private void changed() {
        known = null;
        rest.trigger();
    }

    @Override
    public void textChanged(DocumentChange change) {
        changed();
        view.setBulb(-1);
    }

    @Override
    public void selectionsChanged(Selections before) {
        int line = model.text().lineOf(model.selections().main().caret());
        if (line != view.bulbLine()) {
            view.setBulb(-1);
        }
        changed();
    }

    private void look() {
        if (!view.canvas().isDisposed() && !model.isReadOnly()) {
            ask(() -> { });
        }
    }

    private void ask(Runnable then) {
        Selection main = model.selections().main();
        Text text = model.text();
        Range range = new Range(text.positionOf(main.start()), text.positionOf(main.end()));
        List<Diagnostic> problems = view.problemsIn(main.span());
        if (!inquiries.isConnected()) {
            take(text, main, List.of());
            then.run();
            return;
        }
        inquiry.follow(new CodeAction.In(inquiries.source(), range, problems, List.of()), (answer, drift) -> {
            if (drift.isNone() && main.equals(model.selections().main())) {
                take(text, main, actions(answer));
                then.run();
            }
        }, cause -> {
            take(text, main, List.of());
            then.run();
        });
    }

    private static List<CodeAction> actions(Answer<List<CodeAction>> answer) {
        return answer.value().stream().filter(action -> action.effect().isPresent() || action.origin().isPresent()
                || action.disabled().isPresent()).toList();
    }

    private void take(Text text, Selection main, List<CodeAction> actions) {
        known = new Known(text, main, actions);
        boolean any = choices(actions).stream().anyMatch(choice -> !choice.isDisabled()
                && (choice.mends() || !main.isEmpty()));
        view.setBulb(any ? text.lineOf(main.caret()) : -1);
    }

    /** Shows what can be done at the caret. */
    void open() {
        Known now = known;
        if (now != null && now.text == model.text() && now.selection.equals(model.selections().main())) {
            show();
        } else {
            rest.cancel();
            ask(this::show);
        }
    }

    private void show() {
        Known now = known;
        List<Choice> choices = now == null ? List.of() : choices(now.actions);
        if (choices.isEmpty()) {
            note.show("There is nothing to fix or refactor here.");
        } else {
            list.show("Actions", model.selections().main().caret(), WIDTH, choices, CodeActions::row, this::choose);
        }
    }

    /** Fixes that tools have proposed for the line, then actions; each title once. */
    private List<Choice> choices(List<CodeAction> actions) {
        List<Choice> choices = new ArrayList<>();
        Set<String> titles = new HashSet<>();
        actions.forEach(action -> titles.add(action.title()));
        Text text = model.text();
        Span line = text.lineSpan(text.lineOf(model.selections().main().caret()));
        for (Diagnostic problem : view.problemsIn(line)) {
            for (QuickFix fix : problem.fixes()) {
                if (titles.add(fix.title())) {
                    choices.add(new Choice(fix.title(), null, problem, fix));
                }
            }
        }
        actions.forEach(action -> choices.add(new Choice(action.title(), action, null, null)));
        choices.sort(IN_ORDER);
        return choices;
    }

    private static Row row(Choice choice) {
        CodeAction action = choice.action;
        Icon icon = choice.mends() ? Icon.LIGHT_BULB : Icon.EDIT;
        Token tint = choice.isDisabled() ? Token.MUTED : choice.mends() ? Token.WARNING : Token.ACCENT;
        Row row = Row.of(new Glyph(icon, tint), choice.title);
        if (action == null) {
            return row;
        }
        return action.disabled().map(why -> row.color(Token.MUTED).detail(why).hint(why))
                .orElseGet(() -> row.badge(kind(action.kind()), Token.MUTED));
    }

    private static String kind(String kind) {
        String[] words = kind.split("\\.");
        return words.length < 2 ? "" : words[1];
    }

    private void choose(Choice choice) {
        CodeAction action = choice.action;
        if (action == null) {
            if (choice.problem != null && choice.fix != null) {
                chosen.accept(choice.problem, choice.fix);
            }
        } else if (action.disabled().isPresent()) {
            note.show(action.disabled().get());
        } else if (action.effect().isPresent()) {
            inquiries.perform(action.effect().get());
        } else {
            details.follow(new CodeAction.Details(action), (answer, drift) -> perform(answer.value(), drift),
                    cause -> note.show("“" + action.title() + "” could not be worked out."));
        }
    }

    private void perform(CodeAction action, Drift drift) {
        Optional<Effect> effect = action.effect();
        if (effect.isEmpty() || !drift.isNone()) {
            note.show(effect.isEmpty() ? "Nothing came of “" + action.title() + "”."
                    : "The text has changed meanwhile: ask again.");
        } else {
            inquiries.perform(effect.get());
        }
    }
}

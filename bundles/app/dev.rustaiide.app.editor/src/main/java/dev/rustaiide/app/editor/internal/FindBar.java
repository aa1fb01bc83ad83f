package dev.rustaiide.app.editor.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.EditKind;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.documents.TrackedSpans;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.ui.components.FieldToggle;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.text.TextSearch;
import dev.rustaiide.foundation.types.Span;

/** Finds and replaces in the text below it. Searching runs on another thread; the latest question wins. */
final class FindBar implements Commands.FindControl, EditedText.Listener {
    private static final Duration QUIET = Duration.ofMillis(150);

    private final Composite bar;
    private final Look look;
    private final EditorModel model;
    private final TextView view;
    private final TextField field;
    private final TextField replacement;
    private final Composite replaceRow;
    private final FieldToggle matchCase;
    private final FieldToggle wholeWord;
    private final FieldToggle regex;
    private final Label count;
    private final Debounce edited;
    private @Nullable Call<List<Span>> running;
    private FindQuery shown = new FindQuery("", false, false, false);
    private int origin;
    private boolean open;

    FindBar(Composite parent, Look look, EditorModel model, TextView view) {
        this.look = look;
        this.model = model;
        this.view = view;
        bar = new Composite(parent, SWT.NONE);
        bar.setLayout(rowLayout(1));
        Composite findRow = row();
        field = new TextField(findRow, look, "Find", "Find");
        matchCase = field.addToggle(Icon.CASE_SENSITIVE, "Match case (Alt+C)");
        wholeWord = field.addToggle(Icon.WHOLE_WORD, "Whole word (Alt+W)");
        regex = field.addToggle(Icon.REGULAR_EXPRESSION, "Regular expression (Alt+R)");
        field.setLayoutData(fieldSize());
        count = new Label(findRow, SWT.NONE);
        GridData countSize = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        countSize.widthHint = 28 * Look.STEP;
        count.setLayoutData(countSize);
        button(findRow, Icon.ARROW_UP, "Previous match (Shift+Enter)", () -> next(false));
        button(findRow, Icon.ARROW_DOWN, "Next match (Enter)", () -> next(true));
        button(findRow, Icon.CLOSE, "Close (Escape)", this::close);
        replaceRow = row();
        replacement = new TextField(replaceRow, look, "Replace with", "Replace with");
        replacement.setLayoutData(fieldSize());
        button(replaceRow, Icon.REPLACE, "Replace (Enter)", this::replace);
        button(replaceRow, Icon.CHECK, "Replace all (Ctrl+Enter)", this::replaceAll);
        // Tab goes from field to field; the buttons have keys of their own.
        findRow.setTabList(new Control[] {field});
        replaceRow.setTabList(new Control[] {replacement});
        edited = new Debounce(QUIET, bar.getDisplay()::asyncExec, () -> search(false));
        listen();
        Look.Registration registration = look.onChange(this::dress);
        bar.addListener(SWT.Dispose, event -> registration.close());
        dress();
        show(bar, false);
        show(replaceRow, false);
        model.addListener(this);
    }

    private static GridLayout rowLayout(int columns) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = columns == 1 ? 2 * Look.STEP : 0;
        layout.marginHeight = columns == 1 ? Look.STEP : 0;
        layout.horizontalSpacing = Look.STEP;
        layout.verticalSpacing = Look.STEP;
        return layout;
    }

    private static GridData fieldSize() {
        GridData size = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        size.widthHint = 96 * Look.STEP;
        return size;
    }

    private Composite row() {
        Composite row = new Composite(bar, SWT.NONE);
        row.setLayout(rowLayout(5));
        row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return row;
    }

    private void button(Composite row, Icon icon, String name, Runnable action) {
        IconButton button = new IconButton(row, look, icon, name);
        button.onPress(action);
    }

    private void listen() {
        field.onChange(text -> search(true));
        field.onToggle(() -> search(true));
        field.onKey((key, state) -> {
            boolean enter = key == SWT.CR || key == SWT.KEYPAD_CR;
            if (enter && (state & SWT.ALT) != 0) {
                selectAll();
            } else if (enter) {
                next((state & SWT.SHIFT) == 0);
            } else if (key == SWT.F3) {
                next((state & SWT.SHIFT) == 0);
            }
            return enter || key == SWT.F3 || key == SWT.ESC && close()
                    || (state & SWT.MODIFIER_MASK) == SWT.ALT && toggle(key);
        });
        replacement.onKey((key, state) -> {
            boolean enter = key == SWT.CR || key == SWT.KEYPAD_CR;
            if (enter && (state & SWT.MOD1) != 0) {
                replaceAll();
            } else if (enter) {
                replace();
            }
            return enter || key == SWT.ESC && close();
        });
    }

    private boolean toggle(int key) {
        FieldToggle toggle = switch (key) {
            case 'c' -> matchCase;
            case 'w' -> wholeWord;
            case 'r' -> regex;
            default -> null;
        };
        if (toggle != null) {
            toggle.set(!toggle.isOn());
            field.redraw();
            search(true);
        }
        return toggle != null;
    }

    private void dress() {
        bar.setBackground(look.color(Token.SURFACE));
        replaceRow.setBackground(look.color(Token.SURFACE));
        field.getParent().setBackground(look.color(Token.SURFACE));
        count.setBackground(look.color(Token.SURFACE));
        count.setForeground(look.color(Token.MUTED));
        count.setFont(look.font(TextSize.SMALL));
    }

    Composite control() {
        return bar;
    }

    private static void show(Composite part, boolean visible) {
        part.setVisible(visible);
        if (part.getLayoutData() instanceof GridData data) {
            data.exclude = !visible;
        } else {
            GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
            data.exclude = !visible;
            part.setLayoutData(data);
        }
    }

    @Override
    public void open(boolean withReplace) {
        Selection main = model.selections().main();
        Text text = model.text();
        boolean oneLine = !main.isEmpty() && text.lineOf(main.start()) == text.lineOf(main.end());
        show(replaceRow, withReplace && !model.isReadOnly());
        show(bar, true);
        bar.getParent().layout(true, true);
        open = true;
        origin = main.start();
        if (oneLine) {
            field.setText(text.substring(main.start(), main.end()));
        } else {
            search(false);
        }
        field.selectAll();
        field.setFocus();
    }

    @Override
    public boolean close() {
        if (!open) {
            return false;
        }
        open = false;
        if (running != null) {
            running.cancel();
        }
        show(bar, false);
        bar.getParent().layout(true, true);
        view.decorations().matches.set(List.of());
        view.redrawAll();
        view.canvas().setFocus();
        return true;
    }

    private FindQuery query() {
        return new FindQuery(field.text(), matchCase.isOn(), wholeWord.isOn(), regex.isOn());
    }

    /** Looks for what the field says; {@code move} selects the first match behind where the search began. */
    private void search(boolean move) {
        if (bar.isDisposed() || !open) {
            return;
        }
        if (running != null) {
            running.cancel();
        }
        FindQuery query = query();
        shown = query;
        Text text = model.text();
        field.setError("");
        if (query.wanted().isEmpty()) {
            found(List.of(), move);
            return;
        }
        Call<List<Span>> call = Call.start("find", scope -> query.matches(text, scope));
        running = call;
        call.whenDone(bar.getDisplay()::asyncExec, outcome -> {
            if (running == call && !bar.isDisposed() && open) {
                ended(outcome, text, move);
            }
        });
    }

    private void ended(Outcome<List<Span>> outcome, Text text, boolean move) {
        if (outcome instanceof Outcome.Success<List<Span>>(List<Span> matches)) {
            if (text == model.text()) {
                found(matches, move);
            }
        } else if (outcome instanceof Outcome.Failed<List<Span>>(Throwable cause)) {
            found(List.of(), false);
            field.setError(cause instanceof PatternSyntaxException wrong ? wrong.getDescription() + "."
                    : "This expression is too complex for this text.");
            count.setText("Not valid");
        }
    }

    private void found(List<Span> matches, boolean move) {
        view.decorations().matches.set(matches);
        if (move && !matches.isEmpty()) {
            int index = view.decorations().matches.firstFrom(origin);
            select(matches.get(index == matches.size() ? 0 : index));
        }
        tellCount();
        view.redrawAll();
    }

    private void select(Span match) {
        model.select(new Selection(match.start(), match.end()));
        view.revealCentred(match.start());
        view.revealCaret();
    }

    private void tellCount() {
        TrackedSpans matches = view.decorations().matches;
        int index = current();
        String all = matches.size() >= FindQuery.MOST ? FindQuery.MOST + " or more" : Integer.toString(matches.size());
        count.setText(field.text().isEmpty() ? "" : matches.isEmpty() ? "No results"
                : index < 0 ? all + " results" : index + 1 + " of " + all);
        count.setForeground(look.color(matches.isEmpty() && !field.text().isEmpty() ? Token.ERROR : Token.MUTED));
    }

    /** The match that is selected; -1 if none is. */
    private int current() {
        TrackedSpans matches = view.decorations().matches;
        Selection main = model.selections().main();
        int index = matches.firstFrom(main.start());
        return index < matches.size() && matches.start(index) == main.start() && matches.end(index) == main.end()
                ? index : -1;
    }

    @Override
    public void next(boolean forwards) {
        TrackedSpans matches = view.decorations().matches;
        if (!open) {
            open(false);
            return;
        }
        if (matches.isEmpty()) {
            return;
        }
        Selection main = model.selections().main();
        int index = forwards ? matches.firstFrom(main.isEmpty() ? main.start() : main.start() + 1)
                : matches.firstFrom(main.start()) - 1;
        select(matches.span(Math.floorMod(index, matches.size())));
        origin = model.selections().main().start();
        tellCount();
    }

    private void selectAll() {
        TrackedSpans matches = view.decorations().matches;
        List<Selection> all = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            all.add(new Selection(matches.start(i), matches.end(i)));
        }
        if (!all.isEmpty()) {
            model.select(Selections.merged(all, Math.max(0, current())));
            close();
        }
    }

    private void replace() {
        int index = current();
        if (index < 0 || !shown.equals(query())) {
            next(true);
            return;
        }
        try {
            Span match = view.decorations().matches.span(index);
            TextChange change = shown.replace(shown.search(), model.text(), match, replacement.text());
            int end = change.start() + change.replacement().length();
            if (model.run(new EditPlan(EditKind.OTHER, List.of(change), Selections.at(end)))) {
                next(true);
            }
        } catch (IllegalArgumentException wrong) {
            replacement.setError(sentence(wrong));
        }
    }

    private static String sentence(IllegalArgumentException wrong) {
        String message = wrong.getMessage();
        return message == null ? "This replacement does not fit the expression." : message;
    }

    private void replaceAll() {
        Text text = model.text();
        FindQuery query = query();
        String template = replacement.text();
        replacement.setError("");
        if (model.isReadOnly() || query.wanted().isEmpty()) {
            return;
        }
        Call<List<TextChange>> call = Call.start("replace all", scope -> {
            TextSearch search = query.search();
            List<TextChange> changes = new ArrayList<>();
            for (Span match : query.matches(text, scope)) {
                changes.add(query.replace(search, text, match, template));
            }
            return changes;
        });
        call.onSuccess(bar.getDisplay()::asyncExec, changes -> {
            if (!bar.isDisposed() && text == model.text() && !changes.isEmpty()) {
                model.run(EditPlan.keeping(text, new ArrayList<>(changes), model.selections()));
                search(false);
            }
        });
        call.onFailure(bar.getDisplay()::asyncExec, cause -> {
            if (!bar.isDisposed()) {
                replacement.setError(cause instanceof IllegalArgumentException wrong ? sentence(wrong)
                        : "This expression is too complex for this text.");
            }
        });
    }

    @Override
    public void textChanged(DocumentChange change) {
        if (open) {
            edited.trigger();
        }
    }

    @Override
    public void selectionsChanged(Selections before) {
        if (open) {
            tellCount();
        }
    }
}

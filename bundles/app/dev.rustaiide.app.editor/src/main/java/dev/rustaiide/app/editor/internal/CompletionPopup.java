package dev.rustaiide.app.editor.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.editor.Completion;
import dev.rustaiide.app.editor.CompletionSource;
import dev.rustaiide.app.editor.DocumentChange;
import dev.rustaiide.app.editor.EditKind;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.Selections;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.MarkdownView;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/**
 * Offers what could be written at the caret: when asked, and while a name is typed where something is known. It takes
 * no focus: the editor goes on getting the keys and hands over those that lead the list.
 */
final class CompletionPopup implements EditorModel.Listener, Commands.Overlay {
    private static final Duration PAUSE = Duration.ofMillis(80);
    private static final int ROWS = 10;
    private static final int LIST = 320;
    private static final int EXPLANATION = 300;

    private final EditorModel model;
    private final TextView view;
    private final Look look;
    private final Display display;
    private final Debounce pause;
    private CompletionSource source = CompletionSource.NONE;
    private @Nullable Call<List<Completion>> asked;
    private List<Completion> all = List.of();
    private List<CompletionMatches.Match> matches = List.of();
    private @Nullable Shell popup;
    private @Nullable RowView<CompletionMatches.Match> list;
    private @Nullable MarkdownView explanation;
    private boolean writing;

    CompletionPopup(EditorModel model, TextView view, Look look) {
        this.model = model;
        this.view = view;
        this.look = look;
        Canvas canvas = view.canvas();
        this.display = canvas.getDisplay();
        this.pause = new Debounce(PAUSE, display::asyncExec, this::open);
        canvas.addListener(SWT.MouseDown, event -> close());
        canvas.addListener(SWT.FocusOut, event -> close());
        canvas.addListener(SWT.Dispose, event -> close());
        view.onScroll(this::close);
        model.addListener(this);
    }

    void setSource(CompletionSource other) {
        source = other;
    }

    /** Asks what could be written at the caret. */
    void open() {
        stopAsking();
        if (view.canvas().isDisposed() || source == CompletionSource.NONE || model.isReadOnly()) {
            return;
        }
        Text text = model.text();
        int caret = model.selections().main().caret();
        Call<List<Completion>> call = Call.start("complete", scope -> source.at(text, caret));
        asked = call;
        call.onSuccess(display::asyncExec, found -> {
            if (asked == call && !view.canvas().isDisposed() && text == model.text()
                    && caret == model.selections().main().caret()) {
                all = found;
                show();
            }
        });
    }

    /** Whether the list takes {@code command}, which leads it while it is open. */
    @Override
    public boolean take(EditorCommand command) {
        RowView<CompletionMatches.Match> open = list;
        if (open == null || open.isDisposed()) {
            return false;
        }
        switch (command) {
            case CURSOR_UP -> open.handleKey(SWT.ARROW_UP, 0);
            case CURSOR_DOWN -> open.handleKey(SWT.ARROW_DOWN, 0);
            case CURSOR_PAGE_UP -> open.handleKey(SWT.PAGE_UP, 0);
            case CURSOR_PAGE_DOWN -> open.handleKey(SWT.PAGE_DOWN, 0);
            case NEW_LINE, TAB -> open.current().ifPresent(match -> write(match.completion()));
            case SINGLE_CURSOR -> close();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void textChanged(DocumentChange change) {
        if (writing) {
            return;
        }
        all = all.stream().map(each -> moved(each, change)).toList();
        if (startsName(change)) {
            pause.trigger();
        } else if (popup == null) {
            pause.cancel();
        }
    }

    /** What is typed at the end of what would be replaced is replaced too. */
    private static Completion moved(Completion each, DocumentChange change) {
        Span replaced = new Span(change.map(each.replaced().start(), false), change.map(each.replaced().end(), true));
        return new Completion(each.label(), each.detail(), each.documentation(), replaced, each.text(), each.caret());
    }

    private static boolean startsName(DocumentChange change) {
        if (change.changes().size() != 1) {
            return false;
        }
        Text typed = change.changes().getFirst().replacement();
        boolean key = typed.length() == 1 || typed.length() == 2 && typed.charAt(0) == '"';
        return key && (Words.isName(typed.charAt(0)) || typed.charAt(0) == '"');
    }

    @Override
    public void selectionsChanged(Selections before) {
        if (popup == null || writing) {
            return;
        }
        int caret = model.selections().main().caret();
        boolean inside = all.stream().anyMatch(each -> each.replaced().start() <= caret
                && caret <= each.replaced().end());
        if (inside && model.selections().isSingle() && model.selections().main().isEmpty()) {
            show();
        } else {
            close();
        }
    }

    private void show() {
        matches = CompletionMatches.of(all, model.text(), model.selections().main().caret());
        if (matches.isEmpty()) {
            close();
            return;
        }
        if (popup == null) {
            create();
        }
        if (popup != null && list != null) {
            list.refresh();
            place(popup, list); // before the selection, which scrolls to what the height shows
            list.selectFirst();
            explain();
        }
    }

    private void create() {
        Shell shell = new Shell(view.canvas().getShell(), SWT.ON_TOP | SWT.TOOL | SWT.NO_FOCUS | SWT.NO_TRIM);
        shell.setBackground(look.color(Token.BORDER));
        GridLayout frame = new GridLayout(2, false);
        frame.marginWidth = 1;
        frame.marginHeight = 1;
        frame.horizontalSpacing = 1;
        shell.setLayout(frame);
        RowView<CompletionMatches.Match> rows = new RowView<>(shell, look, "Completions",
                RowModel.flat(() -> matches, CompletionPopup::row), false);
        rows.setGround(Token.RAISED);
        rows.setAlwaysFocused(true);
        rows.setTypeAhead(false);
        rows.setRowHeight(Math.max(22, view.metrics().lineHeight()));
        rows.onSelect(chosen -> explain());
        rows.onActivate((match, how) -> write(match.completion()));
        MarkdownView text = new MarkdownView(shell, look);
        text.setGround(Token.RAISED);
        text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, false, true));
        popup = shell;
        list = rows;
        explanation = text;
    }

    private static Row row(CompletionMatches.Match match) {
        Completion completion = match.completion();
        return Row.of(completion.label()).code().matches(match.places()).badge(completion.detail(), Token.MUTED);
    }

    private void explain() {
        if (list == null || explanation == null || popup == null) {
            return;
        }
        String words = list.current().map(match -> match.completion().documentation()).orElse("");
        explanation.setText(words);
        GridData data = (GridData) explanation.getLayoutData();
        data.exclude = words.isEmpty();
        data.widthHint = EXPLANATION;
        explanation.setVisible(!words.isEmpty());
        popup.layout(true);
    }

    /** Under the line that is typed in, over it where there is no room. */
    private void place(Shell shell, Composite rows) {
        GridData data = new GridData(SWT.FILL, SWT.FILL, false, true);
        data.widthHint = LIST;
        int cut = matches.size() > ROWS ? Look.STEP : 0; // nothing of the next row
        data.heightHint = list == null ? 0 : list.heightOf(Math.min(ROWS, Math.max(4, matches.size()))) - cut;
        rows.setLayoutData(data);
        boolean explained = matches.stream().anyMatch(match -> !match.completion().documentation().isEmpty());
        shell.setSize(LIST + 2 + (explained ? EXPLANATION + 1 : 0), data.heightHint + 2);
        shell.layout(true);
        int start = matches.getFirst().completion().replaced().start();
        Point at = view.canvas().toDisplay(view.locationOf(start));
        Rectangle screen = view.canvas().getMonitor().getClientArea();
        int below = at.y + view.metrics().lineHeight() + 2;
        int y = below + shell.getSize().y <= screen.y + screen.height ? below : at.y - shell.getSize().y - 2;
        int x = Math.max(screen.x, Math.min(at.x - 2 * Look.STEP, screen.x + screen.width - shell.getSize().x));
        shell.setLocation(x, y);
        if (!shell.isVisible()) {
            shell.setVisible(true);
        }
    }

    private void write(Completion completion) {
        Span replaced = completion.replaced();
        TextChange change = TextChange.of(replaced.start(), replaced.end(), completion.text());
        Selections after = Selections.at(replaced.start() + completion.caret());
        close();
        writing = true;
        try {
            model.document().edit(EditKind.OTHER, List.of(change), model.selections(), after);
            model.select(after);
        } finally {
            writing = false;
        }
        view.revealCaret();
        view.flush();
    }

    private void stopAsking() {
        Optional.ofNullable(asked).ifPresent(Call::cancel);
        asked = null;
    }

    private void close() {
        stopAsking();
        pause.cancel();
        Shell open = popup;
        popup = null;
        list = null;
        explanation = null;
        if (open != null && !open.isDisposed()) {
            open.dispose();
        }
    }
}

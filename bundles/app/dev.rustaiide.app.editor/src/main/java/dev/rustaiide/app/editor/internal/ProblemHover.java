package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.editor.DocumentChange;
import dev.rustaiide.app.editor.Selections;
import dev.rustaiide.app.ui.components.Link;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.QuickFix;

/** Tells what is wrong where the pointer rests or the caret stands, all of it, with what mends it. Takes no focus. */
final class ProblemHover implements EditorModel.Listener {
    private static final int WIDTH = 620;
    private static final int TALLEST_EXPLANATION = 300;
    private static final int PAD = 3 * Look.STEP;

    private final TextView view;
    private final EditorModel model;
    private final Look look;
    private final BiConsumer<Diagnostic, QuickFix> chosen;
    private @Nullable Shell popup;
    private List<Diagnostic> shown = List.of();

    /** {@code chosen} hears which fix somebody wants. */
    ProblemHover(TextView view, EditorModel model, Look look, BiConsumer<Diagnostic, QuickFix> chosen) {
        this.view = view;
        this.model = model;
        this.look = look;
        this.chosen = chosen;
        Canvas canvas = view.canvas();
        canvas.addListener(SWT.MouseHover, this::hover);
        canvas.addListener(SWT.MouseMove, this::leave);
        canvas.addListener(SWT.KeyDown, event -> close());
        canvas.addListener(SWT.MouseDown, event -> close());
        canvas.addListener(SWT.FocusOut, event -> closeUnlessOver());
        canvas.addListener(SWT.Dispose, event -> close());
        view.onScroll(this::close);
        model.addListener(this);
    }

    @Override
    public void textChanged(DocumentChange change) {
        close();
    }

    @Override
    public void selectionsChanged(Selections before) {
        close();
    }

    private void hover(Event event) {
        if (event.x >= view.viewport().gutter()) {
            int offset = view.offsetAt(event.x, event.y);
            boolean beyond = event.x > view.locationOf(offset).x + 2 * view.metrics().cell();
            show(beyond ? List.of() : at(offset), offset);
        } else {
            int line = model.rows().lineOf(view.viewport().rowAt(event.y));
            show(on(line), model.text().lineStart(line));
        }
    }

    /** Shows what is wrong at the main caret, or else on its line. */
    void showAtCaret() {
        int caret = model.selections().main().caret();
        List<Diagnostic> here = at(caret);
        show(here.isEmpty() ? on(model.text().lineOf(caret)) : here, caret);
    }

    private List<Diagnostic> at(int offset) {
        List<Diagnostic> found = new ArrayList<>();
        TrackedSpans problems = view.decorations().problems;
        for (int i = 0; i < problems.size() && problems.start(i) <= offset; i++) {
            if (problems.end(i) >= offset) {
                found.add(view.decorations().diagnostics.get(i));
            }
        }
        return found;
    }

    private List<Diagnostic> on(int line) {
        List<Diagnostic> found = new ArrayList<>();
        TrackedSpans problems = view.decorations().problems;
        int end = model.text().lineEnd(line);
        for (int i = problems.firstFrom(model.text().lineStart(line)); i < problems.size()
                && problems.start(i) <= end; i++) {
            found.add(view.decorations().diagnostics.get(i));
        }
        return found;
    }

    private void show(List<Diagnostic> problems, int offset) {
        if (popup != null && problems.equals(shown)) {
            return;
        }
        close();
        if (problems.isEmpty()) {
            return;
        }
        shown = problems;
        Shell shell = new Shell(view.canvas().getShell(), SWT.ON_TOP | SWT.TOOL | SWT.NO_FOCUS | SWT.NO_TRIM);
        popup = shell;
        shell.setBackground(look.color(Token.BORDER));
        GridLayout frame = new GridLayout();
        frame.marginWidth = 1;
        frame.marginHeight = 1;
        shell.setLayout(frame);
        Composite content = new Composite(shell, SWT.NONE);
        content.setBackground(look.color(Token.RAISED));
        content.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        GridLayout layout = new GridLayout();
        layout.marginWidth = PAD;
        layout.marginHeight = 2 * Look.STEP;
        layout.verticalSpacing = Look.STEP;
        content.setLayout(layout);
        for (Diagnostic problem : problems.subList(0, Math.min(problems.size(), 5))) {
            fill(content, problem);
        }
        shell.pack();
        place(shell, offset);
        shell.setVisible(true);
    }

    private void fill(Composite content, Diagnostic problem) {
        paragraph(content, problem.message(), Token.TEXT, false, Integer.MAX_VALUE);
        paragraph(content, problem.source() + problem.code().map(code -> " · " + code).orElse(""), Token.MUTED, false,
                Integer.MAX_VALUE);
        if (!problem.explanation().isEmpty() && !problem.explanation().equals(problem.message())) {
            paragraph(content, problem.explanation().stripTrailing(), Token.MUTED, true, TALLEST_EXPLANATION);
        }
        for (Diagnostic.Related related : problem.related()) {
            paragraph(content, related.location().range().start() + "  " + related.message(), Token.MUTED, false,
                    Integer.MAX_VALUE);
        }
        for (QuickFix fix : problem.fixes()) {
            Link link = new Link(content, look, fix.title());
            link.setGround(Token.RAISED);
            link.onPress(() -> {
                close();
                chosen.accept(problem, fix);
            });
        }
    }

    private void paragraph(Composite content, String text, Token color, boolean code, int tallest) {
        Canvas canvas = new Canvas(content, SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        TextLayout layout = new TextLayout(canvas.getDisplay());
        layout.setFont(code ? look.codeFont() : look.font(TextSize.BODY));
        layout.setText(text);
        int natural = layout.getBounds().width;
        if (natural > WIDTH && !code) {
            layout.setWidth(WIDTH);
        }
        Rectangle bounds = layout.getBounds();
        GridData data = new GridData(Math.min(bounds.width + 2, WIDTH + 100), Math.min(bounds.height, tallest));
        canvas.setLayoutData(data);
        canvas.addListener(SWT.Paint, event -> {
            GC gc = event.gc;
            gc.setBackground(look.color(Token.RAISED));
            gc.fillRectangle(event.x, event.y, event.width, event.height);
            gc.setForeground(look.color(color));
            layout.draw(gc, 0, 0);
        });
        canvas.addListener(SWT.Dispose, event -> layout.dispose());
    }

    /** Above the line, so that it hides none of what one is reading; below if there is no room. */
    private void place(Shell shell, int offset) {
        Point size = shell.getSize();
        Point caret = view.canvas().toDisplay(view.locationOf(offset));
        Rectangle screen = view.canvas().getMonitor().getClientArea();
        int above = caret.y - size.y - 2;
        int y = above >= screen.y ? above : caret.y + view.metrics().lineHeight() + 2;
        int x = Math.max(screen.x, Math.min(caret.x, screen.x + screen.width - size.x));
        shell.setLocation(x, y);
    }

    /** The pointer may go from the text to the popup; elsewhere it closes it. */
    private void leave(Event event) {
        if (popup == null) {
            return;
        }
        Rectangle reach = popup.getBounds();
        int around = 2 * view.metrics().lineHeight();
        Rectangle wide = new Rectangle(reach.x - around, reach.y - around, reach.width + 2 * around,
                reach.height + 2 * around);
        if (!wide.contains(view.canvas().toDisplay(event.x, event.y))) {
            close();
        }
    }

    private void closeUnlessOver() {
        if (popup != null && !popup.getBounds().contains(view.canvas().getDisplay().getCursorLocation())) {
            close();
        }
    }

    void close() {
        Shell open = popup;
        popup = null;
        shown = List.of();
        if (open != null && !open.isDisposed()) {
            open.dispose();
        }
    }
}

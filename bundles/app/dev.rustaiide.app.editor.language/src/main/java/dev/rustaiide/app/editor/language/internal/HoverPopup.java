package dev.rustaiide.app.editor.language.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorInput;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.editor.language.TintedCode;
import dev.rustaiide.app.ui.components.CodeTint;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Link;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.MarkdownView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.text.Words;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.QuickFix;
import dev.rustaiide.foundation.types.Span;

/**
 * Tells what there is to say about the place where the pointer rests or the caret stands: what is wrong there, with
 * what mends it, and what the name there means. Takes no focus.
 */
final class HoverPopup implements EditedText.Listener, EditorInput.Overlay {
    private static final int WIDTH = 620;
    private static final int TALLEST = 300;
    private static final int MOST_PROBLEMS = 5;
    private static final int PAD = 3 * Look.STEP;

    private final EditorView view;
    private final EditedText model;
    private final Look look;
    private final Inquiries inquiries;
    private final Inquiry inquiry;
    private final InlayHints hints;
    private final CaretNote note;
    private final BiConsumer<Diagnostic, QuickFix> chosen;
    private final Consumer<String> linked;
    private @Nullable Popup popup;
    private @Nullable MarkdownView explanation;
    private @Nullable Subject subject;

    /** What is told of; the problems are those at {@code place}. */
    private record Subject(Span place, int offset, List<Diagnostic> problems, boolean byKey) {}

    /** {@code chosen} hears which fix somebody wants, {@code linked} which link somebody follows. */
    HoverPopup(EditorView view, Look look, Inquiries inquiries, InlayHints hints, CaretNote note,
            BiConsumer<Diagnostic, QuickFix> chosen, Consumer<String> linked) {
        this.note = note;
        this.hints = hints;
        this.view = view;
        this.model = inquiries.model();
        this.look = look;
        this.inquiries = inquiries;
        this.inquiry = inquiries.inquiry();
        this.chosen = chosen;
        this.linked = linked;
        Canvas canvas = view.canvas();
        canvas.addListener(SWT.MouseHover, this::hover);
        canvas.addListener(SWT.MouseMove, this::leave);
        canvas.addListener(SWT.MouseExit, event -> inquiry.cancel());
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

    /** Opened by key, keys that would scroll the text scroll what is told; others close it. */
    @Override
    public boolean take(EditorCommand command) {
        MarkdownView text = explanation;
        boolean open = popup != null;
        if (text != null && !text.isDisposed()) {
            if (command == EditorCommand.COPY && text.copy()) {
                return true;
            }
            int distance = subject != null && subject.byKey ? distance(command) : 0;
            if (distance != 0) {
                text.by(distance);
                return true;
            }
        }
        close();
        return open && command == EditorCommand.SINGLE_CURSOR;
    }

    private int distance(EditorCommand command) {
        int line = view.lineHeight();
        return switch (command) {
            case CURSOR_DOWN -> line;
            case CURSOR_UP -> -line;
            case CURSOR_PAGE_DOWN -> TALLEST - 2 * line;
            case CURSOR_PAGE_UP -> 2 * line - TALLEST;
            default -> 0;
        };
    }

    private void hover(Event event) {
        if (view.isGutter(event.x)) {
            int line = view.lineAt(event.y);
            show(new Subject(model.text().lineSpan(line), model.text().lineStart(line), on(line), false), false);
            return;
        }
        Optional<Hover> label = hints.at(event);
        if (label.isPresent()) {
            close();
            int at = view.offsetAt(event.x, event.y);
            subject = new Subject(new Span(at, at), at, List.of(), false);
            tint(subject, label.get());
            return;
        }
        int offset = view.characterAt(event.x, event.y);
        if (offset >= 0) {
            Span name = Words.nameAt(model.text(), offset);
            Span place = name.isEmpty() ? new Span(offset, offset + 1) : name;
            show(new Subject(place, offset, at(offset), false), true);
        }
    }

    /** Tells of the main caret's place, or else what is wrong on its line. */
    void showAtCaret() {
        int caret = model.selections().main().caret();
        List<Diagnostic> here = at(caret);
        Span name = Words.nameAt(model.text(), caret);
        boolean named = !name.isEmpty() && inquiries.isConnected();
        close();
        show(new Subject(name, caret, here.isEmpty() && !named ? on(model.text().lineOf(caret)) : here, true), true);
    }

    private List<Diagnostic> at(int offset) {
        return view.problemsIn(new Span(offset, offset));
    }

    private List<Diagnostic> on(int line) {
        return view.problemsIn(model.text().lineSpan(line)).stream()
                .filter(problem -> problem.location().range().start().line() == line).toList();
    }

    private void show(Subject next, boolean withMeaning) {
        if (popup != null && next.equals(subject) || subject != null && subject.equals(next) && inquiry.isWaiting()) {
            return;
        }
        close();
        subject = next;
        if (!next.problems.isEmpty()) {
            render(next, Optional.empty(), CodeTint.NONE);
        }
        if (withMeaning && inquiries.isConnected()) {
            Hover.At question = new Hover.At(inquiries.source(), inquiries.position(next.offset));
            inquiry.ask(question, answer -> answer.value().filter(hover -> !hover.markdown().isBlank()
                    || !hover.effects().isEmpty()).ifPresentOrElse(
                            hover -> tint(next, answer.isSyntactic() ? byName(hover) : hover), () -> nothing(next)));
        } else {
            nothing(next);
        }
    }

    /** People are told that it may be about a namesake. */
    private static Hover byName(Hover hover) {
        return new Hover(hover.markdown() + "\n\n*By name only: nobody who knows types has answered.*", hover.range(),
                hover.effects());
    }

    /** Who asked by key is told so. */
    private void nothing(Subject of) {
        if (of.byKey && of.problems.isEmpty()) {
            note.show("Nothing is known about this place.");
        }
    }

    private void tint(Subject of, Hover told) {
        Hover hover = new Hover(PlainLinks.of(told.markdown()), told.range(), told.effects());
        Call.start("tint", scope -> TintedCode.of(model.document().syntax(), model.document().language(),
                hover.markdown())).onSuccess(inquiries.ui(), tint -> {
                    if (subject == of && !view.canvas().isDisposed()) {
                        render(of, Optional.of(hover), tint);
                    }
                });
    }

    private void render(Subject of, Optional<Hover> hover, CodeTint tint) {
        Popup open = popup == null ? new Popup(view, look) : popup;
        popup = open;
        open.clear();
        Composite content = open.content();
        content.setLayout(Grids.stacked());
        if (!of.problems.isEmpty()) {
            Composite problems = part(content);
            for (Diagnostic problem : of.problems.subList(0, Math.min(of.problems.size(), MOST_PROBLEMS))) {
                new ProblemText(problems, look, WIDTH).show(problem, this::mend, this::go);
            }
        }
        hover.ifPresent(told -> {
            if (!of.problems.isEmpty()) {
                Popup.divider(content, look);
            }
            tell(content, told, tint);
        });
        open.show(of.place.isEmpty() ? of.offset : of.place.start(), true);
    }

    private Composite part(Composite content) {
        Composite part = new Composite(content, SWT.NONE);
        part.setBackground(look.color(Token.RAISED));
        part.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
        GridLayout layout = new GridLayout();
        layout.marginWidth = PAD;
        layout.marginHeight = 2 * Look.STEP;
        layout.verticalSpacing = Look.STEP;
        part.setLayout(layout);
        return part;
    }

    private void tell(Composite content, Hover hover, CodeTint tint) {
        if (!hover.markdown().isBlank()) {
            MarkdownView text = new MarkdownView(content, look);
            text.setGround(Token.RAISED);
            text.setMostWidth(WIDTH);
            text.setCodeTint(tint);
            text.setText(hover.markdown());
            text.onLink(linked);
            Point size = text.computeSize(SWT.DEFAULT, SWT.DEFAULT);
            GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
            data.widthHint = size.x;
            data.heightHint = Math.min(size.y, TALLEST);
            text.setLayoutData(data);
            explanation = text;
        }
        if (!hover.effects().isEmpty()) {
            Popup.divider(content, look);
            Composite links = part(content);
            ((GridLayout) links.getLayout()).numColumns = hover.effects().size();
            ((GridLayout) links.getLayout()).horizontalSpacing = PAD;
            hover.effects().forEach(effect -> link(links, effect));
        }
    }

    private void link(Composite links, Effect effect) {
        Link link = new Link(links, look, EffectTitle.of(effect.title()).words());
        link.setGround(Token.RAISED);
        link.onPress(() -> {
            close();
            inquiries.perform(effect);
        });
    }

    private void mend(Diagnostic problem, QuickFix fix) {
        close();
        chosen.accept(problem, fix);
    }

    private void go(Diagnostic.Related related) {
        close();
        inquiries.perform(new Effect.Go(related.message(), related.location()));
    }

    /** The pointer may go from the text to the popup; elsewhere it closes it. */
    private void leave(Event event) {
        Popup open = popup;
        if (open == null) {
            if (subject != null && !subject.byKey
                    && !subject.place.touches(Math.max(0, view.characterAt(event.x, event.y)))) {
                inquiry.cancel();
            }
            return;
        }
        Rectangle reach = open.bounds();
        int around = 2 * view.lineHeight();
        Rectangle wide = new Rectangle(reach.x - around, reach.y - around, reach.width + 2 * around,
                reach.height + 2 * around);
        if (subject != null && !subject.byKey && !wide.contains(view.canvas().toDisplay(event.x, event.y))) {
            close();
        }
    }

    private void closeUnlessOver() {
        if (popup != null && !popup.bounds().contains(view.canvas().getDisplay().getCursorLocation())) {
            close();
        }
    }

    void close() {
        inquiry.cancel();
        Popup open = popup;
        popup = null;
        explanation = null;
        subject = null;
        if (open != null) {
            open.close();
        }
    }
}

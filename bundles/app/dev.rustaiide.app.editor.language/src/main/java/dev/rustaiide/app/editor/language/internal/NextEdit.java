package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.EditKind;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditorInput;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.editor.EditorView.Inlay;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.NextEdits;
import dev.rustaiide.foundation.language.NextEdits.Made;
import dev.rustaiide.foundation.language.NextEdits.Suggestion;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.TextEdit;

/**
 * Offers the change that was just made at the next place that wants it. What would go is struck through there and what
 * would come stands behind it, muted; if that is out of view, a few words at the end of the caret's line say where it
 * is. Tab goes there, Tab again makes the change and shows the next place, Escape lets go until something else is
 * changed. Whatever else is over the text has its keys first. It is no text and never moves the caret by itself.
 */
final class NextEdit implements EditorView.Inlays, EditedText.Listener, EditorInput.Overlay {
    /** After the last key: longer than ghost text waits, so that the two do not take turns. */
    private static final Duration PAUSE = Duration.ofMillis(350);
    private static final int ALL = 500;
    private static final int LONGEST = 60;

    private final EditorView view;
    private final EditedText model;
    private final Look look;
    private final Inquiries inquiries;
    private final EditorView.Inlays others;
    private final CaretNote note;
    private final Inquiry inquiry;
    private final Debounce pause;
    private final Burst burst = new Burst();
    private BooleanSupplier givesWay = () -> false;
    private @Nullable Mark mark;
    private @Nullable Inlay drawn;
    private boolean writing;

    /** The place that is offered, in the text as it is now, and how it is shown. */
    private record Mark(Span span, String written, boolean isSeen, int line) {}

    /** {@code others} are the labels that the lines have besides. */
    NextEdit(EditorView view, Look look, Inquiries inquiries, EditorView.Inlays others, CaretNote note) {
        this.view = view;
        this.model = inquiries.model();
        this.look = look;
        this.inquiries = inquiries;
        this.others = others;
        this.note = note;
        this.inquiry = inquiries.inquiry();
        this.pause = new Debounce(PAUSE, inquiries.ui(), this::ask);
        view.onScroll(this::seenAgain);
        model.addListener(this);
    }

    /** Nothing is shown, and no key taken, while {@code others} have the word. */
    void giveWayTo(BooleanSupplier others) {
        givesWay = others;
    }

    private boolean isWanted() {
        return model.options().language().nextEdit() && inquiries.isConnected() && !model.isReadOnly();
    }

    private void ask() {
        List<Made> made = burst.made(model.text());
        if (view.canvas().isDisposed() || !isWanted() || made.isEmpty() || !model.selections().isSingle()) {
            return;
        }
        inquiry.ask(new NextEdits.After(inquiries.source(), inquiries.caret(), made, NextEdits.After.FEW), this::take);
    }

    private void take(Answer<NextEdits> answer) {
        Optional<Suggestion> first = answer.value().list().stream().findFirst();
        if (first.isEmpty() || givesWay.getAsBoolean()) {
            hide();
            return;
        }
        TextEdit edit = first.get().edit();
        Text text = model.text();
        Span span = new Span(text.offsetOf(edit.range().start()), text.offsetOf(edit.range().end()));
        show(new Mark(span, edit.newText(), isSeen(span), text.lineOf(span.start())));
    }

    private boolean isSeen(Span span) {
        Point at = view.locationOf(span.start());
        return at.y >= 0 && at.y + view.lineHeight() <= view.canvas().getSize().y;
    }

    private void seenAgain() {
        Mark now = mark;
        if (now != null && now.isSeen != isSeen(now.span)) {
            show(new Mark(now.span, now.written, !now.isSeen, now.line));
        }
    }

    private void show(@Nullable Mark next) {
        Mark before = mark;
        mark = next;
        drawn = null;
        view.setStruck(next != null && next.isSeen ? next.span : new Span(0, 0));
        Set<Integer> lines = new HashSet<>(List.of(caretLine()));
        if (before != null) {
            lines.add(lineOf(before));
        }
        if (next != null) {
            lines.add(lineOf(next));
        }
        view.inlaysChanged(lines);
    }

    private void hide() {
        if (mark != null && !view.canvas().isDisposed()) {
            show(null);
        }
    }

    private int caretLine() {
        return model.text().lineOf(model.selections().main().caret());
    }

    private int lineOf(Mark of) {
        return model.text().lineOf(Math.min(of.span.end(), model.text().length()));
    }

    @Override
    public void optionsChanged() {
        if (!isWanted()) {
            pause.cancel();
            hide();
        }
    }

    @Override
    public void textChanged(DocumentChange change) {
        if (writing) {
            burst.repeated(change);
            return;
        }
        burst.add(change);
        inquiry.cancel();
        hide();
        if (isWanted()) {
            pause.trigger();
        }
    }

    @Override
    public void selectionsChanged(Selections before) {
        Mark now = mark;
        if (now != null && !now.isSeen && !writing) {
            show(now);
            int line = model.text().lineOf(Math.min(before.main().caret(), model.text().length()));
            view.inlaysChanged(Set.of(line));
        }
    }

    @Override
    public boolean take(EditorCommand command) {
        Mark now = mark;
        boolean mine = now != null && !givesWay.getAsBoolean() && model.selections().isSingle()
                && model.selections().main().isEmpty();
        if (!mine || now == null) {
            return false;
        }
        if (command == EditorCommand.SINGLE_CURSOR) {
            burst.clear();
            hide();
            return true;
        }
        int caret = model.selections().main().caret();
        boolean there = now.span.start() == caret;
        boolean indents = !there && model.indentBefore(caret).length() == caret - model.text().lineStart(caretLine());
        if (command != EditorCommand.TAB || indents) {
            return false;
        }
        if (there) {
            accept(now);
        } else {
            model.select(Selections.at(now.span.start()));
            view.revealCaret();
            seenAgain();
        }
        view.flush();
        return true;
    }

    private void accept(Mark now) {
        hide();
        writing = true;
        try {
            int end = now.span.start() + now.written.length();
            model.document().edit(EditKind.OTHER, List.of(TextChange.of(now.span.start(), now.span.end(),
                    now.written)), model.selections(), Selections.at(end));
            model.select(Selections.at(end));
        } finally {
            writing = false;
        }
        view.revealCaret();
        ask();
    }

    /** Shows what would change if the last change were made at all places that want it. */
    void all() {
        List<Made> made = burst.made(model.text());
        if (made.isEmpty() || !inquiries.isConnected()) {
            note.show("Change something first: then it can be made elsewhere too.");
            return;
        }
        inquiry.ask(new NextEdits.After(inquiries.source(), inquiries.caret(), made, ALL), answer -> {
            List<TextEdit> edits = answer.value().list().stream().map(Suggestion::edit).toList();
            if (edits.isEmpty()) {
                note.show("No other place looks as if it wants this change.");
                return;
            }
            String title = edits.size() == 1 ? "Make the change at one more place"
                    : "Make the change at " + edits.size() + " more places";
            inquiries.perform(new Effect.Review(title, new WorkspaceEdit(List.of(new WorkspaceEdit.Edits(
                    new FileEdits(inquiries.source().file(), edits), Optional.of(inquiries.source().version()))))));
        });
    }

    @Override
    public List<Inlay> on(int start, int end) {
        List<Inlay> found = others.on(start, end);
        Mark now = mark;
        if (now == null || givesWay.getAsBoolean()) {
            return found;
        }
        int at = now.isSeen ? now.span.end() : model.text().lineEnd(caretLine());
        String words = now.isSeen ? firstLine(now.written) : "  ⇥ next edit: line " + (now.line + 1);
        if (at < start || at > end || words.isEmpty()) {
            return found;
        }
        // The last of the line: the others are known by their number.
        List<Inlay> all = new ArrayList<>(found);
        Inlay mine = new Inlay(at - start, words, width(words), 0, 0, false);
        drawn = mine;
        all.add(mine);
        return all;
    }

    /** What can be shown in one line. */
    private static String firstLine(String written) {
        String line = written.replaceAll("\\R[ \t]*", " ⏎ ").stripTrailing();
        line = written.startsWith("\n") || written.startsWith("\r") ? line : line.stripLeading();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    private int width(String words) {
        GC gc = new GC(view.canvas());
        gc.setFont(look.codeFont());
        int width = gc.stringExtent(words).x;
        gc.dispose();
        return width;
    }

    @Override
    public void edited(DocumentChange change) {
        others.edited(change);
        Mark now = mark;
        if (now != null) { // it goes when the text is told about; until then its line is the right one
            int start = change.map(now.span.start(), true);
            mark = new Mark(new Span(start, Math.max(start, change.map(now.span.end(), false))), now.written,
                    now.isSeen, now.line);
        }
    }

    @Override
    public void paint(GC gc, Inlay inlay, int x, int y) {
        if (!inlay.equals(drawn) || mark == null) {
            others.paint(gc, inlay, x, y);
            return;
        }
        gc.setForeground(look.color(Token.MUTED));
        int top = y + view.baseline() - gc.getFontMetrics().getAscent() - gc.getFontMetrics().getLeading();
        gc.drawString(inlay.text(), x, top, true);
        if (mark.isSeen) {
            gc.setForeground(look.color(Token.ACCENT));
            gc.drawLine(x, y + view.baseline() + 3, x + inlay.width() - 1, y + view.baseline() + 3);
        }
    }
}

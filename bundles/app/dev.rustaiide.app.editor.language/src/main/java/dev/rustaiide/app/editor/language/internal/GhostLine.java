package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
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
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.InlineCompletions.Continuation;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * Shows behind the caret how the text could go on, muted, until it is taken or something else is typed: the rest of
 * the line in it, further lines in rows of their own below. Tab writes all of it, the key for a word to the right a
 * word, the one for the line's end a line, Escape lets go of it; two keys go through other ways to go on. It is no text
 * and never moves the caret; who types what it says sees it get shorter, without being asked again.
 */
final class GhostLine implements EditorView.Inlays, EditedText.Listener, EditorInput.Overlay {
    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final String CLOSERS = ")]}>;,\"' \t";

    private final EditorView view;
    private final EditedText model;
    private final Look look;
    private final Inquiries inquiries;
    private final EditorView.Inlays others;
    private final Completing completing;
    private final Inquiry inquiry;
    private final Debounce pause;
    private final TakenPart part;
    private final GhostOutcome outcome;
    private final ReadAhead ahead;
    /** What is shown; null if nothing is. */
    private @Nullable Way ghost;
    /** All ways to go on that are known at {@link #at}, the shown one among them. */
    private List<Way> ways = List.of();
    /** Whether those who know more were asked for it here. */
    private boolean hasAll;
    private int at;
    private boolean writing;
    private @Nullable Inlay drawn;

    /** {@code others} are the labels that the lines have besides. */
    GhostLine(EditorView view, Look look, Inquiries inquiries, EditorView.Inlays others, Completing completing) {
        this.view = view;
        this.model = inquiries.model();
        this.look = look;
        this.inquiries = inquiries;
        this.others = others;
        this.completing = completing;
        this.inquiry = inquiries.inquiry();
        this.pause = new Debounce(PAUSE, inquiries.ui(), this::ask);
        this.part = new TakenPart(inquiries);
        this.outcome = new GhostOutcome(inquiries);
        this.ahead = new ReadAhead(inquiries, () -> !view.canvas().isDisposed() && isWanted() && fits());
        view.setInlays(this);
        view.canvas().addListener(SWT.FocusIn, event -> ahead.rests());
        view.canvas().addListener(SWT.FocusOut, event -> {
            ahead.cancel();
            dismiss();
        });
        view.canvas().addListener(SWT.MouseDown, event -> dismiss());
        model.addListener(this);
    }

    boolean isShown() {
        return ghost != null;
    }

    private boolean isWanted() {
        return model.options().language().ghostText() && inquiries.isConnected() && !model.isReadOnly();
    }

    private void ask() {
        if (view.canvas().isDisposed() || !isWanted() || !fits()) {
            return;
        }
        inquiry.ask(new InlineCompletions.At(inquiries.source(), inquiries.caret(), false, Optional.empty()),
                answer -> take(answer, 0));
    }

    /** Shows another way to go on: {@code step} is 1 for the next one, -1 for the one before. */
    void choose(int step) {
        if (view.canvas().isDisposed() || !inquiries.isConnected() || model.isReadOnly() || !fits()) {
            return;
        }
        if (hasAll && ghost != null) {
            offer(ways.get(Math.floorMod(ways.indexOf(ghost) + step, ways.size())), at);
        } else {
            pause.cancel();
            inquiry.ask(new InlineCompletions.At(inquiries.source(), inquiries.caret(), true, Optional.empty()),
                    answer -> take(answer, ghost == null ? 0 : step));
        }
    }

    /** One caret, with nothing but what closes behind it in its line, and no list that leads the keys. */
    private boolean fits() {
        Selections selections = model.selections();
        if (!selections.isSingle() || !selections.main().isEmpty() || completing.isOpen()
                || !view.canvas().isFocusControl()) {
            return false;
        }
        return isRest(each -> CLOSERS.indexOf(each) >= 0);
    }

    /** Whether all behind the caret in its line is so. */
    private boolean isRest(IntPredicate so) {
        Text text = model.text();
        int caret = model.selections().main().caret();
        return text.substring(caret, text.lineEnd(text.lineOf(caret))).chars().allMatch(so);
    }

    /** Shows the way to go on that is {@code step} ways from the one that is shown. */
    private void take(Answer<InlineCompletions> answer, int step) {
        if (!fits()) {
            return;
        }
        int caret = model.selections().main().caret();
        Map<String, Way> all = new LinkedHashMap<>();
        if (ghost != null && at == caret) {
            all.put(ghost.text(), ghost);
        }
        // Further lines would part what stands behind the caret from its line.
        boolean isWhole = isRest(Character::isWhitespace);
        for (Continuation offered : answer.value().list()) {
            int start = model.text().offsetOf(offered.insertion().range().start());
            if (model.text().offsetOf(offered.insertion().range().end()) == caret) {
                Way.behind(model.text().substring(start, caret), offered, isWhole)
                        .ifPresent(way -> all.putIfAbsent(way.text(), way));
            }
        }
        if (!all.isEmpty()) {
            ways = List.copyOf(all.values());
            hasAll = step != 0 || answer.value().list().size() > 1;
            offer(ways.get(Math.floorMod(step, ways.size())), caret);
        }
    }

    /** Shows what nobody has seen yet. */
    private void offer(Way way, int caret) {
        if (!way.equals(ghost) || caret != at) {
            outcome.shown(way.text());
        }
        show(way, caret);
    }

    private void show(@Nullable Way way, int offset) {
        if (Objects.equals(way, ghost) && offset == at) {
            return;
        }
        Set<Integer> lines = new HashSet<>(List.of(lineOf(at), lineOf(offset)));
        ghost = way;
        at = offset;
        ways = way == null ? List.of() : ways;
        hasAll = hasAll && way != null;
        drawn = null;
        view.inlaysChanged(lines);
        view.setGhostLines(offset, way == null ? List.of() : way.furtherLines());
    }

    private int lineOf(int offset) {
        return model.text().lineOf(Math.min(offset, model.text().length()));
    }

    private void dismiss() {
        pause.cancel();
        inquiry.cancel();
        part.tell();
        outcome.ended();
        if (!view.canvas().isDisposed()) {
            show(null, at);
            // An edit elsewhere has let go of it before, but not of its rows.
            view.setGhostLines(at, List.of());
        }
    }

    @Override
    public void optionsChanged() {
        if (!isWanted()) {
            dismiss();
        }
    }

    @Override
    public void textChanged(DocumentChange change) {
        if (writing) {
            return;
        }
        inquiry.cancel();
        String said = asSaid(change);
        if (!said.isEmpty()) {
            outcome.goneOn(said.length(), false);
            goOn(said);
        } else {
            outcome.goneOn(end(change), false);
            dismiss();
            boolean written = change.changes().size() == 1 && !change.changes().getFirst().replacement().isEmpty();
            if (written && isWanted()) {
                pause.trigger();
            }
        }
    }

    /** What was typed of what is shown, if that is what {@code change} is, and something is left. */
    private String asSaid(DocumentChange change) {
        TextChange first = change.changes().getFirst();
        Way shown = ghost;
        boolean here = shown != null && change.changes().size() == 1 && first.start() == at && first.end() == at
                && first.replacement().length() < shown.text().length();
        String typed = here ? first.replacement().toString() : "";
        return shown != null && shown.text().startsWith(typed) ? typed : "";
    }

    /** How much {@code change} types of what is shown if it types all that is left, else 0. */
    private int end(DocumentChange change) {
        TextChange first = change.changes().getFirst();
        Way shown = ghost;
        return shown != null && change.changes().size() == 1 && first.start() == at && first.end() == at
                && shown.text().contentEquals(first.replacement()) ? shown.text().length() : 0;
    }

    /** {@code written} stands there now; ways that begin otherwise are none any more. */
    private void goOn(String written) {
        Way shown = ghost;
        int length = written.length();
        ways = ways.stream().filter(way -> way.text().startsWith(written) && way.text().length() > length)
                .map(way -> way.after(length)).toList();
        show(shown == null || shown.text().length() == length ? null : shown.after(length), at + length);
    }

    @Override
    public void selectionsChanged(Selections before) {
        boolean stays = model.selections().isSingle() && model.selections().main().isEmpty()
                && model.selections().main().caret() == at;
        if (!stays && ghost != null && !writing) {
            dismiss();
        }
    }

    @Override
    public boolean take(EditorCommand command) {
        Way shown = ghost;
        if (shown == null || completing.isOpen()) {
            return false;
        }
        switch (command) {
            case TAB -> write(shown, shown.text().length());
            case CURSOR_WORD_RIGHT -> write(shown, shown.word());
            case CURSOR_LINE_END -> write(shown, shown.line());
            case SINGLE_CURSOR -> dismiss();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Writes the first {@code length} characters; the others stay. */
    private void write(Way shown, int length) {
        String taken = shown.text().substring(0, length);
        int caret = model.selections().main().caret();
        writing = true;
        try {
            Selections after = Selections.at(caret + length);
            model.document().edit(EditKind.OTHER, List.of(TextChange.insert(caret, taken)), model.selections(), after);
            model.select(after);
        } finally {
            writing = false;
        }
        outcome.goneOn(length, true);
        goOn(taken);
        if (ghost == null) {
            outcome.ended();
            part.forget();
            shown.taken().ifPresent(inquiries::perform);
            pause.trigger();
        } else {
            part.note(ghost);
        }
        view.revealCaret();
        view.flush();
    }

    @Override
    public List<Inlay> on(int start, int end) {
        List<Inlay> found = others.on(start, end);
        String words = ghost == null || at < start || at > end ? "" : ghost.firstLine();
        if (words.isEmpty()) {
            return found;
        }
        List<Inlay> all = new ArrayList<>(found);
        int place = 0;
        while (place < all.size() && all.get(place).column() <= at - start) {
            place++;
        }
        Inlay mine = new Inlay(at - start, words, width(words), 0, 0, false);
        drawn = mine;
        all.add(place, mine);
        return all;
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
        if (!writing && ghost != null && change.changes().getFirst().start() != at) {
            ghost = null;
        }
    }

    @Override
    public void paint(GC gc, Inlay inlay, int x, int y) {
        if (!inlay.equals(drawn) || ghost == null) {
            others.paint(gc, inlay, x, y);
            return;
        }
        gc.setForeground(look.color(Token.GHOST));
        gc.drawString(inlay.text(), x, y + view.baseline() - gc.getFontMetrics().getAscent()
                - gc.getFontMetrics().getLeading(), true);
    }
}

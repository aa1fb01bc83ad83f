package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.InlineCompletions.Continuation;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.text.Words;

/**
 * Shows behind the caret how the line could go on, muted, until it is taken or something else is typed. Tab writes all
 * of it, the key for a word to the right a word, Escape lets go of it; two keys go through other ways to go on. It is
 * no text and never moves the caret; who types what it says sees it get shorter, without being asked again.
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
    /** What is shown; empty if nothing is. */
    private String ghost = "";
    /** All ways to go on that are known at {@link #at}, the shown one among them. */
    private List<String> ways = List.of();
    /** What is done once a way is taken to its end, by what is left of the way. */
    private Map<String, Effect> effects = Map.of();
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
        view.setInlays(this);
        view.canvas().addListener(SWT.FocusOut, event -> dismiss());
        view.canvas().addListener(SWT.MouseDown, event -> dismiss());
        model.addListener(this);
    }

    /** What is shown behind the caret; empty if nothing is. */
    String shown() {
        return ghost;
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
        if (hasAll && !ghost.isEmpty()) {
            show(ways.get(Math.floorMod(ways.indexOf(ghost) + step, ways.size())), at);
        } else {
            pause.cancel();
            inquiry.ask(new InlineCompletions.At(inquiries.source(), inquiries.caret(), true, Optional.empty()),
                    answer -> take(answer, ghost.isEmpty() ? 0 : step));
        }
    }

    /** One caret, with nothing but what closes behind it in its line, and no list that leads the keys. */
    private boolean fits() {
        Selections selections = model.selections();
        if (!selections.isSingle() || !selections.main().isEmpty() || completing.isOpen()
                || !view.canvas().isFocusControl()) {
            return false;
        }
        Text text = model.text();
        int caret = selections.main().caret();
        String behind = text.substring(caret, text.lineEnd(text.lineOf(caret)));
        return behind.chars().allMatch(each -> CLOSERS.indexOf(each) >= 0);
    }

    /** Shows the way to go on that is {@code step} ways from the one that is shown. */
    private void take(Answer<InlineCompletions> answer, int step) {
        if (!fits()) {
            return;
        }
        int caret = model.selections().main().caret();
        Set<String> all = new LinkedHashSet<>();
        Map<String, Effect> then = new HashMap<>();
        if (!ghost.isEmpty() && at == caret) {
            all.add(ghost);
            then.putAll(effects);
        }
        for (Continuation way : answer.value().list()) {
            String text = behind(way, caret);
            if (!text.isEmpty() && all.add(text)) {
                way.then().ifPresent(effect -> then.put(text, effect));
            }
        }
        if (!all.isEmpty()) {
            ways = List.copyOf(all);
            effects = Map.copyOf(then);
            hasAll = step != 0 || answer.value().list().size() > 1;
            show(ways.get(Math.floorMod(step, ways.size())), caret);
        }
    }

    /** What {@code way} writes behind the caret; empty if it writes something else. */
    private String behind(Continuation way, int caret) {
        int start = model.text().offsetOf(way.insertion().range().start());
        int end = model.text().offsetOf(way.insertion().range().end());
        String there = model.text().substring(start, caret);
        String text = way.insertion().newText();
        boolean goesOn = end == caret && !way.isSnippet() && text.startsWith(there);
        // Nobody writes what is not seen.
        return goesOn ? text.substring(there.length()).lines().findFirst().orElse("") : "";
    }

    private void show(String text, int offset) {
        if (text.equals(ghost) && offset == at) {
            return;
        }
        Set<Integer> lines = Set.copyOf(List.of(lineOf(at), lineOf(offset)));
        ghost = text;
        at = offset;
        ways = text.isEmpty() ? List.of() : ways;
        effects = text.isEmpty() ? Map.of() : effects;
        hasAll = hasAll && !text.isEmpty();
        drawn = null;
        view.inlaysChanged(lines);
    }

    private int lineOf(int offset) {
        return model.text().lineOf(Math.min(offset, model.text().length()));
    }

    private void dismiss() {
        pause.cancel();
        inquiry.cancel();
        if (!ghost.isEmpty() && !view.canvas().isDisposed()) {
            show("", at);
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
        char typed = Completing.typed(change);
        int start = change.changes().getFirst().start();
        boolean asSaid = change.changes().size() == 1 && !ghost.isEmpty() && start == at && typed == ghost.charAt(0)
                && change.changes().getFirst().replacement().length() == 1 && ghost.length() > 1;
        inquiry.cancel();
        if (asSaid) {
            goOn(1);
        } else {
            dismiss();
            boolean written = change.changes().size() == 1 && !change.changes().getFirst().replacement().isEmpty();
            if (written && isWanted()) {
                pause.trigger();
            }
        }
    }

    /** The first {@code length} characters stand there now; ways that begin otherwise are none any more. */
    private void goOn(int length) {
        String written = ghost.substring(0, length);
        ways = ways.stream().filter(way -> way.startsWith(written) && way.length() > length)
                .map(way -> way.substring(length)).toList();
        Map<String, Effect> then = new HashMap<>();
        effects.forEach((way, effect) -> {
            if (way.startsWith(written)) {
                then.put(way.substring(length), effect);
            }
        });
        effects = Map.copyOf(then);
        show(ghost.substring(length), at + length);
    }

    @Override
    public void selectionsChanged(Selections before) {
        boolean stays = model.selections().isSingle() && model.selections().main().isEmpty()
                && model.selections().main().caret() == at;
        if (!stays && !ghost.isEmpty() && !writing) {
            dismiss();
        }
    }

    @Override
    public boolean take(EditorCommand command) {
        if (ghost.isEmpty() || completing.isOpen()) {
            return false;
        }
        switch (command) {
            case TAB -> write(ghost.length());
            case CURSOR_WORD_RIGHT -> write(Math.max(1, Words.right(Text.of(ghost), 0)));
            case SINGLE_CURSOR -> dismiss();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Writes the first {@code length} characters; the others stay. */
    private void write(int length) {
        String taken = ghost.substring(0, length);
        String left = ghost.substring(length);
        Optional<Effect> effect = left.isEmpty() ? Optional.ofNullable(effects.get(ghost)) : Optional.empty();
        int caret = model.selections().main().caret();
        writing = true;
        try {
            Selections after = Selections.at(caret + length);
            model.document().edit(EditKind.OTHER, List.of(TextChange.insert(caret, taken)), model.selections(), after);
            model.select(after);
        } finally {
            writing = false;
        }
        goOn(length);
        if (left.isEmpty()) {
            effect.ifPresent(inquiries::perform);
            pause.trigger();
        }
        view.revealCaret();
        view.flush();
    }

    @Override
    public List<Inlay> on(int start, int end) {
        List<Inlay> found = others.on(start, end);
        boolean here = !ghost.isEmpty() && start <= at && at <= end;
        if (!here) {
            return found;
        }
        List<Inlay> all = new ArrayList<>(found);
        int place = 0;
        while (place < all.size() && all.get(place).column() <= at - start) {
            place++;
        }
        Inlay mine = new Inlay(at - start, ghost, width(), 0, 0, false);
        drawn = mine;
        all.add(place, mine);
        return all;
    }

    private int width() {
        GC gc = new GC(view.canvas());
        gc.setFont(look.codeFont());
        int width = gc.stringExtent(ghost).x;
        gc.dispose();
        return width;
    }

    @Override
    public void edited(DocumentChange change) {
        others.edited(change);
        if (!writing && !ghost.isEmpty() && change.changes().getFirst().start() != at) {
            ghost = "";
        }
    }

    @Override
    public void paint(GC gc, Inlay inlay, int x, int y) {
        if (!inlay.equals(drawn) || ghost.isEmpty()) {
            others.paint(gc, inlay, x, y);
            return;
        }
        gc.setForeground(look.color(Token.MUTED));
        gc.drawString(inlay.text(), x, y + view.baseline() - gc.getFontMetrics().getAscent()
                - gc.getFontMetrics().getLeading(), true);
    }
}

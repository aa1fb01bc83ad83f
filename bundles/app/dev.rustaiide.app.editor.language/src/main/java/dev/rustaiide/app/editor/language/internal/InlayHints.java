package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.TrackedSpans;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorView.Inlay;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.InlayHint;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/**
 * Shows what the text leaves out, such as types, as labels within its lines, for what is in view and a page around. A
 * double click writes one into the text, a click with Ctrl goes to what it names.
 */
final class InlayHints implements EditorView.Inlays, EditedText.Listener {
    private static final Duration QUIET = Duration.ofMillis(350);
    private static final int PAD = Look.STEP;
    private static final int GAP = Look.STEP / 2;
    private static final int LONGEST = 40;

    private final EditorView view;
    private final EditedText model;
    private final Look look;
    private final Inquiries inquiries;
    private final Inquiry inquiry;
    private final TrackedSpans places = new TrackedSpans();
    private List<InlayHint> hints = List.of();
    private List<Inlay> labels = List.of();
    private boolean hidden;

    InlayHints(EditorView view, Look look, Inquiries inquiries) {
        this.view = view;
        this.model = inquiries.model();
        this.look = look;
        this.inquiries = inquiries;
        this.inquiry = inquiries.inquiry();
        view.setInlays(this);
        model.addListener(this);
        new Refresh(view, inquiries, QUIET, true, this::ask);
        Look.Registration registration = look.onChange(() -> set(hints, spans()));
        view.canvas().addListener(SWT.Dispose, event -> registration.close());
    }

    /** Hides them in this editor, or shows them again. */
    void toggle() {
        hidden = !hidden;
        optionsChanged();
    }

    @Override
    public void optionsChanged() {
        if (isWanted()) {
            ask();
        } else {
            inquiry.cancel();
            set(List.of(), List.of());
        }
    }

    private boolean isWanted() {
        return model.options().language().inlayHints() && !hidden;
    }

    private void ask() {
        if (isWanted() && inquiries.isConnected()) {
            inquiry.follow(new InlayHint.In(inquiries.source(), view.seenRange()), this::take);
        }
    }

    private void take(Answer<List<InlayHint>> answer, Drift drift) {
        if (!isWanted()) {
            return;
        }
        List<InlayHint> ordered = new ArrayList<>(answer.value());
        ordered.sort(Comparator.comparing(InlayHint::position));
        List<Span> spans = new ArrayList<>();
        for (InlayHint hint : ordered) {
            int offset = drift.now(hint.position());
            spans.add(new Span(offset, offset));
        }
        set(ordered, spans);
    }

    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            spans.add(places.span(i));
        }
        return spans;
    }

    private void set(List<InlayHint> found, List<Span> spans) {
        if (view.canvas().isDisposed()) {
            return;
        }
        Set<Integer> changed = new HashSet<>(lines());
        List<Inlay> before = labels;
        Set<Object> old = new HashSet<>();
        for (int i = 0; i < labels.size(); i++) {
            old.add(List.of(places.start(i), before.get(i)));
        }
        hints = found;
        labels = measured(found);
        places.set(spans);
        boolean same = old.size() == labels.size();
        for (int i = 0; i < labels.size() && same; i++) {
            same = old.contains(List.of(places.start(i), labels.get(i)));
        }
        if (!same) {
            changed.addAll(lines());
            view.inlaysChanged(changed);
        }
    }

    private Set<Integer> lines() {
        Set<Integer> lines = new HashSet<>();
        for (int i = 0; i < places.size(); i++) {
            lines.add(model.text().lineOf(Math.min(places.start(i), model.text().length())));
        }
        return lines;
    }

    private List<Inlay> measured(List<InlayHint> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<Inlay> measured = new ArrayList<>();
        GC gc = new GC(view.canvas());
        gc.setFont(look.font(TextSize.SMALL));
        for (InlayHint hint : found) {
            String words = words(hint);
            int left = hint.isSpacedBefore() ? PAD : GAP;
            int right = hint.isSpacedAfter() ? PAD : GAP;
            int width = gc.stringExtent(words).x + 2 * PAD + left + right;
            measured.add(new Inlay(0, words, width, left, right, hint.kind() == InlayHint.Kind.PARAMETER));
        }
        gc.dispose();
        return measured;
    }

    private static String words(InlayHint hint) {
        StringBuilder words = new StringBuilder();
        hint.parts().forEach(part -> words.append(part.text()));
        String line = words.toString().replace('\n', ' ').strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }

    @Override
    public List<Inlay> on(int start, int end) {
        List<Inlay> found = new ArrayList<>();
        for (int i = places.firstFrom(start); i < places.size() && places.start(i) <= end; i++) {
            Inlay label = labels.get(i);
            found.add(new Inlay(places.start(i) - start, label.text(), label.width(), label.padLeft(),
                    label.padRight(), label.isBeforeCaret()));
        }
        return found;
    }

    /** Muted words on a quiet ground, smaller than code. */
    @Override
    public void paint(GC gc, Inlay inlay, int x, int y) {
        Font before = gc.getFont();
        gc.setFont(look.font(TextSize.SMALL));
        FontMetrics metrics = gc.getFontMetrics();
        int left = x + inlay.padLeft();
        int width = inlay.width() - inlay.padLeft() - inlay.padRight();
        int height = Math.min(view.lineHeight() - 2, metrics.getHeight() + 2);
        int top = y + view.baseline() - metrics.getAscent() - metrics.getLeading() - 1;
        gc.setBackground(look.color(Token.HOVER));
        gc.fillRoundRectangle(left, top, width, height, 6, 6);
        gc.setForeground(look.color(Token.MUTED));
        gc.drawString(inlay.text(), left + PAD, top + 1, true);
        gc.setFont(before);
    }

    @Override
    public void edited(DocumentChange change) {
        dropWithin(change);
        places.edited(change);
    }

    /** What was within text that is gone would gather where that was. */
    private void dropWithin(DocumentChange change) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            int at = places.start(i);
            if (change.changes().stream().noneMatch(one -> one.start() < at && at < one.end())) {
                kept.add(i);
            }
        }
        if (kept.size() < places.size()) {
            List<InlayHint> fewerHints = kept.stream().map(hints::get).toList();
            List<Inlay> fewerLabels = kept.stream().map(labels::get).toList();
            places.set(kept.stream().map(places::span).toList());
            hints = fewerHints;
            labels = fewerLabels;
        }
    }

    /** Writes what was clicked twice, or goes to what it names; says whether a label was clicked. */
    boolean click(Event event) {
        int index = indexAt(event);
        if (index < 0) {
            return false;
        }
        InlayHint hint = hints.get(index);
        if ((event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1) {
            hint.parts().stream().flatMap(part -> part.target().stream()).findFirst()
                    .ifPresent(place -> inquiries.perform(new Effect.Go("Go to type", place)));
            return true;
        }
        boolean writes = event.count == 2 && !hint.edits().isEmpty() && !model.isReadOnly();
        if (writes) {
            List<TextChange> changes = CompletionEdit.changes(hint.edits(), new Drift(model.text(), List.of()));
            model.document().edit(changes);
        }
        return writes;
    }

    /** What the label under the pointer is about, and where that leads; empty if there is none, or it says nothing. */
    Optional<Hover> at(Event event) {
        int index = indexAt(event);
        if (index < 0) {
            return Optional.empty();
        }
        StringBuilder words = new StringBuilder();
        List<Effect> effects = new ArrayList<>();
        for (InlayHint.Part part : hints.get(index).parts()) {
            words.append(words.isEmpty() || part.tooltip().isEmpty() ? "" : "\n\n").append(part.tooltip());
            part.target().ifPresent(place -> effects.add(new Effect.Go("Go to " + part.text().strip(), place)));
        }
        return words.isEmpty() && effects.isEmpty() ? Optional.empty()
                : Optional.of(new Hover(words.toString(), Optional.empty(), effects));
    }

    private int indexAt(Event event) {
        Text text = model.text();
        int within = view.inlayAt(event.x, event.y);
        return within < 0 ? -1 : places.firstFrom(text.lineStart(view.lineAt(event.y))) + within;
    }
}

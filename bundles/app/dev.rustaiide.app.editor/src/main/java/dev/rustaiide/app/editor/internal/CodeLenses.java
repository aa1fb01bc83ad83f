package dev.rustaiide.app.editor.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.CodeLens;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.text.Text;

/**
 * Shows in a row above a declaration what can be done with it. Rows are made when it is known that there is something
 * to show; the words of those in view are asked for one after the other.
 */
final class CodeLenses implements TextPainter.Lenses {
    private static final Duration QUIET = Duration.ofMillis(600);
    private static final String BETWEEN = "   ";

    private final TextView view;
    private final EditorModel model;
    private final Look look;
    private final Inquiries inquiries;
    private final Inquiry inquiry;
    private final Inquiry details;
    /** By the number that the rows know them by; those of one line together. */
    private List<List<CodeLens>> lenses = List.of();
    private final Map<Integer, List<Spot>> painted = new HashMap<>();

    /** Words that were painted, from the left edge of the canvas. */
    private record Spot(int left, int right, Effect effect) {}

    CodeLenses(TextView view, Look look, Inquiries inquiries) {
        this.view = view;
        this.model = inquiries.model();
        this.look = look;
        this.inquiries = inquiries;
        this.inquiry = inquiries.inquiry();
        this.details = inquiries.inquiry();
        view.setLenses(this);
        new Refresh(view, inquiries, QUIET, false, this::ask);
        view.onScroll(this::askForDetails);
        view.canvas().addListener(SWT.MouseMove, this::move);
    }

    void optionsChanged() {
        if (model.options().language().codeLenses()) {
            ask();
        } else {
            inquiry.cancel();
            show(List.of(), new int[0]);
        }
    }

    private void ask() {
        if (model.options().language().codeLenses() && inquiries.isConnected()) {
            inquiry.follow(new CodeLens.In(inquiries.source()), this::take);
        }
    }

    private void take(Answer<List<CodeLens>> answer, Drift drift) {
        if (!model.options().language().codeLenses()) {
            return;
        }
        Map<Integer, List<CodeLens>> byOffset = new TreeMap<>();
        Text text = model.text();
        List<CodeLens> ordered = new ArrayList<>(answer.value());
        ordered.sort(Comparator.comparing(lens -> lens.range().start()));
        for (CodeLens lens : ordered) {
            if (lens.effect().isPresent() || lens.origin().isPresent()) {
                int line = text.lineOf(drift.now(lens.range().start()));
                byOffset.computeIfAbsent(text.lineStart(line), start -> new ArrayList<>()).add(known(lens));
            }
        }
        show(new ArrayList<>(byOffset.values()), byOffset.keySet().stream().mapToInt(offset -> offset).toArray());
        askForDetails();
    }

    /** With the words that it had, so that they do not vanish while they are asked for again. */
    private CodeLens known(CodeLens fresh) {
        if (fresh.effect().isPresent()) {
            return fresh;
        }
        return lenses.stream().flatMap(List::stream).filter(old -> old.range().equals(fresh.range())
                && old.origin().equals(fresh.origin()) && old.effect().isPresent()).findFirst().orElse(fresh);
    }

    private void show(List<List<CodeLens>> found, int[] offsets) {
        lenses = found;
        painted.clear();
        view.lensesChanged(offsets);
    }

    private void askForDetails() {
        if (details.isWaiting() || view.canvas().isDisposed()) {
            return;
        }
        for (int row = view.viewport().firstRow(); row <= view.viewport().lastRow(); row++) {
            int number = model.rows().isLens(row) ? model.rows().lensOf(model.rows().lineOf(row)) : -1;
            if (number < 0 || number >= lenses.size()) {
                continue;
            }
            List<CodeLens> group = lenses.get(number);
            for (int i = 0; i < group.size(); i++) {
                CodeLens lens = group.get(i);
                if (lens.effect().isEmpty()) {
                    askFor(lens, group, i);
                    return;
                }
            }
        }
    }

    private void askFor(CodeLens lens, List<CodeLens> group, int index) {
        details.follow(new CodeLens.Details(lens), (answer, drift) -> {
            Optional<Effect> effect = answer.value().effect();
            // Whoever has nothing to say of it is not asked again.
            group.set(index, new CodeLens(lens.range(),
                    effect.or(() -> Optional.of(new Effect.Show("", List.of()))), lens.origin()));
            view.redrawAll();
            askForDetails();
        }, cause -> {
            group.set(index, new CodeLens(lens.range(), Optional.of(new Effect.Show("", List.of())), lens.origin()));
            askForDetails();
        });
    }

    @Override
    public void paint(GC gc, int line, int x, int y, Palette palette) {
        int number = model.rows().lensOf(line);
        if (number < 0 || number >= lenses.size()) {
            return;
        }
        gc.setFont(look.font(TextSize.SMALL));
        FontMetrics metrics = gc.getFontMetrics();
        int top = y + view.viewport().lineHeight() - metrics.getHeight() - 1;
        List<Spot> spots = new ArrayList<>();
        int at = x;
        gc.setForeground(palette.of(Token.MUTED));
        for (CodeLens lens : lenses.get(number)) {
            Effect effect = lens.effect().orElse(null);
            if (effect != null && !effect.title().isEmpty()) {
                at += spots.isEmpty() ? 0 : gc.stringExtent(BETWEEN).x;
                gc.drawString(effect.title(), at, top, true);
                int right = at + gc.stringExtent(effect.title()).x;
                spots.add(new Spot(at, right, effect));
                at = right;
            }
        }
        painted.put(line, spots);
        gc.setFont(view.metrics().font());
    }

    private Optional<Spot> spotAt(Event event) {
        int row = view.viewport().rowAt(event.y);
        return !model.rows().isLens(row) ? Optional.empty()
                : painted.getOrDefault(model.rows().lineOf(row), List.of()).stream()
                        .filter(spot -> event.x >= spot.left && event.x < spot.right).findFirst();
    }

    private void move(Event event) {
        if (spotAt(event).isPresent()) {
            view.canvas().setCursor(view.canvas().getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        }
    }

    /** Does what was clicked; says whether it was a row of these. */
    boolean click(Event event) {
        boolean here = model.rows().isLens(view.viewport().rowAt(event.y)) && event.button == 1;
        if (here) {
            spotAt(event).ifPresent(spot -> inquiries.perform(spot.effect));
        }
        return here;
    }
}

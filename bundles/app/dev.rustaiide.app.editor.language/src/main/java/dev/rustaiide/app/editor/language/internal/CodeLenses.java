package dev.rustaiide.app.editor.language.internal;

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
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorView;
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
final class CodeLenses implements EditorView.Lenses, EditedText.Listener {
    private static final Duration QUIET = Duration.ofMillis(600);
    private static final String BETWEEN = "   ";

    private final EditorView view;
    private final EditedText model;
    private final Look look;
    private final Inquiries inquiries;
    private final Inquiry inquiry;
    private final Inquiry details;
    /** By the number that the rows know them by; those of one line together. */
    private List<List<Entry>> lenses = List.of();
    /** All that there are, by the starts of their lines in {@link #asked}. */
    private Map<Integer, List<Entry>> groups = Map.of();
    /** What was said of each, to be shown until it is said again. */
    private Map<String, Effect> words = new HashMap<>();
    private @Nullable Text asked;
    private final Map<Integer, List<Spot>> painted = new HashMap<>();

    /** Words that were painted, from the left edge of the canvas. */
    private record Spot(int left, int right, Effect effect) {}

    /** One of them, and what is known of it. */
    private static final class Entry {
        private static final Effect NOTHING = new Effect.Show("", List.of());
        final CodeLens lens;
        final String key;
        Effect effect;
        boolean resolved;
        /** Whether it was never asked for: then it has a row until it is known to be nothing. */
        boolean fresh;

        Entry(CodeLens lens, String key, Map<String, Effect> before) {
            this.lens = lens;
            this.key = key;
            resolved = lens.effect().isPresent();
            fresh = !resolved && !before.containsKey(key);
            effect = lens.effect().orElseGet(() -> before.getOrDefault(key, NOTHING));
        }

        void resolve(Optional<Effect> said) {
            resolved = true;
            fresh = false;
            effect = said.orElse(NOTHING);
        }

        boolean mayShow() {
            return fresh || !effect.title().isEmpty();
        }
    }

    CodeLenses(EditorView view, Look look, Inquiries inquiries) {
        this.view = view;
        this.model = inquiries.model();
        this.look = look;
        this.inquiries = inquiries;
        this.inquiry = inquiries.inquiry();
        this.details = inquiries.inquiry();
        view.setLenses(this);
        model.addListener(this);
        new Refresh(view, inquiries, QUIET, false, this::ask);
        // Who had nothing to say may have something now.
        inquiries.onRefresh(() -> words.values().removeIf(effect -> effect.title().isEmpty()));
        view.onScroll(this::askForDetails);
        view.canvas().addListener(SWT.MouseMove, this::move);
    }

    @Override
    public void optionsChanged() {
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
        Map<Integer, List<Entry>> byOffset = new TreeMap<>();
        Map<String, Effect> before = words;
        words = new HashMap<>(before);
        Text text = model.text();
        List<CodeLens> ordered = new ArrayList<>(answer.value());
        ordered.sort(Comparator.comparing(lens -> lens.range().start()));
        for (CodeLens lens : ordered) {
            if (lens.effect().isPresent() || lens.origin().isPresent()) {
                int line = text.lineOf(drift.now(lens.range().start()));
                List<Entry> group = byOffset.computeIfAbsent(text.lineStart(line), start -> new ArrayList<>());
                group.add(new Entry(lens, text.line(line) + " #" + group.size(), before));
            }
        }
        groups = byOffset;
        asked = text;
        show();
        askForDetails();
    }

    /** Lines of which it is known that there is nothing to show have no row. */
    private void show() {
        List<List<Entry>> found = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>();
        groups.forEach((offset, group) -> {
            if (group.stream().anyMatch(Entry::mayShow)) {
                found.add(group);
                offsets.add(offset);
            }
        });
        show(found, offsets.stream().mapToInt(offset -> offset).toArray());
    }

    private void show(List<List<Entry>> found, int[] offsets) {
        lenses = found;
        painted.clear();
        view.lensesChanged(offsets);
    }

    private void askForDetails() {
        if (details.isWaiting() || view.canvas().isDisposed()) {
            return;
        }
        for (int number : view.seenLenses()) {
            List<Entry> group = number < 0 || number >= lenses.size() ? List.of() : lenses.get(number);
            Optional<Entry> next = group.stream().filter(entry -> !entry.resolved).findFirst();
            if (next.isPresent()) {
                askFor(next.get(), group);
                return;
            }
        }
    }

    private void askFor(Entry entry, List<Entry> group) {
        details.follow(new CodeLens.Details(entry.lens), (answer, drift) ->
                resolved(entry, group, answer.value().effect(), drift), cause ->
                resolved(entry, group, Optional.empty(), new Drift(model.text(), List.of())));
    }

    private void resolved(Entry entry, List<Entry> group, Optional<Effect> effect, Drift drift) {
        entry.resolve(effect);
        words.put(entry.key, entry.effect);
        if (group.stream().noneMatch(Entry::mayShow) && drift.isNone() && lenses.contains(group)
                && model.text() == asked) {
            show();
        } else {
            view.redrawAll();
        }
        askForDetails();
    }

    @Override
    public void paint(GC gc, int number, int x, int y) {
        if (number < 0 || number >= lenses.size()) {
            return;
        }
        gc.setFont(look.font(TextSize.SMALL));
        FontMetrics metrics = gc.getFontMetrics();
        int top = y + view.lineHeight() - metrics.getHeight() - 1;
        List<Spot> spots = new ArrayList<>();
        int at = x;
        gc.setForeground(look.color(Token.MUTED));
        for (Entry entry : lenses.get(number)) {
            Effect effect = entry.effect;
            if (!effect.title().isEmpty()) {
                at += spots.isEmpty() ? 0 : gc.stringExtent(BETWEEN).x;
                gc.drawString(effect.title(), at, top, true);
                int right = at + gc.stringExtent(effect.title()).x;
                spots.add(new Spot(at, right, effect));
                at = right;
            }
        }
        painted.put(number, spots);
    }

    private Optional<Spot> spotAt(Event event) {
        return painted.getOrDefault(view.lensAt(event.y), List.of()).stream()
                .filter(spot -> event.x >= spot.left && event.x < spot.right).findFirst();
    }

    private void move(Event event) {
        if (spotAt(event).isPresent()) {
            view.canvas().setCursor(view.canvas().getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        }
    }

    /** Does what was clicked; says whether it was a row of these. */
    boolean click(Event event) {
        boolean here = view.lensAt(event.y) >= 0 && event.button == 1;
        if (here) {
            spotAt(event).ifPresent(spot -> inquiries.perform(spot.effect));
        }
        return here;
    }
}

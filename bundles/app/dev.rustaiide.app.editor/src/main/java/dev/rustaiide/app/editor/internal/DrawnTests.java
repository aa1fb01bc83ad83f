package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.eclipse.swt.graphics.GC;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.TrackedSpans;
import dev.rustaiide.app.editor.TestedLines;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/** How tests went and which lines they ran, drawn beside the lines. */
final class DrawnTests implements TestedLines {
    private static final int WIDTH = 3;
    /** A line that did not run has a broken bar: colour alone would not tell everybody. */
    private static final int DASH = 3;

    private final TrackedSpans lines = new TrackedSpans();
    private final BitSet ran = new BitSet();
    private Function<SyntaxTree.Runnable, State> states = runnable -> State.UNKNOWN;
    private @Nullable EditorModel model;
    private @Nullable TextView view;

    /** The editor that shows them is there. */
    void attach(EditorModel shown, TextView shownIn) {
        model = shown;
        view = shownIn;
    }

    @Override
    public void setStates(Function<SyntaxTree.Runnable, State> asked) {
        states = asked;
        statesChanged();
    }

    @Override
    public void statesChanged() {
        TextView shown = view;
        if (shown != null && !shown.canvas().isDisposed()) {
            shown.gutter().redrawAll();
        }
    }

    @Override
    public void setCoverage(Map<Integer, Boolean> covered) {
        EditorModel known = model;
        if (known == null) {
            return;
        }
        Text text = known.text();
        List<Span> spans = new ArrayList<>();
        ran.clear();
        new TreeMap<>(covered).forEach((line, did) -> {
            if (line >= 0 && line < text.lineCount()) {
                ran.set(spans.size(), did);
                spans.add(text.lineSpan(line));
            }
        });
        lines.set(spans);
        statesChanged();
    }

    void edited(DocumentChange change) {
        lines.edited(change);
    }

    /** What is drawn in the place of the arrow of {@code runnable}. */
    void paintArrow(GC gc, Look look, SyntaxTree.Runnable runnable, int x, int y) {
        State state = runnable.kind() == SyntaxTree.RunnableKind.MAIN ? State.UNKNOWN : states.apply(runnable);
        Icon icon = switch (state) {
            case UNKNOWN -> Icon.RUN;
            case RUNNING -> Icon.CLOCK;
            case PASSED -> Icon.SUCCESS;
            case FAILED -> Icon.ERROR;
            case IGNORED -> Icon.MINUS;
        };
        Token tint = switch (state) {
            case UNKNOWN, PASSED -> Token.SUCCESS;
            case RUNNING -> Token.INFO;
            case FAILED -> Token.ERROR;
            case IGNORED -> Token.MUTED;
        };
        gc.drawImage(look.icon(icon, tint), x, y);
    }

    /** The bar of {@code line}, if it has code. */
    void paintCoverage(GC gc, Palette palette, Text text, int line, int x, int y, int height) {
        if (lines.isEmpty()) {
            return;
        }
        int index = lines.firstFrom(text.lineStart(line));
        if (index >= lines.size() || lines.start(index) > text.lineEnd(line)) {
            return;
        }
        boolean did = ran.get(index);
        gc.setBackground(palette.of(did ? Token.SUCCESS : Token.ERROR));
        if (did) {
            gc.fillRectangle(x, y, WIDTH, height);
            return;
        }
        for (int at = 0; at < height; at += 2 * DASH) {
            gc.fillRectangle(x, y + at, WIDTH, Math.min(DASH, height - at));
        }
    }
}

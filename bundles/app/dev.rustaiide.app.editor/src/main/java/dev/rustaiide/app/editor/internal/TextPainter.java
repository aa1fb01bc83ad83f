package dev.rustaiide.app.editor.internal;

import java.util.List;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.TrackedSpans;
import dev.rustaiide.app.editor.EditorView.Lenses;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.foundation.types.Span;

/** Draws one line of code with everything that belongs to it. */
final class TextPainter {
    /** The width of what stands for the line feed in a selection, and of a problem at the end of a line. */
    private static final double LINE_END_CELLS = 0.6;
    /** How much of the ground covers what is not needed, of 255. */
    private static final int FADED = 120;
    /** The height of the line below what writes a colour. */
    private static final int SWATCH = 3;
    private static final int BLOCK_ALPHA = 110;

    private final EditorModel model;
    private final Viewport viewport;
    private final LineCache cache;
    private final Decorations decorations;
    private final Palette palette;

    private Lenses lenses = (gc, lens, x, y) -> { };

    TextPainter(EditorModel model, Viewport viewport, LineCache cache, Decorations decorations, Palette palette) {
        this.model = model;
        this.viewport = viewport;
        this.cache = cache;
        this.decorations = decorations;
        this.palette = palette;
    }

    /** Draws {@code line} at {@code y}, its background included; {@code clip} is what has to be drawn. */
    void paint(GC gc, int line, int y, Rectangle clip, boolean focused) {
        Text text = model.text();
        int start = text.lineStart(line);
        LineCache.Line shown = cache.get(line);
        int end = start + shown.text.length();
        int x = viewport.textLeft();
        viewport.widenTo(shown.layout.width() + (int) (4 * cache.metrics().cell()));
        paintBackground(gc, line, y, clip);
        paintSpans(gc, decorations.occurrences, Token.OCCURRENCE, shown, start, end, x, y);
        paintSpans(gc, decorations.matches, Token.MATCH, shown, start, end, x, y);
        paintSelections(gc, shown, line, start, end, x, y);
        paintGuides(gc, shown, line, x, y);
        paintPlaces(gc, shown, start, end, x, y);
        paintBrackets(gc, shown, start, end, x, y);
        paintText(gc, shown, cache.painted(line, shown), start, end, x, y, clip);
        decorations.marks.paintNote(gc, palette, line, x + shown.layout.width() + (int) (4 * cache.metrics().cell()),
                y + cache.metrics().textTop());
        decorations.versions.paintTail(gc, palette, line, x + shown.layout.width() + (int) (4 * cache.metrics().cell()),
                y + cache.metrics().textTop());
        paintStruck(gc, shown, start, end, x, y);
        paintSwatches(gc, shown, start, end, x, y);
        paintProblems(gc, shown, start, end, x, y);
        paintLink(gc, shown, start, end, x, y);
        if (model.rows().isFolded(line)) {
            paintFold(gc, shown, x, y);
        }
        paintCarets(gc, shown, start, end, x, y, focused);
    }

    void setLenses(Lenses chosen) {
        lenses = chosen;
    }

    /** Draws the row above {@code line}, its background included. */
    void paintLens(GC gc, int line, int y, Rectangle clip) {
        gc.setBackground(palette.of(Token.BACKGROUND));
        gc.fillRectangle(clip.x, y, clip.width, viewport.lineHeight());
        LineCache.Line shown = cache.get(line);
        int columns = Math.max(0, indentColumns(shown.text));
        paintGuides(gc, shown, line, viewport.textLeft(), y);
        int x = viewport.textLeft() + (int) Math.round(columns * cache.metrics().cell());
        lenses.paint(gc, model.rows().lensOf(line), x, y);
        gc.setFont(cache.metrics().font());
    }

    /** Draws a row with {@code text}, which is not in the document, its background included. */
    void paintGhost(GC gc, String text, int y, Rectangle clip) {
        gc.setBackground(palette.of(Token.BACKGROUND));
        gc.fillRectangle(clip.x, y, clip.width, viewport.lineHeight());
        int columns = Math.max(0, indentColumns(text));
        paintGuides(gc, columns, viewport.textLeft(), y);
        int left = (int) Math.round(columns * cache.metrics().cell());
        String words = text.strip().replace("\t", " ".repeat(model.indentation().width()));
        viewport.widenTo(left + gc.stringExtent(words).x + (int) (4 * cache.metrics().cell()));
        gc.setForeground(palette.of(Token.GHOST));
        gc.drawString(words, viewport.textLeft() + left, y + cache.metrics().textTop(), true);
    }

    private void paintBackground(GC gc, int line, int y, Rectangle clip) {
        boolean current = model.selections().isSingle() && model.selections().main().isEmpty()
                && model.text().lineOf(model.selections().main().caret()) == line;
        Token ground = decorations.marks.ground(model.text(), line);
        gc.setBackground(palette.of(ground != null ? ground : current ? Token.CURRENT_LINE : Token.BACKGROUND));
        gc.fillRectangle(clip.x, y, clip.width, viewport.lineHeight());
    }

    private void paintSpans(GC gc, TrackedSpans spans, Token token, LineCache.Line shown, int start, int end, int x,
            int y) {
        if (spans.isEmpty()) {
            return;
        }
        gc.setBackground(palette.of(token));
        int first = spans.firstFrom(start);
        // One that began on a line above may reach into this one.
        for (int i = Math.max(0, first - 1); i < spans.size() && spans.start(i) <= end; i++) {
            int from = Math.max(spans.start(i), start);
            int to = Math.min(spans.end(i), end);
            if (to > from) {
                fill(gc, shown.layout.boxes(from - start, to - start, viewport.lineHeight()), x, y);
            }
        }
    }

    private static void fill(GC gc, List<Rectangle> boxes, int x, int y) {
        for (Rectangle box : boxes) {
            gc.fillRectangle(x + box.x, y + box.y, box.width, box.height);
        }
    }

    private void paintSelections(GC gc, LineCache.Line shown, int line, int start, int end, int x, int y) {
        boolean first = true;
        for (Selection selection : model.selections().all()) {
            if (selection.isEmpty() || selection.end() < start || selection.start() > end) {
                continue;
            }
            if (first) {
                gc.setBackground(palette.of(Token.SELECTION));
                first = false;
            }
            int from = Math.max(selection.start(), start);
            int to = Math.min(selection.end(), end);
            if (to > from) {
                fill(gc, shown.layout.boxes(from - start, to - start, viewport.lineHeight()), x, y);
            }
            if (selection.end() > end && line + 1 < model.text().lineCount()) {
                gc.fillRectangle(x + shown.layout.width(), y, (int) (LINE_END_CELLS * cache.metrics().cell()),
                        viewport.lineHeight());
            }
        }
    }

    private void paintGuides(GC gc, LineCache.Line shown, int line, int x, int y) {
        int columns = indentColumns(shown.text);
        if (columns < 0) {
            columns = Math.min(neighbour(line, -1), neighbour(line, 1));
        }
        paintGuides(gc, columns, x, y);
    }

    private void paintGuides(GC gc, int columns, int x, int y) {
        int width = model.indentation().width();
        gc.setBackground(palette.of(Token.INDENT_GUIDE));
        for (int column = 0; column < columns; column += width) {
            int at = x + (int) Math.round(column * cache.metrics().cell());
            gc.fillRectangle(at, y, 1, viewport.lineHeight());
        }
    }

    /** The indentation in columns; -1 for a blank line. */
    private int indentColumns(String text) {
        int blank = 0;
        while (blank < text.length() && (text.charAt(blank) == ' ' || text.charAt(blank) == '\t')) {
            blank++;
        }
        return blank == text.length() ? -1 : blank == 0 ? 0 : model.indentation().columns(text.substring(0, blank));
    }

    /** The indentation of the next line that is not blank, looking a few lines far. */
    private int neighbour(int line, int step) {
        for (int i = 1; i <= 8; i++) {
            int other = line + i * step;
            if (other < 0 || other >= model.text().lineCount()) {
                return 0;
            }
            int columns = indentColumns(cache.get(other).text);
            if (columns >= 0) {
                return columns;
            }
        }
        return 0;
    }

    /** A thin frame around each place of a snippet, also around an empty one. */
    private void paintPlaces(GC gc, LineCache.Line shown, int start, int end, int x, int y) {
        TrackedSpans places = decorations.places;
        for (int i = 0; i < places.size() && places.start(i) <= end; i++) {
            if (places.end(i) >= start && places.start(i) >= start) {
                int left = x + shown.layout.xOf(places.start(i) - start);
                int right = x + shown.layout.rightOf(Math.min(places.end(i), end) - start);
                gc.setForeground(palette.of(Token.MUTED));
                gc.drawRectangle(left - 1, y + 1, Math.max(2, right - left + 1), viewport.lineHeight() - 3);
            }
        }
    }

    private void paintBrackets(GC gc, LineCache.Line shown, int start, int end, int x, int y) {
        if (decorations.openBracket >= 0) {
            paintBracket(gc, shown, decorations.openBracket, start, end, x, y);
            paintBracket(gc, shown, decorations.closeBracket, start, end, x, y);
        }
    }

    private void paintBracket(GC gc, LineCache.Line shown, int offset, int start, int end, int x, int y) {
        if (offset >= start && offset < end) {
            int left = shown.layout.leftOf(offset - start);
            int right = shown.layout.rightOf(offset - start + 1);
            gc.setForeground(palette.of(Token.MUTED));
            gc.drawRectangle(x + left, y + 1, right - left - 1, viewport.lineHeight() - 3);
        }
    }

    private void paintText(GC gc, LineCache.Line shown, List<Highlight> runs, int start, int end, int x, int y,
            Rectangle clip) {
        int caret = model.selections().main().caret();
        if (decorations.preedit.isEmpty() || caret < start || caret > end) {
            shown.layout.draw(gc, x, y, clip.x - x, clip.x + clip.width - x, runs, palette);
            return;
        }
        int gap = shown.layout.xOf(caret - start);
        int shift = gc.textExtent(decorations.preedit).x;
        Rectangle old = gc.getClipping();
        gc.setClipping(old.intersection(new Rectangle(clip.x, y, x + gap - clip.x, viewport.lineHeight())));
        shown.layout.draw(gc, x, y, 0, gap + 1, runs, palette);
        gc.setClipping(old.intersection(new Rectangle(x + gap + shift, y, viewport.width(), viewport.lineHeight())));
        shown.layout.draw(gc, x + shift, y, gap, clip.x + clip.width - x, runs, palette);
        gc.setClipping(old);
        gc.setForeground(palette.of(Token.TEXT));
        gc.drawString(decorations.preedit, x + gap, y + cache.metrics().textTop(), true);
        int below = y + viewport.lineHeight() - 3;
        gc.drawLine(x + gap, below, x + gap + shift, below);
    }

    private void paintProblems(GC gc, LineCache.Line shown, int start, int end, int x, int y) {
        TrackedSpans problems = decorations.problems;
        for (int i = Math.max(0, problems.firstFrom(start) - 1); i < problems.size() && problems.start(i) <= end; i++) {
            int from = Math.max(problems.start(i), start);
            int to = Math.min(problems.end(i), end);
            if (problems.end(i) >= start) {
                int left = x + shown.layout.leftOf(from - start);
                int right = Math.max(x + shown.layout.rightOf(Math.max(from, to) - start),
                        left + (int) cache.metrics().cell());
                paintProblem(gc, decorations.diagnostics.get(i), left, right, y);
            }
        }
    }

    /** What is not needed fades, what is deprecated is struck through; a mere hint of that kind has no line below. */
    private void paintProblem(GC gc, Diagnostic problem, int left, int right, int y) {
        if (problem.tags().contains(Diagnostic.Tag.UNNECESSARY)) {
            gc.setAlpha(FADED);
            gc.setBackground(palette.of(Token.BACKGROUND));
            gc.fillRectangle(left, y, right - left, viewport.lineHeight());
            gc.setAlpha(255);
        }
        if (problem.tags().contains(Diagnostic.Tag.DEPRECATED)) {
            gc.setBackground(palette.of(Token.MUTED));
            gc.fillRectangle(left, y + cache.metrics().textTop() + cache.metrics().ascent() * 2 / 3, right - left, 1);
        }
        if (problem.severity() != Severity.HINT || problem.tags().isEmpty()) {
            gc.setForeground(palette.of(tokenOf(problem.severity())));
            squiggle(gc, left, right, y + viewport.lineHeight() - 4);
        }
    }

    private void paintStruck(GC gc, LineCache.Line shown, int start, int end, int x, int y) {
        Span struck = decorations.struck;
        if (struck.isEmpty() || struck.start() > end || struck.end() < start) {
            return;
        }
        int from = Math.max(struck.start(), start);
        int to = Math.min(struck.end(), end);
        for (Rectangle box : to > from ? shown.layout.boxes(from - start, to - start, viewport.lineHeight())
                : List.<Rectangle>of()) {
            gc.setAlpha(FADED);
            gc.setBackground(palette.of(Token.BACKGROUND));
            gc.fillRectangle(x + box.x, y, box.width, viewport.lineHeight());
            gc.setAlpha(255);
            gc.setBackground(palette.of(Token.REMOVED));
            gc.fillRectangle(x + box.x, y + cache.metrics().textTop() + cache.metrics().ascent() * 2 / 3, box.width, 1);
        }
    }

    private void paintSwatches(GC gc, LineCache.Line shown, int start, int end, int x, int y) {
        TrackedSpans swatches = decorations.swatches;
        for (int i = swatches.firstFrom(start); i < swatches.size() && swatches.start(i) <= end; i++) {
            Color colour = new Color(decorations.swatchColours.get(i));
            int left = x + shown.layout.leftOf(swatches.start(i) - start);
            int right = x + shown.layout.rightOf(Math.min(swatches.end(i), end) - start);
            gc.setBackground(colour);
            gc.fillRectangle(left, y + viewport.lineHeight() - SWATCH, Math.max(SWATCH, right - left), SWATCH);
        }
    }

    private void paintLink(GC gc, LineCache.Line shown, int start, int end, int x, int y) {
        Span link = decorations.link;
        if (!link.isEmpty() && link.start() <= end && link.end() >= start) {
            int left = x + shown.layout.leftOf(Math.max(link.start(), start) - start);
            int right = x + shown.layout.rightOf(Math.min(link.end(), end) - start);
            gc.setBackground(palette.of(Token.ACCENT));
            gc.fillRectangle(left, y + cache.metrics().textTop() + cache.metrics().ascent() + 2, right - left, 1);
        }
    }

    static Token tokenOf(Severity severity) {
        return switch (severity) {
            case ERROR -> Token.ERROR;
            case WARNING -> Token.WARNING;
            case INFORMATION -> Token.INFO;
            case HINT -> Token.MUTED;
        };
    }

    private static void squiggle(GC gc, int left, int right, int y) {
        int count = Math.max(2, (Math.min(right, left + 8000) - left) / 2 + 1);
        int[] points = new int[count * 2];
        for (int i = 0; i < count; i++) {
            points[2 * i] = left + 2 * i;
            points[2 * i + 1] = y + (i % 2 == 0 ? 2 : 0);
        }
        gc.drawPolyline(points);
    }

    private void paintFold(GC gc, LineCache.Line shown, int x, int y) {
        int left = x + shown.layout.width() + (int) cache.metrics().cell();
        int width = (int) (3 * cache.metrics().cell());
        gc.setBackground(palette.of(Token.RAISED));
        gc.fillRoundRectangle(left, y + 3, width, viewport.lineHeight() - 6, 6, 6);
        gc.setBackground(palette.of(Token.MUTED));
        for (int dot = -1; dot <= 1; dot++) {
            gc.fillRectangle(left + width / 2 + dot * 5 - 1, y + viewport.lineHeight() / 2 - 1, 2, 2);
        }
    }

    /** On the character, which shows through; at the end of a selection on its last one. */
    private void paintBlock(GC gc, LineCache.Line shown, Selection selection, int start, int end, int x, int y) {
        boolean behind = !selection.isEmpty() && !selection.isReversed() && selection.caret() > start;
        int column = selection.caret() - start - (behind ? 1 : 0);
        int left = shown.layout.xOf(column);
        int width = column < end - start ? Math.max(2, shown.layout.xOf(column + 1) - left)
                : (int) cache.metrics().cell();
        int alpha = gc.getAlpha();
        gc.setAlpha(BLOCK_ALPHA);
        gc.fillRectangle(x + left, y, width, viewport.lineHeight());
        gc.setAlpha(alpha);
    }

    private void paintCarets(GC gc, LineCache.Line shown, int start, int end, int x, int y, boolean focused) {
        if (!focused) {
            return;
        }
        int composed = decorations.preedit.isEmpty() ? 0 : gc.textExtent(decorations.preedit).x;
        gc.setBackground(palette.of(Token.CARET));
        for (Selection selection : model.selections().all()) {
            if (selection.caret() >= start && selection.caret() <= end) {
                int at = x + shown.layout.xOf(selection.caret() - start) + composed;
                if (decorations.blockCaret) {
                    paintBlock(gc, shown, selection, start, end, x + composed, y);
                } else {
                    gc.fillRectangle(at - 1, y, 2, viewport.lineHeight());
                }
            }
        }
    }
}

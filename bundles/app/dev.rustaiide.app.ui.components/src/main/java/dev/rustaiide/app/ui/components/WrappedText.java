package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.graphics.GC;

/** Plain text broken into lines of a width. Points. */
public record WrappedText(List<String> lines, int lineHeight) {
    public static WrappedText of(GC gc, String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            wrap(gc, paragraph, width, lines);
        }
        return new WrappedText(lines, gc.getFontMetrics().getHeight() + 3);
    }

    public int height() {
        return lines.size() * lineHeight;
    }

    public void draw(GC gc, int x, int y) {
        for (int i = 0; i < lines.size(); i++) {
            gc.drawString(lines.get(i), x, y + i * lineHeight + 1, true);
        }
    }

    /** Each line in the middle of {@code width}. */
    public void drawCentred(GC gc, int x, int y, int width) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            gc.drawString(line, x + (width - gc.stringExtent(line).x) / 2, y + i * lineHeight + 1, true);
        }
    }

    private static void wrap(GC gc, String paragraph, int width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ")) {
            if (!line.isEmpty() && gc.stringExtent(line + " " + word).x > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
    }
}

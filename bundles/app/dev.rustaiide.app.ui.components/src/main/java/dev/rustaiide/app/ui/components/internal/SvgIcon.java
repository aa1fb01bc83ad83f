package dev.rustaiide.app.ui.components.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line icon on a grid of 24, read from the small part of SVG that Lucide uses: paths, lines, circles, ellipses,
 * rectangles, polylines and polygons, stroked with round ends. It is drawn by the distance of each pixel to the
 * nearest line, which needs no graphics library and gives smooth edges at every size. Any thread may use it.
 */
final class SvgIcon {
    private static final float GRID = 24;

    private final List<float[]> lines;

    private SvgIcon(List<float[]> lines) {
        this.lines = lines;
    }

    /** @throws IllegalArgumentException if a shape in it cannot be read */
    static SvgIcon parse(String svg) {
        Outline outline = new Outline();
        List<float[]> lines = new ArrayList<>();
        int at = svg.indexOf("<svg");
        while ((at = svg.indexOf('<', at + 1)) >= 0) {
            int end = svg.indexOf('>', at);
            draw(svg.substring(at + 1, end < 0 ? svg.length() : end), outline);
        }
        lines.addAll(outline.lines());
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no shape in " + svg);
        }
        return new SvgIcon(lines);
    }

    /**
     * How much of each pixel is covered, 0 to 255 as unsigned bytes, row by row.
     *
     * @param size pixels along each edge
     * @param stroke the width of lines on the grid of 24
     */
    byte[] coverage(int size, float stroke) {
        float scale = size / GRID;
        float reach = Math.max(stroke * scale, 1) / 2;
        float[] nearest = new float[size * size];
        Arrays.fill(nearest, Float.MAX_VALUE);
        for (float[] line : lines) {
            for (int i = 0; i + 3 < line.length; i += 2) {
                segment(nearest, size, reach + 1, line[i] * scale, line[i + 1] * scale, line[i + 2] * scale,
                        line[i + 3] * scale);
            }
        }
        byte[] alpha = new byte[nearest.length];
        for (int i = 0; i < alpha.length; i++) {
            float cover = reach - (float) Math.sqrt(nearest[i]) + 0.5f;
            alpha[i] = (byte) Math.round(255 * Math.clamp(cover, 0f, 1f));
        }
        return alpha;
    }

    private static void segment(float[] nearest, int size, float reach, float x0, float y0, float x1, float y1) {
        int left = Math.max(0, (int) (Math.min(x0, x1) - reach));
        int right = Math.min(size - 1, (int) (Math.max(x0, x1) + reach));
        int top = Math.max(0, (int) (Math.min(y0, y1) - reach));
        int bottom = Math.min(size - 1, (int) (Math.max(y0, y1) + reach));
        float dx = x1 - x0;
        float dy = y1 - y0;
        float length = dx * dx + dy * dy;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                float px = x + 0.5f - x0;
                float py = y + 0.5f - y0;
                float along = length == 0 ? 0 : Math.clamp((px * dx + py * dy) / length, 0f, 1f);
                float ex = px - along * dx;
                float ey = py - along * dy;
                int i = y * size + x;
                nearest[i] = Math.min(nearest[i], ex * ex + ey * ey);
            }
        }
    }

    private static void draw(String tag, Outline outline) {
        int space = 0;
        while (space < tag.length() && Character.isLetter(tag.charAt(space))) {
            space++;
        }
        switch (tag.substring(0, space)) {
            case "path" -> SvgPath.draw(text(tag, "d"), outline);
            case "line" -> line(tag, outline);
            case "circle" -> circle(tag, outline);
            case "ellipse" ->
                outline.ellipse(number(tag, "cx"), number(tag, "cy"), number(tag, "rx"), number(tag, "ry"));
            case "rect" -> outline.rectangle(number(tag, "x"), number(tag, "y"), number(tag, "width"),
                    number(tag, "height"), number(tag, "rx"));
            case "polyline" -> SvgPath.draw("M" + text(tag, "points"), outline);
            case "polygon" -> SvgPath.draw("M" + text(tag, "points") + "Z", outline);
            default -> {
                // Comments, ends and groups draw nothing.
            }
        }
    }

    private static void line(String tag, Outline outline) {
        outline.move(number(tag, "x1"), number(tag, "y1"));
        outline.line(number(tag, "x2"), number(tag, "y2"));
    }

    private static void circle(String tag, Outline outline) {
        double r = number(tag, "r");
        outline.ellipse(number(tag, "cx"), number(tag, "cy"), r, r);
    }

    private static double number(String tag, String attribute) {
        String text = text(tag, attribute);
        try {
            return text.isEmpty() ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(attribute + "=" + text + " is no number", e);
        }
    }

    private static String text(String tag, String attribute) {
        int at = 0;
        String start = attribute + "=\"";
        while ((at = tag.indexOf(start, at)) >= 0) {
            if (at > 0 && tag.charAt(at - 1) <= ' ') {
                int end = tag.indexOf('"', at + start.length());
                return end < 0 ? "" : tag.substring(at + start.length(), end);
            }
            at++;
        }
        return "";
    }
}

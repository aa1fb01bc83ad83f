package dev.rustaiide.app.ui.components.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects lines and curves as polylines: what drawing by distance needs. Curves become steps too short to see. */
final class Outline {
    private static final int CURVE_STEPS = 16;

    private final List<float[]> lines = new ArrayList<>();
    private float[] current = new float[32];
    private int count;

    void move(double x, double y) {
        end();
        add(x, y);
    }

    void line(double x, double y) {
        add(x, y);
    }

    void close() {
        if (count >= 2) {
            float x = current[0];
            float y = current[1];
            add(x, y);
            end();
            add(x, y);
        }
    }

    void cubic(double x1, double y1, double x2, double y2, double x, double y) {
        double x0 = x();
        double y0 = y();
        for (int i = 1; i <= CURVE_STEPS; i++) {
            double t = (double) i / CURVE_STEPS;
            double u = 1 - t;
            double a = u * u * u;
            double b = 3 * u * u * t;
            double c = 3 * u * t * t;
            double d = t * t * t;
            add(a * x0 + b * x1 + c * x2 + d * x, a * y0 + b * y1 + c * y2 + d * y);
        }
    }

    void quadratic(double x1, double y1, double x, double y) {
        double x0 = x();
        double y0 = y();
        cubic(x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3, x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3, x, y);
    }

    /** An elliptical arc by its end points, after the SVG recommendation, appendix B.2.4. */
    void arc(double rx, double ry, double degrees, boolean large, boolean sweep, double x, double y) {
        double x0 = x();
        double y0 = y();
        if (rx == 0 || ry == 0 || x0 == x && y0 == y) {
            add(x, y);
            return;
        }
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double px = cos * (x0 - x) / 2 + sin * (y0 - y) / 2;
        double py = -sin * (x0 - x) / 2 + cos * (y0 - y) / 2;
        double grow = Math.sqrt(Math.max(1, px * px / (rx * rx) + py * py / (ry * ry)));
        double a = Math.abs(rx) * grow;
        double b = Math.abs(ry) * grow;
        double rest = a * a * b * b - a * a * py * py - b * b * px * px;
        double scale = Math.sqrt(Math.max(0, rest / (a * a * py * py + b * b * px * px))) * (large == sweep ? -1 : 1);
        double cx = scale * a * py / b;
        double cy = -scale * b * px / a;
        double from = Math.atan2((py - cy) / b, (px - cx) / a);
        double turn = Math.atan2((-py - cy) / b, (-px - cx) / a) - from;
        turn += sweep && turn < 0 ? 2 * Math.PI : !sweep && turn > 0 ? -2 * Math.PI : 0;
        int steps = Math.max(2, (int) Math.ceil(Math.abs(turn) * 8));
        for (int i = 1; i < steps; i++) {
            double angle = from + turn * i / steps;
            double ex = a * Math.cos(angle) + cx;
            double ey = b * Math.sin(angle) + cy;
            add(cos * ex - sin * ey + (x0 + x) / 2, sin * ex + cos * ey + (y0 + y) / 2);
        }
        add(x, y);
    }

    void ellipse(double cx, double cy, double rx, double ry) {
        move(cx + rx, cy);
        arc(rx, ry, 0, false, true, cx - rx, cy);
        arc(rx, ry, 0, false, true, cx + rx, cy);
        end();
    }

    void rectangle(double x, double y, double width, double height, double radius) {
        double r = Math.min(radius, Math.min(width, height) / 2);
        move(x + r, y);
        line(x + width - r, y);
        arc(r, r, 0, false, true, x + width, y + r);
        line(x + width, y + height - r);
        arc(r, r, 0, false, true, x + width - r, y + height);
        line(x + r, y + height);
        arc(r, r, 0, false, true, x, y + height - r);
        line(x, y + r);
        arc(r, r, 0, false, true, x + r, y);
        end();
    }

    double x() {
        return count == 0 ? 0 : current[count - 2];
    }

    double y() {
        return count == 0 ? 0 : current[count - 1];
    }

    /** What was drawn: each line as x, y, x, y … */
    List<float[]> lines() {
        end();
        return lines;
    }

    private void end() {
        if (count >= 4) {
            lines.add(Arrays.copyOf(current, count));
        }
        count = 0;
    }

    private void add(double x, double y) {
        if (count == current.length) {
            current = Arrays.copyOf(current, count * 2);
        }
        current[count++] = (float) x;
        current[count++] = (float) y;
    }
}

package dev.rustaiide.app.ui.components.internal;

/** Reads the {@code d} of an SVG path. Flags and numbers may touch, as minified files have them. */
final class SvgPath {
    private final String text;
    private final Outline outline;
    private int at;
    private double x;
    private double y;
    private double startX;
    private double startY;
    private double controlX;
    private double controlY;
    private char before = 'M';

    private SvgPath(String text, Outline outline) {
        this.text = text;
        this.outline = outline;
    }

    /**
     * Draws {@code text} into {@code outline}.
     *
     * @throws IllegalArgumentException if it is not path data
     */
    static void draw(String text, Outline outline) {
        new SvgPath(text, outline).read();
    }

    private void read() {
        char command = 0;
        while (more()) {
            char c = text.charAt(at);
            if (Character.isLetter(c)) {
                command = c;
                at++;
            } else if (command == 0) {
                throw new IllegalArgumentException("path data starts without a command: " + text);
            } else if (command == 'M' || command == 'm') {
                command = command == 'M' ? 'L' : 'l';
            }
            step(Character.toUpperCase(command), Character.isLowerCase(command));
            before = Character.toUpperCase(command);
        }
    }

    private void step(char command, boolean relative) {
        double ox = relative ? x : 0;
        double oy = relative ? y : 0;
        switch (command) {
            case 'M' -> move(ox + number(), oy + number());
            case 'L' -> line(ox + number(), oy + number());
            case 'H' -> line(ox + number(), y);
            case 'V' -> line(x, oy + number());
            case 'C' -> cubic(ox + number(), oy + number(), ox + number(), oy + number(), ox + number(), oy + number());
            case 'S' -> cubic(reflected('C', 'S', x, controlX), reflected('C', 'S', y, controlY), ox + number(),
                    oy + number(), ox + number(), oy + number());
            case 'Q' -> quadratic(ox + number(), oy + number(), ox + number(), oy + number());
            case 'T' -> quadratic(reflected('Q', 'T', x, controlX), reflected('Q', 'T', y, controlY), ox + number(),
                    oy + number());
            case 'A' -> arc(number(), number(), number(), flag(), flag(), ox + number(), oy + number());
            case 'Z' -> close();
            default -> throw new IllegalArgumentException("no path command " + command + " in " + text);
        }
    }

    private void move(double toX, double toY) {
        outline.move(toX, toY);
        startX = toX;
        startY = toY;
        go(toX, toY);
    }

    private void line(double toX, double toY) {
        outline.line(toX, toY);
        go(toX, toY);
    }

    private void cubic(double x1, double y1, double x2, double y2, double toX, double toY) {
        outline.cubic(x1, y1, x2, y2, toX, toY);
        go(toX, toY);
        controlX = x2;
        controlY = y2;
    }

    private void quadratic(double x1, double y1, double toX, double toY) {
        outline.quadratic(x1, y1, toX, toY);
        go(toX, toY);
        controlX = x1;
        controlY = y1;
    }

    private void arc(double rx, double ry, double turn, boolean large, boolean sweep, double toX, double toY) {
        outline.arc(rx, ry, turn, large, sweep, toX, toY);
        go(toX, toY);
    }

    private void close() {
        outline.close();
        go(startX, startY);
    }

    private void go(double toX, double toY) {
        x = toX;
        y = toY;
    }

    private double reflected(char one, char other, double here, double control) {
        return before == one || before == other ? 2 * here - control : here;
    }

    private boolean flag() {
        if (more() && (text.charAt(at) == '0' || text.charAt(at) == '1')) {
            return text.charAt(at++) == '1';
        }
        throw new IllegalArgumentException("no flag at " + at + " in " + text);
    }

    private double number() {
        more();
        int start = at;
        boolean point = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean sign = (c == '-' || c == '+') && (at == start || text.charAt(at - 1) == 'e');
            if (!(Character.isDigit(c) || sign || c == 'e' || c == '.' && !point)) {
                break;
            }
            point |= c == '.';
            at++;
        }
        try {
            return Double.parseDouble(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no number at " + start + " in " + text, e);
        }
    }

    /** Skips what separates; whether anything is left. */
    private boolean more() {
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == ',')) {
            at++;
        }
        return at < text.length();
    }
}

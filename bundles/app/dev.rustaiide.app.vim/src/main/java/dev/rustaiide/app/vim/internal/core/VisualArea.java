package dev.rustaiide.app.vim.internal.core;

import dev.rustaiide.app.vim.internal.core.Vim.Mode;

/** What is selected: from where that began to the caret. */
final class VisualArea {
    private final Host host;
    private int anchor;

    VisualArea(Host host) {
        this.host = host;
    }

    int anchor() {
        return anchor;
    }

    void begin(int at) {
        anchor = at;
    }

    private Lines lines() {
        return new Lines(host.text());
    }

    private int within(int at) {
        return Math.clamp(at, 0, host.text().length());
    }

    /** The columns; {@code toTheEnd} of each line. */
    Block block(boolean toTheEnd) {
        return Block.of(lines(), within(anchor), within(host.caret()), toTheEnd);
    }

    Region region(Mode mode) {
        Lines lines = lines();
        int start = within(Math.min(anchor, host.caret()));
        int end = within(Math.max(anchor, host.caret()));
        if (mode == Mode.VISUAL_LINES) {
            return Region.lines(lines, lines.of(start), lines.of(end));
        }
        boolean breaks = lines.isAtEnd(end) && lines.of(end) < lines.last();
        return new Region(start, breaks ? lines.start(lines.of(end) + 1) : lines.behind(end), false);
    }

    /** What {@code order} is about: of a block, and for some keys, all of the lines. */
    Region of(Order order, Mode mode) {
        Region region = region(mode);
        boolean whole = mode == Mode.VISUAL_BLOCK || mode == Mode.VISUAL && VisualKeys.wholeLines(order.key());
        return whole ? Region.lines(lines(), region.firstLine(lines()),
                lines().of(Math.max(region.start(), region.end() - 1))) : region;
    }

    Extent extent(Region region) {
        Lines lines = lines();
        int count = region.lastLine(lines) - region.firstLine(lines) + 1;
        return new Extent(region.isLines(), false, count,
                count == 1 ? region.end() - region.start() : lines.column(region.end()));
    }

    /** Where the caret stays if what is done to {@code region} changes nothing. */
    int caret(Region region) {
        boolean upwards = host.caret() < anchor && lines().of(host.caret()) == region.firstLine(lines());
        return region.isLines() && !upwards ? region.start() : Math.min(anchor, host.caret());
    }

    void show(Mode mode, int caret, boolean toTheEnd) {
        host.show(caret, caret, caret);
        if (mode == Mode.VISUAL_BLOCK) {
            host.showRows(caret, block(toTheEnd).rows(lines()));
        } else {
            Region region = region(mode);
            host.show(caret, region.start(), region.end());
        }
    }
}

package dev.rustaiide.app.ui.components;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/** The place and length of what is seen of something longer, as a thin bar over its right edge. Points throughout. */
public final class ScrollThumb {
    private static final int WIDTH = 6;
    private static final int LEAST = 24;
    private static final int GRAB = 12;

    private long length;
    private int page;
    private long offset;
    private int grabbed = -1;

    /** What there is to see and how much of it shows; the offset stays as near as it can. */
    public void fit(long total, int visible) {
        length = total;
        page = visible;
        to(offset);
    }

    public long offset() {
        return offset;
    }

    public boolean atEnd() {
        return offset >= length - page;
    }

    public boolean isNeeded() {
        return length > page;
    }

    public boolean isDragged() {
        return grabbed >= 0;
    }

    public void to(long target) {
        offset = Math.clamp(target, 0, Math.max(0, length - page));
    }

    public void by(long distance) {
        to(offset + distance);
    }

    /** So that {@code start} to {@code end} shows. */
    public void reveal(long start, long end) {
        if (start < offset) {
            to(start);
        } else if (end > offset + page) {
            to(end - page);
        }
    }

    public boolean press(int x, int y, int width) {
        if (!isNeeded() || x < width - GRAB) {
            return false;
        }
        int top = top();
        grabbed = y >= top && y < top + size() ? y - top : size() / 2;
        drag(y);
        return true;
    }

    public void drag(int y) {
        int room = Math.max(1, page - size());
        to((long) (y - grabbed) * (length - page) / room);
    }

    public void release() {
        grabbed = -1;
    }

    public void paint(GC gc, Look look, Rectangle area, boolean hovered) {
        if (isNeeded() && (hovered || isDragged())) {
            gc.setBackground(look.color(Token.MUTED));
            gc.setAlpha(isDragged() ? 200 : 110);
            gc.setAntialias(SWT.ON);
            gc.fillRoundRectangle(area.x + area.width - WIDTH - 2, area.y + top() + 2, WIDTH, size() - 4, WIDTH, WIDTH);
            gc.setAlpha(255);
        }
    }

    private int size() {
        return (int) Math.clamp((long) page * page / Math.max(1, length), Math.min(LEAST, page), page);
    }

    private int top() {
        long most = Math.max(1, length - page);
        return (int) (offset * (page - size()) / most);
    }
}

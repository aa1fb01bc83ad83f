package dev.rustaiide.app.ui.components;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabFolderRenderer;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Paints the tabs of a {@link CTabFolder} like those of a {@link TabStrip}. A title that starts with {@code *} is that
 * of something unsaved, as e4 has it. A tab may hold its own {@link Glyph} as data under {@code Glyph.class.getName()},
 * and {@link Boolean#TRUE} under {@link #PREVIEW} if it is there for the moment only.
 */
public final class TabRenderer extends CTabFolderRenderer {
    /** Key of a tab's data: shown in italics. */
    public static final String PREVIEW = "dev.rustaiide.tab.preview";

    private static final int BUTTON = 26;

    private final Look look;
    private final TabPainter painter;
    private final Token body;
    private boolean active = true;

    /**
     * Dresses {@code folder}: sets itself as its renderer, its tab height and its colours.
     *
     * @param body the plane below the tabs: {@link Token#BACKGROUND} for editors, {@link Token#SURFACE} for panels
     */
    public static TabRenderer dress(CTabFolder folder, Look look, Token body) {
        TabRenderer renderer = new TabRenderer(folder, look, body);
        folder.setRenderer(renderer);
        folder.setTabHeight(TabPainter.HEIGHT);
        folder.setUnselectedCloseVisible(true);
        folder.setSimple(true);
        folder.setBorderVisible(false);
        renderer.recolor();
        Look.Registration registration = look.onChange(renderer::recolor);
        folder.addListener(SWT.Dispose, event -> registration.close());
        // The folder redraws only the cross when the pointer leaves it, but the dot depends on more.
        folder.addListener(SWT.MouseExit, event -> folder.redraw());
        return renderer;
    }

    private TabRenderer(CTabFolder folder, Look look, Token body) {
        super(folder);
        this.look = look;
        this.body = body;
        painter = new TabPainter(look, body);
    }

    /** Whether the keyboard is in this folder: then its selected tab has a line of the accent. */
    public void setActive(boolean on) {
        if (active != on) {
            active = on;
            parent.redraw();
        }
    }

    private void recolor() {
        if (!parent.isDisposed()) {
            parent.setFont(look.font(TextSize.BODY));
            parent.setBackground(look.color(Token.SURFACE));
            parent.setForeground(look.color(Token.MUTED));
            parent.setSelectionBackground(look.color(body));
            parent.setSelectionForeground(look.color(Token.TEXT));
            parent.redraw();
        }
    }

    @Override
    protected Point computeSize(int part, int state, GC gc, int widthHint, int heightHint) {
        return switch (part) {
            case PART_HEADER -> new Point(widthHint, TabPainter.HEIGHT);
            case PART_CLOSE_BUTTON -> new Point(TabPainter.CLOSE, TabPainter.CLOSE);
            case PART_MAX_BUTTON, PART_MIN_BUTTON -> new Point(BUTTON, BUTTON);
            case PART_CHEVRON_BUTTON -> new Point(BUTTON + 8, BUTTON);
            case PART_BODY, PART_BORDER, PART_BACKGROUND -> super.computeSize(part, state, gc, widthHint, heightHint);
            default -> new Point(part < parent.getItemCount() ? painter.width(gc, face(parent.getItem(part))) : 0,
                    TabPainter.HEIGHT);
        };
    }

    @Override
    protected Rectangle computeTrim(int part, int state, int x, int y, int width, int height) {
        return switch (part) {
            case PART_BODY -> new Rectangle(x - parent.marginWidth, y - parent.marginHeight - TabPainter.HEIGHT,
                    width + 2 * parent.marginWidth, height + 2 * parent.marginHeight + TabPainter.HEIGHT);
            case PART_HEADER, PART_BORDER, PART_BACKGROUND -> new Rectangle(x, y, width, height);
            case PART_CLOSE_BUTTON, PART_MAX_BUTTON, PART_MIN_BUTTON, PART_CHEVRON_BUTTON ->
                    new Rectangle(x, y, width, height);
            // The folder finds the cross by this; four less, so that its glyph and not its box meets the padding.
            default -> new Rectangle(x - TabPainter.PAD + 4, y, width + 2 * TabPainter.PAD - 8, height);
        };
    }

    @Override
    protected void draw(int part, int state, Rectangle bounds, GC gc) {
        gc.setAntialias(SWT.ON);
        switch (part) {
            case PART_BACKGROUND -> fill(gc, Token.SURFACE, bounds);
            case PART_BODY -> fill(gc, body, bounds);
            case PART_HEADER -> fill(gc, Token.SURFACE,
                    new Rectangle(bounds.x, bounds.y, bounds.width, TabPainter.HEIGHT));
            case PART_CHEVRON_BUTTON -> button(gc, Icon.CHEVRON_DOWN, state, bounds);
            case PART_MAX_BUTTON -> button(gc, Icon.MAXIMIZE, state, bounds);
            case PART_MIN_BUTTON -> button(gc, Icon.MINUS, state, bounds);
            case PART_BORDER, PART_CLOSE_BUTTON -> {
                // There is no border, and the cross is part of its tab.
            }
            default -> tab(part, state, bounds, gc);
        }
    }

    private void tab(int index, int state, Rectangle bounds, GC gc) {
        if (bounds.width == 0 || bounds.height == 0 || index >= parent.getItemCount()) {
            return;
        }
        CTabItem item = parent.getItem(index);
        Point pointer = parent.toControl(parent.getDisplay().getCursorLocation());
        Rectangle at = new Rectangle(bounds.x, bounds.y, bounds.width, TabPainter.HEIGHT);
        boolean hovered = (state & SWT.HOT) != 0;
        painter.paint(gc, face(item), new TabPainter.State((state & SWT.SELECTED) != 0, hovered,
                item.getShowClose() && TabPainter.close(at).contains(pointer), active), at);
    }

    private TabPainter.Face face(CTabItem item) {
        String text = item.getText();
        boolean dirty = text.startsWith("*");
        Object glyph = item.getData(Glyph.class.getName());
        return new TabPainter.Face(glyph instanceof Glyph own ? look.icon(own.icon(), own.tint()) : item.getImage(),
                dirty ? text.substring(1) : text, dirty, Boolean.TRUE.equals(item.getData(PREVIEW)),
                item.getShowClose() || (parent.getStyle() & SWT.CLOSE) != 0);
    }

    private void button(GC gc, Icon icon, int state, Rectangle at) {
        if ((state & (SWT.HOT | SWT.SELECTED)) != 0) {
            gc.setBackground(look.color(Token.HOVER));
            gc.fillRoundRectangle(at.x, at.y, at.width, at.height, Painted.ROUND, Painted.ROUND);
        }
        gc.drawImage(look.icon(icon, Token.MUTED), at.x + (at.width - 16) / 2, at.y + (at.height - 16) / 2);
    }

    private void fill(GC gc, Token token, Rectangle area) {
        gc.setBackground(look.color(token));
        gc.fillRectangle(area);
    }
}

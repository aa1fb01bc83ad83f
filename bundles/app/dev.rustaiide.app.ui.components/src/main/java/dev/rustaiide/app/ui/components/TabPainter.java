package dev.rustaiide.app.ui.components;

import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.jspecify.annotations.Nullable;

/** Paints one tab, for {@link TabStrip} and {@link TabRenderer} alike. */
final class TabPainter {
    static final int HEIGHT = 34;
    static final int PAD = 10;
    static final int CLOSE = 18;
    private static final int ICON = 16;
    private static final int GAP = 6;
    private static final int DOT = 8;

    private final Look look;
    private final Token body;

    /** {@code body}: what lies below the tabs; the selected one is part of it. */
    TabPainter(Look look, Token body) {
        this.look = look;
        this.body = body;
    }

    /** What a tab shows. */
    record Face(@Nullable Image icon, String title, boolean dirty, boolean preview, boolean closable) {}

    /** How it stands. */
    record State(boolean selected, boolean hovered, boolean closeHovered, boolean inActivePane) {}

    int width(GC gc, Face face) {
        gc.setFont(font(face));
        return 2 * PAD + (face.icon() == null ? 0 : ICON + GAP) + gc.stringExtent(face.title()).x
                + (face.closable() ? Look.STEP + CLOSE - 4 : 0);
    }

    static Rectangle close(Rectangle tab) {
        return new Rectangle(tab.x + tab.width - PAD - CLOSE + 4, tab.y + (tab.height - CLOSE) / 2, CLOSE, CLOSE);
    }

    void paint(GC gc, Face face, State state, Rectangle at) {
        ground(gc, state, at);
        int x = at.x + PAD;
        Image icon = face.icon();
        if (icon != null) {
            gc.setAlpha(state.selected() || state.hovered() ? 255 : 190);
            gc.drawImage(icon, x, at.y + (at.height - ICON) / 2);
            gc.setAlpha(255);
            x += ICON + GAP;
        }
        int right = face.closable() ? close(at).x - 2 : at.x + at.width - PAD;
        gc.setFont(font(face));
        gc.setForeground(look.color(state.selected() || state.hovered() ? Token.TEXT : Token.MUTED));
        Painted.text(gc, Painted.shortened(gc, face.title(), right - x + 4), x, at.y, at.height);
        if (face.closable()) {
            end(gc, face, state, close(at));
        }
    }

    private void ground(GC gc, State state, Rectangle at) {
        if (state.selected() && body != Token.SURFACE) {
            gc.setBackground(look.color(body));
            gc.fillRectangle(at);
        } else if (state.selected() || state.hovered()) {
            gc.setBackground(look.color(Token.HOVER));
            gc.fillRoundRectangle(at.x + 2, at.y + 4, at.width - 4, at.height - 8, Painted.ROUND, Painted.ROUND);
        }
        if (state.selected() && state.inActivePane() && body != Token.SURFACE) {
            gc.setBackground(look.color(Token.ACCENT));
            gc.fillRectangle(at.x, at.y, at.width, 2);
        }
    }

    /** A dot while unsaved, a cross under the pointer or on the selected tab, else nothing. */
    private void end(GC gc, Face face, State state, Rectangle at) {
        if (face.dirty() && !state.closeHovered()) {
            gc.setBackground(look.color(state.selected() ? Token.TEXT : Token.MUTED));
            gc.fillOval(at.x + (at.width - DOT) / 2, at.y + (at.height - DOT) / 2, DOT, DOT);
        } else if (state.selected() || state.hovered()) {
            if (state.closeHovered()) {
                gc.setBackground(look.color(state.selected() && body != Token.SURFACE ? Token.HOVER : Token.BORDER));
                gc.fillRoundRectangle(at.x, at.y, at.width, at.height, Painted.ROUND, Painted.ROUND);
            }
            Token tint = state.closeHovered() ? Token.TEXT : Token.MUTED;
            gc.drawImage(look.icon(Icon.CLOSE, tint), at.x + (at.width - ICON) / 2, at.y + (at.height - ICON) / 2);
        }
    }

    private Font font(Face face) {
        return face.preview() ? look.italicFont(TextSize.BODY) : look.font(TextSize.BODY);
    }
}

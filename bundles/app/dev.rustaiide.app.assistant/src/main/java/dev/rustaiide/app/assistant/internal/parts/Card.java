package dev.rustaiide.app.assistant.internal.parts;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Painted;
import dev.rustaiide.app.ui.components.Token;

/** A raised plane with a border, for things that belong together; its owner lays out what is on it. */
public final class Card extends Painted {
    private final Token mark;

    /**
     * @param name for screen readers
     * @param mark the colour of the stripe at its left edge: what kind of matter it is
     */
    public Card(Composite parent, Look look, String name, Token mark) {
        super(parent, SWT.NONE, look);
        this.mark = mark;
        describe(name, ACC.ROLE_GROUP);
        setBackground(look.color(Token.RAISED));
    }

    @Override
    protected void lookChanged() {
        if (!isDisposed()) {
            setBackground(look().color(Token.RAISED));
            super.lookChanged();
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        gc.setBackground(look().color(Token.RAISED));
        gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
        outline(gc, look(), Token.BORDER, 0, 0, area.width, area.height, ROUND);
        gc.setBackground(look().color(mark));
        gc.fillRectangle(0, ROUND / 2, 3, area.height - ROUND);
    }
}

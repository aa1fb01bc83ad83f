package dev.rustaiide.app.ui.components;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** Words that are only read; they wrap where the width asks for it. */
public final class Caption extends Painted {
    private final TextSize size;
    private final Token color;
    private String text;

    public Caption(Composite parent, Look look, String text, TextSize size, Token color) {
        super(parent, SWT.NO_FOCUS, look);
        this.text = text;
        this.size = size;
        this.color = color;
        describe(text, ACC.ROLE_LABEL);
    }

    public String text() {
        return text;
    }

    public void setText(String words) {
        text = words;
        describe(words, ACC.ROLE_LABEL);
        redraw();
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        use(gc);
        gc.setForeground(look().color(color));
        WrappedText.of(gc, text, area.width).draw(gc, 0, 0);
    }

    private void use(GC gc) {
        boolean strong = size == TextSize.TITLE || size == TextSize.DISPLAY;
        gc.setFont(strong ? look().strongFont(size) : look().font(size));
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        GC gc = new GC(this);
        use(gc);
        int width = widthHint == SWT.DEFAULT ? gc.stringExtent(text).x + 1 : widthHint;
        int height = WrappedText.of(gc, text, width).height();
        gc.dispose();
        return new Point(width, height);
    }
}

package dev.rustaiide.app.ui.components;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;

/**
 * A round, raised panel over the rest of its window, inside it: no window of the system's, so it opens in one frame,
 * takes the keyboard at once and works under every compositor. What lies beneath its shadow is painted from a picture
 * of the window taken as it opened.
 */
final class FloatingPanel extends Painted {
    /** How far the shadow reaches. */
    static final int SHADOW = 16;
    private static final int ROUND = 2 * 8;

    private final @Nullable Image beneath;
    private final Rectangle pictured;
    private int pictureX;
    private int pictureY;

    /** {@code largest} it may become, in the shell's coordinates, the shadow included. */
    FloatingPanel(Shell shell, Look look, Rectangle largest) {
        super(shell, SWT.NONE, look);
        beneath = picture(shell, largest);
        pictured = largest;
        setPictureOrigin(largest.x, largest.y);
        addListener(SWT.Dispose, event -> {
            if (beneath != null) {
                beneath.dispose();
            }
        });
    }

    /** Where in the shell its own corner will be, if that is not the corner of what was pictured. */
    void setPictureOrigin(int x, int y) {
        pictureX = x - pictured.x;
        pictureY = y - pictured.y;
    }

    private static Image picture(Shell shell, Rectangle area) {
        // By a provider, so that the picture is as fine as the screen.
        Image image = new Image(shell.getDisplay(), (ImageDataProvider) zoom -> new ImageData(
                Math.max(1, area.width * zoom / 100), Math.max(1, area.height * zoom / 100), 24,
                new PaletteData(0xff0000, 0xff00, 0xff)));
        GC from = new GC(shell);
        from.copyArea(image, area.x, area.y);
        from.dispose();
        return image;
    }

    /** Where children may lie. */
    Rectangle inside() {
        Rectangle area = getClientArea();
        return new Rectangle(SHADOW + 1, SHADOW + 1, area.width - 2 * SHADOW - 2, area.height - 2 * SHADOW - 2);
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        if (beneath != null) {
            gc.drawImage(beneath, -pictureX, -pictureY);
        }
        int width = area.width - 2 * SHADOW;
        int height = area.height - 2 * SHADOW;
        gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
        for (int reach = SHADOW; reach > 0; reach -= 2) {
            gc.setAlpha(look().isDark() ? 22 - reach : 15 - reach * 3 / 4);
            gc.fillRoundRectangle(SHADOW - reach, SHADOW - reach + 4, width + 2 * reach, height + 2 * reach - 4,
                    ROUND + 2 * reach, ROUND + 2 * reach);
        }
        gc.setAlpha(255);
        gc.setBackground(look().color(Token.RAISED));
        gc.fillRoundRectangle(SHADOW, SHADOW, width, height, ROUND, ROUND);
        outline(gc, look(), Token.BORDER, SHADOW, SHADOW, width, height, ROUND);
    }
}

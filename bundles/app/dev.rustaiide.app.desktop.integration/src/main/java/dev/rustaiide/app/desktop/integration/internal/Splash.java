package dev.rustaiide.app.desktop.integration.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;

/**
 * The icon and the name, while a slow start has nothing else to show. It costs 50 to 100 ms, so the launcher asks
 * for it only where there is no cache that makes the start fast.
 */
final class Splash {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 220;
    private static final int ICON = 128;
    private static final long PATIENCE_MS = 150;

    private final Shell shell;
    private boolean painted;

    private Splash(Display display, Look look) {
        shell = new Shell(display, SWT.NO_TRIM | SWT.ON_TOP);
        Image icon = icon(display);
        shell.addListener(SWT.Paint, event -> paint(event.gc, look, icon));
        shell.addListener(SWT.Dispose, event -> icon.dispose());
    }

    /** Shows it and returns once it is painted, or after a moment. */
    static Splash open(Display display, Look look) {
        Splash splash = new Splash(display, look);
        splash.place(display.getPrimaryMonitor().getClientArea());
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (!splash.painted && System.currentTimeMillis() < end) {
            display.readAndDispatch();
        }
        return splash;
    }

    void close() {
        if (!shell.isDisposed()) {
            shell.dispose();
        }
    }

    private void place(Rectangle screen) {
        int x = screen.x + (screen.width - WIDTH) / 2;
        int y = screen.y + (screen.height - HEIGHT) / 2;
        shell.setBounds(x, y, WIDTH, HEIGHT);
        shell.open();
        // GTK takes the size of a frame off that this shell does not have, once.
        shell.setBounds(x, y, WIDTH, HEIGHT);
    }

    private void paint(GC gc, Look look, Image icon) {
        Rectangle area = shell.getClientArea();
        gc.setBackground(look.color(Token.BACKGROUND));
        gc.fillRectangle(area);
        gc.drawImage(icon, (area.width - ICON) / 2, 6 * Look.STEP);
        gc.setFont(look.strongFont(TextSize.TITLE));
        gc.setForeground(look.color(Token.TEXT));
        Point size = gc.stringExtent("Rust AI IDE");
        gc.drawString("Rust AI IDE", (area.width - size.x) / 2, 6 * Look.STEP + ICON + 4 * Look.STEP, true);
        painted = area.width >= WIDTH;
    }

    private static Image icon(Display display) {
        try (InputStream in = Look.class.getResourceAsStream("/product/icon-128.png")) {
            return new Image(display, in);
        } catch (IOException cannotClose) {
            throw new UncheckedIOException(cannotClose);
        }
    }
}

package dev.rustaiide.app.ui.components;

import dev.rustaiide.app.ui.components.internal.ThemedLook;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Opens the gallery by itself: {@code GalleryMain [THEME]}. */
final class GalleryMain {
    private GalleryMain() {}

    public static void main(String[] arguments) {
        Display display = new Display();
        ThemedLook look = new ThemedLook();
        look.choose(ThemeChoice.valueOf(arguments.length > 0 ? arguments[0] : "SYSTEM"));
        Shell shell = new Shell(display, SWT.SHELL_TRIM);
        shell.setText("Gallery");
        shell.setLayout(new FillLayout());
        new Gallery(shell, look);
        shell.setBounds(0, 0, 1180, 800);
        shell.open();
        while (!shell.isDisposed()) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
        display.dispose();
    }
}

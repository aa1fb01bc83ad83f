package dev.rustaiide.app.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** The same file in SWT's own editor without colours, to compare with: {@code StyledTextPlayground FILE [LINE]}. */
public final class StyledTextPlayground {
    private StyledTextPlayground() {}

    public static void main(String[] arguments) throws IOException {
        Display display = new Display();
        Shell shell = new Shell(display);
        shell.setText("1:1 plain");
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 1100, 800);
        StyledText text = new StyledText(shell, SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setFont(new Font(display, new FontData("DejaVu Sans Mono", 11, SWT.NORMAL)));
        text.setText(Files.readString(Path.of(arguments[0])));
        if (arguments.length > 1) {
            int line = Integer.parseInt(arguments[1]);
            text.setSelection(text.getOffsetAtLine(line) + text.getLine(line).length());
        }
        shell.open();
        shell.addListener(SWT.Close, event -> System.exit(0));
        while (!shell.isDisposed()) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
    }
}

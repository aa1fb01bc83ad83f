package dev.rustaiide.app.ui.components;

import dev.rustaiide.app.ui.components.internal.ThemedLook;
import dev.rustaiide.foundation.async.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Opens the gallery by itself: {@code GalleryMain [THEME [pick]]}. */
final class GalleryMain {
    private static final List<String> COMMANDS = List.of("File: Open folder…", "File: Save all", "Go to file",
            "Go to symbol in workspace", "Git: Commit", "Git: Switch branch…", "View: Toggle panel",
            "Run tests at cursor", "Rust: Expand macro", "Rust: Restart rust-analyzer", "Preferences: Theme",
            "Preferences: Settings", "Assistant: Explain selection", "Terminal: New terminal",
            "Debug: Toggle breakpoint");

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
        shell.forceActive();
        if (arguments.length > 1 && arguments[1].equals("hover")) {
            HoverCard card = new HoverCard(shell, look);
            display.timerExec(500, () -> card.show(new Rectangle(400, 330, 60, 20), """
                    ```rust
                    pub fn with_capacity(capacity: usize) -> Vec<T>
                    ```
                    Constructs a new, empty `Vec<T>` with at least the specified [capacity](x).
                    """, new HoverCard.Action("Go to definition", () -> {}),
                    new HoverCard.Action("Rename…", () -> {})));
        } else if (arguments.length > 1 && arguments[1].equals("switch")) {
            display.timerExec(800, () -> look.choose(ThemeChoice.LIGHT));
        } else if (arguments.length > 1) {
            display.timerExec(500, () -> new Picker<>(shell, look, "Commands", GalleryMain::find)
                    .placeholder("Type a command").open(arguments.length > 2 ? arguments[2] : ""));
        }
        while (!shell.isDisposed()) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
        display.dispose();
    }

    private static Call<List<PickerItem<String>>> find(String query) {
        return Call.start("find", scope -> {
            List<PickerItem<String>> found = new ArrayList<>();
            for (String command : COMMANDS) {
                int at = command.toLowerCase(Locale.ROOT).indexOf(query.toLowerCase(Locale.ROOT));
                if (at >= 0) {
                    int[] matches = new int[query.length()];
                    for (int i = 0; i < matches.length; i++) {
                        matches[i] = at + i;
                    }
                    found.add(new PickerItem<>(command, Row.of(new Glyph(Icon.COMMAND, Token.MUTED), command)
                            .matches(matches).detail("from the editor").keys("Ctrl+Shift+" + command.charAt(0))));
                }
            }
            return found;
        });
    }
}

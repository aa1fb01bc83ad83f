package dev.rustaiide.app.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Links;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.terminal.Terminals;

/** Which terminals are shown, and which has the keyboard; none of them has a program here. */
class TerminalPanelTest {
    @TempDir
    Path folder;
    private final List<String> told = new ArrayList<>();
    private Display display;
    private Shelf shelf;
    private TerminalPanel panel;
    private Text elsewhere;

    private interface Act {
        void run() throws Exception;
    }

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    told.add(method.getName());
                    return method.getReturnType() == Optional.class ? Optional.empty()
                            : arguments != null && arguments[0] instanceof SettingKey<?> key ? key.standard() : null;
                }));
    }

    private void onScreen(Act act) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        try {
            Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                    .newInstance();
            Ui ui = new Ui(display);
            Terminals none = (launch, listener) -> {
                throw new FailureException(new Failure.Other("Cannot.", "A test has none.", "Nothing."));
            };
            shelf = new Shelf(none, fake(OpenFolders.class), fake(Settings.class), ui);
            Shell shell = new Shell(display);
            shell.setLayout(new FillLayout(SWT.VERTICAL));
            shell.setBounds(0, 0, 900, 500);
            elsewhere = new Text(shell, SWT.NONE);
            Composite body = new Composite(shell, SWT.NONE);
            panel = new TerminalPanel(body, look, shelf,
                    new TerminalLinks(fake(Editors.class), fake(Links.class), ui), fake(FailureNotices.class),
                    fake(Settings.class), fake(Commands.class));
            shell.open();
            shell.layout(true, true);
            panel.focus();
            act.run();
        } finally {
            display.dispose();
        }
    }

    private static List<OpenTerminal> visible(TerminalPanel panel, Shelf shelf) {
        return shelf.all().stream().filter(terminal -> panel.isShown(terminal)).toList();
    }

    @Test
    void those_of_the_current_group_are_shown_and_the_current_one_has_the_keyboard() throws Exception {
        onScreen(() -> {
            OpenTerminal first = shelf.current().orElseThrow();
            panel.split();
            OpenTerminal beside = shelf.current().orElseThrow();
            assertEquals(List.of(first, beside), visible(panel, shelf));
            OpenTerminal alone = shelf.open(folder);
            panel.focus();
            assertEquals(List.of(alone), visible(panel, shelf));
            shelf.step(-1);
            assertEquals(Optional.of(beside), shelf.current());
            assertEquals(List.of(first, beside), visible(panel, shelf));
            assertTrue(panel.view().orElseThrow().isFocusControl());
            assertEquals(beside, panel.view().orElseThrow().terminal());
            shelf.step(1);
            assertEquals(List.of(alone), visible(panel, shelf));
        });
    }

    @Test
    void closing_one_of_a_split_shows_the_other_and_closing_all_leaves_the_panel() throws Exception {
        onScreen(() -> {
            List<String> left = new ArrayList<>();
            shelf.onLeave(() -> left.add("left"));
            OpenTerminal first = shelf.current().orElseThrow();
            panel.split();
            panel.close();
            assertEquals(List.of(first), visible(panel, shelf));
            assertTrue(panel.hasFocus());
            panel.close();
            assertEquals(List.of(), shelf.all());
            assertEquals(List.of("left"), left);
        });
    }

    @Test
    void what_changes_elsewhere_takes_no_keyboard() throws Exception {
        onScreen(() -> {
            elsewhere.setFocus();
            shelf.open(folder);
            assertTrue(elsewhere.isFocusControl());
            assertFalse(panel.hasFocus());
        });
    }
}

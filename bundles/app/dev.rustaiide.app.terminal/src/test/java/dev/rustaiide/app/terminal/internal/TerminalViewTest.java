package dev.rustaiide.app.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.IME;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Links;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.terminal.VirtualTerminal;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.terminal.Launch;
import dev.rustaiide.system.terminal.Terminals;

/** A terminal on the screen with a real shell in it; the thread of the test is that of the window. */
class TerminalViewTest {
    @TempDir
    Path folder;
    private final List<String> done = new ArrayList<>();
    private Display display;
    private Shell shell;
    private Look look;
    private OpenTerminal terminal;
    private TerminalView view;
    private Terminals real;

    /** Runs {@code script} instead of the user's shell. */
    private void show(String script) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        real = (Terminals) Class.forName("dev.rustaiide.system.terminal.internal.PtyTerminals")
                .getConstructor(Programs.class, StandardPaths.class).newInstance(programs(), paths());
        Terminals scripted = (launch, listener) -> real.open(new Launch(launch.folder(),
                List.of("/bin/bash", "--norc", "--noediting", "-c", script), launch.columns(), launch.rows(),
                launch.lines()), listener);
        display = new Display();
        look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 800, 400);
        Ui ui = new Ui(display);
        terminal = new OpenTerminal(scripted, ui, folder, 1000);
        Editors editors = (Editors) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Editors.class},
                (proxy, method, arguments) -> {
                    done.add(method.getName() + ' ' + arguments[0] + ' ' + arguments[1]);
                    return null;
                });
        Links links = done::add;
        view = new TerminalView(shell, look, terminal, new TerminalLinks(editors, links, ui));
        terminal.listen(new OpenTerminal.Listener() {
            @Override
            public void changed() {
                view.started();
            }
        });
        shell.open();
        shell.layout(true, true);
        view.forceFocus();
    }

    private interface Act {
        void run() throws Exception;
    }

    private void onScreen(String script, Act act) throws Exception {
        show(script);
        try {
            act.run();
        } finally {
            terminal.close();
            display.dispose();
        }
    }

    private static Programs programs() {
        return new Programs() {
            @Override
            public Optional<Path> find(String name) {
                return Optional.empty();
            }

            @Override
            public Call<String> version(Path program, List<String> arguments) {
                return Call.of("");
            }

            @Override
            public void refresh() { }
        };
    }

    private StandardPaths paths() {
        return (StandardPaths) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {StandardPaths.class}, (proxy, method, arguments) -> folder);
    }

    private String screen() {
        return terminal.use(VirtualTerminal::screenText).orElse("");
    }

    /** What the window has of the terminal by now. */
    private String seen() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < view.frame().rows(); row++) {
            for (int x = 0; x < view.frame().columns(); x++) {
                text.append(view.frame().text(row, x));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        display.timerExec(20, new Runnable() {
            @Override
            public void run() {
                display.timerExec(20, this);
            }
        });
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
        assertTrue(condition.getAsBoolean(), this::screen);
    }

    private void press(int key, char character, int modifiers) {
        Event event = new Event();
        event.keyCode = key;
        event.character = character;
        event.stateMask = modifiers;
        event.doit = true;
        view.notifyListeners(SWT.KeyDown, event);
    }

    private void mouse(int type, int button, int x, int y, int modifiers) {
        Event event = new Event();
        event.type = type;
        event.button = button;
        event.count = 1;
        event.x = x;
        event.y = y;
        event.stateMask = modifiers;
        view.notifyListeners(type, event);
    }

    /** The middle of a cell, which is found by trying. */
    private int[] place(int row, int column) {
        for (int y = 8; y < 400; y += 2) {
            for (int x = 12; x < 800; x += 2) {
                if (view.cellAt(x + 3, y + 5).y == row && view.cellAt(x + 3, y + 5).x == column) {
                    return new int[] {x + 3, y + 5};
                }
            }
        }
        throw new AssertionError("no such cell");
    }

    @Test
    void all_132_columns_are_in_sight_if_a_program_wants_them_and_then_those_of_the_window_again() throws Exception {
        onScreen("printf '\\033[?40h\\033[?3h%132s' end; read x; printf '\\033[?40l'; read y", () -> {
            int before = view.rowHeight();
            until(() -> seen().lines().anyMatch(row -> row.length() == 132 && row.endsWith("end")));
            assertTrue(view.rowHeight() < before, before + " and " + view.rowHeight());
            terminal.write("\n".getBytes(StandardCharsets.UTF_8));
            until(() -> view.frame().columns() != 132);
            assertEquals(before, view.rowHeight());
            assertEquals(view.frame().columns(), terminal.use(VirtualTerminal::columns).orElseThrow());
        });
    }

    @Test
    void what_is_typed_reaches_the_program_and_its_answer_the_window() throws Exception {
        onScreen("read -p 'name? ' name; echo \"hello $name\"; sleep 100", () -> {
            until(() -> seen().contains("name? "));
            for (char c : "wörld".toCharArray()) {
                press(c, c, 0);
            }
            press(SWT.CR, '\r', 0);
            until(() -> seen().contains("hello wörld"));
        });
    }

    @Test
    void ctrl_c_stops_a_program_that_floods_the_window_and_the_window_answers_meanwhile() throws Exception {
        onScreen("trap : INT; yes flood; echo stopped; sleep 100", () -> {
            until(() -> seen().contains("flood"));
            long longest = 0;
            for (int i = 0; i < 40; i++) {
                long start = System.nanoTime();
                while (display.readAndDispatch()) {
                    // Everything that waits.
                }
                longest = Math.max(longest, System.nanoTime() - start);
                Thread.sleep(5);
            }
            assertTrue(longest < 1_000_000_000L, "the window waited " + longest / 1_000_000 + " ms");
            press('c', '\003', SWT.CTRL);
            until(() -> screen().contains("stopped"));
        });
    }

    @Test
    void what_an_input_method_composes_is_shown_at_the_cursor_and_not_typed() throws Exception {
        onScreen("read -p 'name? ' name; echo \"hello $name\"; sleep 100", () -> {
            until(() -> seen().contains("name? "));
            byte[] before = picture();
            compose("にほ", 0);
            assertEquals("にほ", view.composed());
            assertFalse(Arrays.equals(before, picture()), "nothing is shown");
            Point at = view.getCaret().getLocation();
            assertEquals(new Point(view.cursorPlace().x, view.cursorPlace().y), at, "where its window belongs");
            compose("日本", 2);
            assertEquals("", view.composed());
            assertTrue(view.getCaret() == null, "it would blink");
            assertArrayEquals(before, picture(), "as it was");
            // What is committed comes as keys.
            press('日', '日', 0);
            press('本', '本', 0);
            press(SWT.CR, '\r', 0);
            until(() -> seen().contains("hello 日本"));
        });
    }

    private void compose(String text, int committed) throws Exception {
        IME ime = view.getIME();
        Field count = IME.class.getDeclaredField("commitCount");
        count.setAccessible(true);
        count.setInt(ime, committed);
        Event event = new Event();
        event.detail = SWT.COMPOSITION_CHANGED;
        event.text = text;
        ime.notifyListeners(SWT.ImeComposition, event);
    }

    private byte[] picture() {
        Image image = new Image(display, view.getSize().x, view.getSize().y);
        GC gc = new GC(image);
        view.print(gc);
        gc.dispose();
        byte[] bytes = image.getImageData(100).data;
        image.dispose();
        return bytes;
    }

    @Test
    void the_size_follows_the_window() throws Exception {
        onScreen("trap 'stty size' WINCH; echo ready; while :; do sleep 0.05; done", () -> {
            until(() -> seen().contains("ready"));
            shell.setSize(500, 300);
            until(() -> seen().contains(view.frame().rows() + " " + view.frame().columns()));
            assertTrue(view.frame().columns() < 70 && view.frame().rows() < 20);
        });
    }

    @Test
    void a_selection_is_copied_as_the_text_it_covers() throws Exception {
        onScreen("printf 'one two\\nthree\\n'; sleep 100", () -> {
            until(() -> seen().contains("three"));
            int[] from = place(0, 4);
            int[] to = place(1, 2);
            mouse(SWT.MouseDown, 1, from[0] - 2, from[1], 0);
            mouse(SWT.MouseMove, 0, to[0] - 2, to[1], SWT.BUTTON1);
            mouse(SWT.MouseUp, 1, to[0] - 2, to[1], SWT.BUTTON1);
            assertEquals("two\nth", view.selectedText());
            int[] word = place(0, 1);
            mouse(SWT.MouseDoubleClick, 1, word[0], word[1], 0);
            assertEquals("one", view.selectedText());
        });
    }

    @Test
    void places_in_files_and_addresses_are_followed_with_ctrl() throws Exception {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/main.rs"), "");
        onScreen("echo 'src/main.rs:4:9 https://example.org/a'; sleep 100", () -> {
            until(() -> seen().contains("example.org"));
            int[] file = place(0, 3);
            mouse(SWT.MouseDown, 1, file[0], file[1], SWT.MOD1);
            until(() -> done.size() == 1);
            int[] web = place(0, 20);
            mouse(SWT.MouseDown, 1, web[0], web[1], SWT.MOD1);
            until(() -> done.size() == 2);
            assertEquals(List.of("open " + folder.resolve("src/main.rs") + ' ' + new Position(3, 8),
                    "https://example.org/a"), done);
        });
    }

    @Test
    void a_search_goes_up_from_the_end_through_what_left_the_screen() throws Exception {
        onScreen("for i in $(seq 1 300); do echo \"line $i\"; done; sleep 100", () -> {
            until(() -> seen().contains("line 300"));
            view.openFind();
            TextField field = (TextField) find(view.getChildren());
            field.setText("line 17");
            until(() -> view.selectedText().equals("line 17") && view.frame().top() < 200);
            assertTrue(seen().contains("line 179"), this::seen);
        });
    }

    private static Control find(Control[] children) {
        Control bar = children[children.length - 1];
        return ((Composite) bar).getChildren()[0];
    }

    @Test
    void scrolled_up_the_text_stays_while_more_is_written() throws Exception {
        onScreen("seq 1 200; read line; seq 201 260; sleep 100", () -> {
            until(() -> seen().contains("200"));
            view.scrollRows(-100);
            String shown = seen();
            terminal.write("\r".getBytes(StandardCharsets.UTF_8));
            until(() -> screen().contains("260"));
            view.refresh();
            assertEquals(shown, seen());
            view.scrollTo(Integer.MAX_VALUE / 2);
            until(() -> seen().contains("260"));
        });
    }

    @Test
    void colours_and_the_cursor_are_painted() throws Exception {
        onScreen("printf '\\e[48;2;255;0;0m     \\e[m\\n'; sleep 100", () -> {
            until(() -> view.frame().style(0, 0) != 0);
            Image image = new Image(display, 800, 400);
            GC gc = new GC(image);
            gc.setBackground(look.color(Token.BACKGROUND));
            gc.fillRectangle(image.getBounds());
            view.paint(gc, image.getBounds());
            gc.dispose();
            ImageData data = image.getImageData();
            image.dispose();
            int[] cell = place(0, 2);
            assertEquals(0xFF0000, rgb(data, cell[0], cell[1]));
            int[] blank = place(0, 20);
            assertEquals(look.color(Token.BACKGROUND).getRGB(), data.palette.getRGB(data.getPixel(blank[0], blank[1])));
            int[] cursor = place(1, 0);
            assertFalse(look.color(Token.BACKGROUND).getRGB()
                    .equals(data.palette.getRGB(data.getPixel(cursor[0] - 3, cursor[1]))));
        });
    }

    private static int rgb(ImageData data, int x, int y) {
        var rgb = data.palette.getRGB(data.getPixel(x, y));
        return rgb.red << 16 | rgb.green << 8 | rgb.blue;
    }

    @Test
    void text_is_readable_whatever_colours_a_program_mixes() throws Exception {
        onScreen("sleep 100", () -> {
            TerminalColors colors = new TerminalColors(look);
            for (int text = 0; text < 256; text += 5) {
                for (int ground = 0; ground < 256; ground += 7) {
                    int front = colors.all()[text];
                    int back = colors.all()[ground];
                    double contrast = TerminalColors.contrast(colors.readable(front, back), back);
                    assertTrue(front == back || contrast >= 4.49, text + " on " + ground + ": " + contrast);
                }
            }
        });
    }
}

package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;

/** What people meet who do not see the window, or are distracted by what moves: names on everything, and quiet. */
class AccessibleStoryTest {
    /** Longer than anything blinks or turns. */
    private static final Duration REST = Duration.ofSeconds(11);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Pages and views, each as the palette opens it. */
    private static final List<String> PLACES = List.of("view.explorer", "view.search", "view.git", "view.debug",
            "view.outline", "view.problems", "view.output", "view.references", "view.hierarchy", "view.meaning",
            "view.terminal", "view.debugConsole", "view.assistant", "settings.open", "keys.open", "help.tour",
            "help.pauses", "models.open", "network.open", "git.history", "project.new", "view.servers");

    @TempDir
    Path temp;
    private RunningIde ide;

    @BeforeEach
    void start() throws Exception {
        Path folder = Files.createDirectories(temp.toRealPath().resolve("work"));
        Path file = Files.writeString(folder.resolve("main.rs"), "fn main() {\n    let answer = 42;\n}\n");
        ide = RunningIde.on(folder);
        Editors editors = ide.the(Editors.class);
        ide.act(() -> editors.open(file));
        ide.until("the editor", () -> editors.activeCode().isPresent() && editors.active().equals(
                java.util.Optional.of(file)));
    }

    private Shell shell() {
        return ide.get(() -> StoryAccess.context().orElseThrow().get(WindowLayout.class).shell().orElseThrow());
    }

    @Test
    void whatever_can_have_the_keyboard_or_is_painted_has_a_name() throws Exception {
        var nameless = new TreeSet<String>();
        look("the window", nameless);
        for (String place : PLACES) {
            assertTrue(ide.command(place), () -> place + " opens nothing");
            TimeUnit.MILLISECONDS.sleep(300);
            look(place, nameless);
        }
        assertEquals(List.of(), List.copyOf(nameless));
    }

    private void look(String where, TreeSet<String> nameless) {
        Shell shell = shell();
        List<String> found = ide.get(() -> StoryWidgets.within(shell).filter(AccessibleStoryTest::needsName)
                .filter(control -> Spoken.name(control).isEmpty()).map(AccessibleStoryTest::path).distinct().toList());
        found.stream().filter(path -> nameless.stream().noneMatch(known -> known.startsWith(path + ",")))
                .forEach(path -> nameless.add(path + ", first seen at " + where));
    }

    /** Ours are painted; those that only hold others are not, and neither are lines between them. */
    private static boolean needsName(Control control) {
        boolean holds = control instanceof Composite composite && composite.getChildren().length > 0;
        boolean takesKeys = control.isListening(SWT.KeyDown) && (control.getStyle() & SWT.NO_FOCUS) == 0;
        boolean painted = control.isListening(SWT.Paint) && !holds;
        boolean decoration = control.getClass().getSimpleName().equals("Divider") || control.getSize().x <= 4
                || control.getSize().y <= 4;
        boolean silent = control instanceof Caption caption && caption.text().isEmpty();
        return !decoration && !silent && (takesKeys || painted)
                && control.getClass().getName().startsWith("dev.rustaiide");
    }

    private static String path(Control control) {
        String name = control.getClass().getName();
        Composite parent = control.getParent();
        return name + (parent == null ? "" : " in " + parent.getClass().getSimpleName());
    }

    @Test
    void an_editor_tells_its_name_role_caret_and_text() throws Exception {
        Editors editors = ide.the(Editors.class);
        Control canvas = ide.get(() -> editors.activeCode().map(CodeEditor::view).orElseThrow().canvas());
        assertEquals("main.rs, editor", ide.get(() -> Spoken.name(canvas).orElse("")));
        assertEquals(ACC.ROLE_TEXT, ide.get(() -> Spoken.role(canvas).orElse(-1)));
        assertEquals("fn main() {\n    let answer = 42;\n}\n", ide.get(() -> Spoken.value(canvas).orElse("")));
        ide.act(() -> editors.activeCode().orElseThrow().select(Selections.of(new Selection(20, 26))));
        assertEquals(26, ide.get(() -> Spoken.caret(canvas).orElse(-1)));
        assertEquals(new Point(20, 6), ide.get(() -> Spoken.selected(canvas).orElseThrow()));
    }

    /**
     * An idle window comes to rest: what blinks or moves by itself never lets it. Servers are looked for and files
     * indexed meanwhile, and the status line tells of it, on a busy machine after many seconds.
     */
    @Test
    void nothing_in_an_idle_window_changes_by_itself() throws Exception {
        Shell shell = shell();
        ImageData before = picture(shell);
        assertTrue(before.width > 100 && before.height > 100);
        var changes = new ArrayList<String>();
        Instant sameSince = Instant.now();
        Instant begun = sameSince;
        while (sameSince.plus(REST).isAfter(Instant.now())) {
            TimeUnit.MILLISECONDS.sleep(100);
            ImageData now = picture(shell);
            var area = difference(before, now);
            if (area.isPresent()) {
                changes.add(Duration.between(begun, Instant.now()).toMillis() + " ms: " + area.get());
                sameSince = Instant.now();
                before = now;
            }
            assertTrue(begun.plus(PATIENCE).isAfter(Instant.now()), () -> "it never rests: " + changes);
        }
    }

    private ImageData picture(Shell shell) {
        return ide.get(() -> grab(shell));
    }

    private static ImageData grab(Shell shell) {
        Rectangle area = shell.getClientArea();
        Image image = new Image(shell.getDisplay(), area.width, area.height);
        GC gc = new GC(image);
        shell.print(gc);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }

    /** The rectangle around all pixels that differ. */
    private static java.util.Optional<Rectangle> difference(ImageData one, ImageData other) {
        if (one.width != other.width || one.height != other.height) {
            return java.util.Optional.of(new Rectangle(0, 0, other.width, other.height));
        }
        if (Arrays.equals(one.data, other.data)) {
            return java.util.Optional.empty();
        }
        Rectangle area = null;
        for (int y = 0; y < one.height; y++) {
            for (int x = 0; x < one.width; x++) {
                if (one.getPixel(x, y) != other.getPixel(x, y)) {
                    Rectangle pixel = new Rectangle(x, y, 1, 1);
                    area = area == null ? pixel : area.union(pixel);
                }
            }
        }
        return java.util.Optional.ofNullable(area);
    }
}

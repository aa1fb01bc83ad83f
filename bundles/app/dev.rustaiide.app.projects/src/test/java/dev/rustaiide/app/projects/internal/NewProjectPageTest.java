package dev.rustaiide.app.projects.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.ui.components.Themes;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Trust;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.projects.Template;
import dev.rustaiide.system.projects.TemplatePlan;
import dev.rustaiide.system.projects.Templates;

/** The page on the screen; the variable PICTURE names where to keep what it looks like. */
class NewProjectPageTest {
    @TempDir
    Path root;
    private Display display;
    private Shell shell;
    private Look look;
    private final List<Path> trusted = new ArrayList<>();
    private final List<Path> opened = new ArrayList<>();

    /** On the thread of the test, which is the one of the user interface from then on. */
    private void show() throws ReflectiveOperationException {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 1000, 760);
        Composite parent = new Composite(shell, SWT.NONE);
        new NewProjectPage(parent, look, new OneTemplate(), fake(OpenFolder.class), fake(OpenFolders.class),
                fake(Trust.class), fake(FailureNotices.class), new Ui(display));
        shell.open();
        shell.layout(true, true);
    }

    /** Makes a file; knows of nothing else. */
    private final class OneTemplate implements Templates {
        private final Template program = new Template("rust-program", "Rust program", "A Cargo package.",
                Template.Use.PROJECT, Template.Naming.CRATE, List.of(new Template.File("Cargo.toml", new byte[0],
                        false), new Template.File("src/main.rs", new byte[0], false)));

        @Override
        public Call<List<Template>> all() {
            return Call.of(List.of(program, new Template("rust-module", "Rust module", "", Template.Use.MODULE,
                    Template.Naming.MODULE, List.of())));
        }

        @Override
        public Path folder() {
            return root;
        }

        @Override
        public Call<TemplatePlan> plan(Template template, Path path) {
            return Call.start("plan", scope -> {
                if (Files.exists(path)) {
                    throw new FailureException(new Failure.Other("Cannot make it.", path + " is there already.", ""));
                }
                return new TemplatePlan(template, path, template.files().stream().map(file
                        -> new TemplatePlan.NewFile(path.resolve(file.path()), file.content(), false)).toList(),
                        Optional.empty());
            });
        }

        @Override
        public Call<TemplatePlan> make(TemplatePlan plan) {
            return Call.start("make", scope -> {
                Files.createDirectory(plan.target());
                return plan;
            });
        }
    }

    /** Notes whom the page trusts and opens; no folder is open. */
    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "current" -> Optional.empty();
                    case "trust" -> Call.start("trust", scope -> trusted.add((Path) arguments[0]));
                    case "open" -> opened.add((Path) arguments[0]) ? null : null;
                    default -> throw new AssertionError(method.getName());
                }));
    }

    private void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        assertTrue(condition.getAsBoolean());
    }

    private static <T extends Control> List<T> all(Composite parent, Class<T> type) {
        var found = new ArrayList<T>();
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            } else if (child instanceof Composite composite) {
                found.addAll(all(composite, type));
            }
        }
        return found;
    }

    @Test
    void a_project_is_named_made_trusted_and_opened() throws Exception {
        show();
        TextField name = all(shell, TextField.class).get(0);
        TextField where = all(shell, TextField.class).get(1);
        Button create = all(shell, Button.class).get(1);
        where.setText(root.toString());
        name.setText("fn");
        until(() -> all(shell, Caption.class).stream().anyMatch(words -> words.isVisible()
                && words.text().contains("word of Rust")));
        assertFalse(create.isEnabled());
        name.setText("shop");
        until(create::isEnabled);
        picture();
        Event enter = new Event();
        enter.keyCode = SWT.CR;
        enter.character = SWT.CR;
        name.control().notifyListeners(SWT.KeyDown, enter);
        until(() -> !opened.isEmpty());
        assertEquals(List.of(root.resolve("shop")), trusted);
        assertEquals(trusted, opened);
        display.dispose();
    }

    private void picture() {
        String file = System.getenv().getOrDefault("PICTURE", "");
        if (file.isEmpty()) {
            return;
        }
        for (ThemeChoice choice : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            ((Themes) look).choose(choice);
            long end = System.nanoTime() + 600_000_000L;
            while (System.nanoTime() < end) {
                display.readAndDispatch();
            }
            Image image = new Image(display, shell.getSize().x, shell.getSize().y);
            GC gc = new GC(shell);
            gc.copyArea(image, 0, 0);
            gc.dispose();
            var loader = new ImageLoader();
            loader.data = new ImageData[] {image.getImageData(100)};
            loader.save(file + choice + ".png", SWT.IMAGE_PNG);
            image.dispose();
        }
    }
}

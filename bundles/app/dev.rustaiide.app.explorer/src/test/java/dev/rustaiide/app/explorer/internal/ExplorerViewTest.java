package dev.rustaiide.app.explorer.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.ui.components.Themes;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.ExpandedFolders;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FileMarks;
import dev.rustaiide.app.workbench.FileMenu;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.FileIndex;
import dev.rustaiide.app.workspace.management.FileNode;
import dev.rustaiide.app.workspace.management.FileTree;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.Trash;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.Projects;

/** The explorer on the screen; the variable PICTURE names where to keep what it looks like. */
class ExplorerViewTest {
    @TempDir
    Path temporary;
    private final List<Folder> open = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private Display display;
    private Shell shell;
    private Look look;
    private ExplorerView view;

    private interface Answer {
        Object to(String method, Object[] arguments) throws Exception;
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> type.getSimpleName();
                    default -> answer.to(method.getName(), arguments);
                }));
    }

    private Folder folder(String name, String... files) throws Exception {
        Path root = temporary.toRealPath().resolve(name);
        for (String file : files) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.createFile(root.resolve(file));
        }
        FileTree tree = fake(FileTree.class, (method, arguments) -> switch (method) {
            case "root" -> Call.of(new FileNode(root, true, Set.of()));
            case "children" -> Call.start("read", scope -> nodes((Path) arguments[0]));
            default -> (Subscription) () -> { };
        });
        FileIndex index = fake(FileIndex.class, (method, arguments) -> Call.of(Stream.of(files)
                .filter(file -> file.contains((String) arguments[0]))
                .map(file -> new FileIndex.Hit(root.resolve(file), file, List.of())).toList()));
        return fake(Folder.class, (method, arguments) -> switch (method) {
            case "path" -> root;
            case "name" -> name;
            case "tree" -> tree;
            case "index" -> index;
            default -> throw new AssertionError(method);
        });
    }

    private static List<FileNode> nodes(Path folder) throws Exception {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().map(entry -> new FileNode(entry, Files.isDirectory(entry), Set.of())).toList();
        }
    }

    private OpenFolders folders() {
        Map<String, String> branches = Map.of("shop", "main");
        return fake(OpenFolders.class, (method, arguments) -> switch (method) {
            case "all" -> List.copyOf(open);
            case "of" -> open.stream().filter(one -> ((Path) arguments[0]).startsWith(one.path())).findFirst();
            case "current" -> open.stream().findFirst();
            case "title" -> open.stream().findFirst().map(Folder::name);
            case "nameOf" -> ((Folder) arguments[0]).name();
            case "branch" -> Optional.ofNullable(branches.get(((Folder) arguments[0]).name()));
            case "isTrusted" -> ((Folder) arguments[0]).name().equals("shop");
            case "onChange" -> listeners.add((Runnable) arguments[0]) ? null : null;
            default -> throw new AssertionError(method);
        });
    }

    /** On the thread of the test, which is the one of the user interface from then on. */
    private void show() throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 320, 420);
        Ui ui = new Ui(display);
        Editors editors = fake(Editors.class, (method, arguments) -> method.equals("active") ? Optional.empty() : null);
        FailureNotices notices = fake(FailureNotices.class, (method, arguments) -> {
            throw new AssertionError(arguments[0]);
        });
        var files = new ExplorerFiles(editors, fake(Documents.class, (method, arguments) -> List.of()),
                fake(Panels.class, (method, arguments) -> Optional.empty()), notices,
                fake(Trash.class, (method, arguments) -> null),
                fake(TextFiles.class, (method, arguments) -> null), look, ui);
        Projects projects = fake(Projects.class, (method, arguments) -> Call.of(arguments[0].toString()
                .endsWith("shop") ? List.of(new Project((Path) arguments[0], "cargo", "Cargo", "shop", "workspace",
                        List.of())) : List.of()));
        view = new ExplorerView(new Composite(shell, SWT.NONE), look, folders(),
                fake(OpenFolder.class, (method, arguments) -> null), editors, new Problems(),
                new FileMarks(), notices,
                fake(ExpandedFolders.class, (method, arguments) -> method.equals("expanded") ? List.of() : null), files,
                fake(FileNames.class, (method, arguments) -> ""),
                fake(VirtualFiles.class, (method, arguments) -> Optional.empty()), projects,
                fake(FileMenu.class, (method, arguments) -> List.of()),
                fake(Commands.class, (method, arguments) -> true), ui);
        shell.open();
        shell.layout(true, true);
    }

    private void changed(Folder... now) {
        open.clear();
        open.addAll(List.of(now));
        List.copyOf(listeners).forEach(Runnable::run);
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

    private RowView<?> rows() {
        for (Control child : ((Composite) view.control()).getChildren()) {
            if (child instanceof RowView<?> rows) {
                return rows;
            }
        }
        throw new AssertionError("no rows");
    }

    private TextField filterField() {
        for (Control child : ((Composite) view.control()).getChildren()) {
            if (child instanceof TextField field && field.isVisible()) {
                return field;
            }
        }
        throw new AssertionError("no field");
    }

    @Test
    void one_folder_shows_its_content_and_several_show_themselves() throws Exception {
        show();
        Folder shop = folder("shop", "Cargo.toml", "src/main.rs", "src/price.rs");
        Folder notes = folder("notes", "plan.md", "price.md");
        changed(shop);
        until(() -> rows().rowCount() == 2);
        changed(shop, notes);
        until(() -> rows().rowCount() == 6);
        picture("several");
        view.filter();
        filterField().setText("price");
        // Both folders, the one on the way, and a file in each.
        until(() -> rows().rowCount() == 5);
        filterField().setText("");
        until(() -> rows().rowCount() == 6);
        changed(notes);
        until(() -> rows().rowCount() == 2);
        display.dispose();
    }

    private void picture(String name) {
        String file = System.getenv().getOrDefault("PICTURE", "");
        for (ThemeChoice choice : file.isEmpty() ? List.<ThemeChoice>of() : List.of(ThemeChoice.LIGHT,
                ThemeChoice.DARK)) {
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
            loader.save(file + name + choice + ".png", SWT.IMAGE_PNG);
            image.dispose();
        }
    }
}

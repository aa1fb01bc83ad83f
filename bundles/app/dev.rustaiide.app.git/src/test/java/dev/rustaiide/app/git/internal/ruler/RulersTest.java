package dev.rustaiide.app.git.internal.ruler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.testing.FakeSyntax;
import dev.rustaiide.app.documents.testing.MemoryFiles;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.git.internal.ShownCommit;
import dev.rustaiide.app.git.internal.ShownRepository;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.system.git.blame.Blame;
import dev.rustaiide.system.git.blame.Blaming;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.Head;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.Unfinished;

/** Editors over a repository that counts what is read of it. The test's thread is the UI thread. */
class RulersTest {
    private static final Path ROOT = Path.of("/repo");

    private final List<String> read = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final MemoryFiles files = new MemoryFiles();
    private final StackLayout stack = new StackLayout();
    private Consumer<RepositoryStatus> follower = status -> { };
    private Display display;
    private Shell shell;
    private Look look;
    private Ui ui;
    private CodeEditor active;
    private ShownRepository repository;
    private Editors editors;

    private interface Answer {
        Object to(String name, Object[] arguments) throws Exception;
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    private interface Story {
        void tell() throws Exception;
    }

    private void onScreen(Story story) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        try {
            ui = new Ui(display);
            look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                    .newInstance();
            shell = new Shell(display);
            shell.setLayout(stack);
            shell.setBounds(0, 0, 700, 500);
            Folder folder = fake(Folder.class, (name, arguments) -> name.equals("path") ? ROOT : null);
            repository = new ShownRepository(fake(OpenFolders.class, (name, arguments) -> name.equals("current")
                    ? Optional.of(folder) : null), this::states, ui);
            repository.update();
            until(() -> repository.status().isPresent());
            editors = fake(Editors.class, (name, arguments) -> switch (name) {
                case "activeCode" -> Optional.ofNullable(active);
                case "onChange", "onText" -> listeners.add((Runnable) arguments[0]);
                default -> null;
            });
            shell.open();
            story.tell();
        } finally {
            display.dispose();
        }
    }

    private RepositoryStates states() {
        return fake(RepositoryStates.class, (name, arguments) -> {
            if (name.equals("repository")) {
                return Optional.of(ROOT).filter(root -> ((Path) arguments[0]).startsWith(root));
            }
            @SuppressWarnings("unchecked")
            var listener = (Consumer<RepositoryStatus>) arguments[1];
            follower = listener;
            listener.accept(status("1", 0));
            return fake(RepositoryStates.Following.class, (what, none) -> null);
        });
    }

    private static RepositoryStatus status(String commit, int ahead) {
        return new RepositoryStatus(ROOT, new Head(Optional.of("main"), Optional.of(commit.repeat(40)),
                Optional.of("origin/main"), ahead, 0), Unfinished.NOTHING, Optional.empty(), List.of());
    }

    private Staging staging() {
        return fake(Staging.class, (name, arguments) -> {
            String path = (String) arguments[1];
            read.add(path);
            Text committed = Text.of(path.equals("b.txt") ? "one\ntwo\n" : "one\nother\n");
            return Call.of(new FileVersions(path, committed, committed, committed, false));
        });
    }

    private Rulers rulers() {
        FailureNotices notices = fake(FailureNotices.class, (name, arguments) -> null);
        return new Rulers(editors, repository, this::states, this::staging,
                new ChangeCards(this::staging, repository, notices, look, ui), ui);
    }

    private CodeEditor editor(String name) throws Exception {
        files.put(ROOT.resolve(name), "one\ntwo\n");
        CodeEditor editor = new CodeEditor(shell, look, new Document(files.read(ROOT.resolve(name)),
                new Document.Ground(files, new FakeSyntax(), display::asyncExec, System::currentTimeMillis,
                        event -> { })));
        show(editor);
        return editor;
    }

    private void show(CodeEditor editor) {
        active = editor;
        stack.topControl = editor;
        shell.layout();
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        assertTrue(condition.getAsBoolean(), read::toString);
    }

    private void settle() throws InterruptedException {
        for (int i = 0; i < 30; i++) {
            while (display.readAndDispatch()) {
                continue;
            }
            Thread.sleep(5);
        }
    }

    private static int bars(Rulers rulers, CodeEditor editor) {
        return rulers.bars(editor).flatMap(ChangeBars::now).map(lines -> lines.changes().size()).orElse(-1);
    }

    @Test
    void an_editor_whose_file_is_another_has_the_bars_of_that_one_and_no_others() throws Exception {
        onScreen(() -> {
            Rulers rulers = rulers();
            CodeEditor editor = editor("a.txt");
            until(() -> bars(rulers, editor) == 1);
            editor.document().moved(ROOT.resolve("b.txt"));
            List.copyOf(listeners).forEach(Runnable::run);
            until(() -> bars(rulers, editor) == 0);
            editor.document().edit(List.of(TextChange.of(0, 0, "new\n")));
            until(() -> bars(rulers, editor) == 1);
            settle();
            assertEquals(List.of("a.txt", "b.txt"), read);
            editor.document().moved(Path.of("/elsewhere/c.txt"));
            List.copyOf(listeners).forEach(Runnable::run);
            until(() -> rulers.bars(editor).isEmpty());
        });
    }

    @Test
    void a_change_of_the_repository_is_read_for_what_is_seen_and_for_others_once_they_are() throws Exception {
        onScreen(() -> {
            Rulers rulers = rulers();
            CodeEditor first = editor("a.txt");
            until(() -> bars(rulers, first) == 1);
            CodeEditor second = editor("b.txt");
            until(() -> bars(rulers, second) == 0);
            read.clear();
            follower.accept(status("2", 0));
            follower.accept(status("3", 0));
            until(() -> read.size() == 2);
            settle();
            assertEquals(List.of("b.txt", "b.txt"), read);
            show(first);
            until(() -> read.size() == 3);
            settle();
            assertEquals("a.txt", read.getLast());
            assertEquals(3, read.size());
        });
    }

    @Test
    void who_wrote_lines_is_asked_anew_for_another_commit_only_and_where_it_is_seen() throws Exception {
        onScreen(() -> {
            Blaming blaming = fake(Blaming.class, (name, arguments) -> {
                read.add(((Path) arguments[0]).getFileName().toString());
                return Call.of(new Blame(List.of()));
            });
            Settings settings = fake(Settings.class, (name, arguments) -> name.equals("get") ? true : null);
            FailureNotices notices = fake(FailureNotices.class, (name, arguments) -> null);
            new Blames(editors, repository, () -> blaming, new BlameCards(editors, new ShownCommit(fake(Panels.class,
                    (name, arguments) -> null)), () -> null, () -> null, notices, look, ui), notices, settings,
                    fake(Commands.class, (name, arguments) -> {
                        commands.add((Command) arguments[0]);
                        return null;
                    }), ui);
            CodeEditor first = editor("a.txt");
            editor("b.txt");
            settle();
            follower.accept(status("1", 0));
            settle();
            read.clear();
            follower.accept(status("1", 3));
            settle();
            assertEquals(List.of(), read, "it was only fetched");
            follower.accept(status("2", 0));
            settle();
            assertEquals(List.of("b.txt"), read);
            show(first);
            settle();
            assertEquals(List.of("b.txt", "a.txt"), read);
        });
    }
}

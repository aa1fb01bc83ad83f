package dev.rustaiide.app.git.internal.conflict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.documents.testing.FakeSyntax;
import dev.rustaiide.app.documents.testing.MemoryFiles;
import dev.rustaiide.app.git.internal.ShownRepository;
import dev.rustaiide.app.ui.components.Button;
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
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.conflicts.ConflictedFile;
import dev.rustaiide.system.git.conflicts.Conflicts;
import dev.rustaiide.system.git.integration.Conflict;
import dev.rustaiide.system.git.integration.Head;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.Unfinished;

/** The page over a file whose versions come when the test says so. The test's thread is the UI thread. */
class ConflictPageTest {
    private static final Path ROOT = Path.of("/repo");
    private static final String MARKED = "one\n<<<<<<< main\nours\n=======\ntheirs\n>>>>>>> topic\nend\n";

    private final List<String> did = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private CompletableFuture<ConflictedFile> version = new CompletableFuture<>();
    private Consumer<RepositoryStatus> follower = status -> { };
    private Display display;
    private Shell shell;
    private ShownRepository repository;
    private Document document;

    private static <T> T fake(Class<T> type, java.util.function.BiFunction<String, Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> answer.apply(method.getName(), arguments)));
    }

    private static ConflictedFile file(Conflict kind, String ours, String theirs) {
        return new ConflictedFile("a.txt", kind, Optional.of(Text.of("base\n")), Optional.of(Text.of(ours)),
                Optional.ofNullable(theirs).map(Text::of), false, "main", "topic");
    }

    private static RepositoryStatus status(boolean changed) {
        return new RepositoryStatus(ROOT, new Head(Optional.of("main"), Optional.of((changed ? "1" : "0").repeat(40)),
                Optional.empty(), 0, 0), Unfinished.NOTHING, Optional.empty(), List.of());
    }

    /** What happens on the page. */
    private interface Story {
        void tell() throws Exception;
    }

    /** In one thread, the one that has the display. */
    private void onPage(Story story) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        try {
            show();
            story.tell();
        } finally {
            display.dispose();
        }
    }

    private void show() throws Exception {
        Ui ui = new Ui(display);
        Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        shell = new Shell(display);
        shell.setBounds(0, 0, 900, 700);
        MemoryFiles files = new MemoryFiles();
        files.put(ROOT.resolve("a.txt"), MARKED);
        document = new Document(files.read(ROOT.resolve("a.txt")), new Document.Ground(files, new FakeSyntax(),
                display::asyncExec, System::currentTimeMillis, event -> { }));
        Folder folder = fake(Folder.class, (name, arguments) -> name.equals("path") ? ROOT : null);
        repository = new ShownRepository(fake(OpenFolders.class, (name, arguments) -> name.equals("current")
                ? Optional.of(folder) : null), this::states, ui);
        repository.update();
        until(() -> repository.status().isPresent());
        Panels panels = fake(Panels.class, (name, arguments) -> switch (name) {
            case "shell" -> Optional.of(shell);
            case "isPageActive" -> true;
            default -> null;
        });
        Documents documents = fake(Documents.class, (name, arguments) -> name.equals("open") ? Call.of(document)
                : null);
        FailureNotices notices = fake(FailureNotices.class, (name, arguments) -> null);
        var shown = new ShownConflict(panels, fake(Editors.class, (name, arguments) -> List.of()), documents,
                this::conflicts, notices, fake(Commands.class, this::added), look, ui);
        shown.show(ROOT, "a.txt");
        new ConflictPage(new Composite(shell, SWT.NONE), shown, repository, conflicts(), fake(Staging.class,
                (name, arguments) -> Call.of(1)), documents, new Proposals(() -> null, () -> null, notices, ui),
                fake(Commands.class, (name, arguments) -> null), notices, look, ui);
        shell.open();
    }

    private Object added(String name, Object[] arguments) {
        commands.add((Command) arguments[0]);
        return null;
    }

    private RepositoryStates states() {
        return fake(RepositoryStates.class, (name, arguments) -> {
            if (name.equals("repository")) {
                return Optional.of(ROOT);
            }
            @SuppressWarnings("unchecked")
            var listener = (Consumer<RepositoryStatus>) arguments[1];
            follower = listener;
            listener.accept(status(false));
            return fake(RepositoryStates.Following.class, (what, none) -> null);
        });
    }

    private Conflicts conflicts() {
        return fake(Conflicts.class, (name, arguments) -> {
            CompletableFuture<ConflictedFile> now = version;
            if (name.equals("read")) {
                return Call.start("versions", scope -> now.get());
            }
            did.add(name + " " + arguments[2]);
            return Call.of(new Conflicts.Resolution(1, 0));
        });
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

    private void settle() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            while (display.readAndDispatch()) {
                continue;
            }
            Thread.sleep(5);
        }
    }

    private void key(String id) {
        commands.stream().filter(each -> each.id().value().equals("git.conflict." + id)).findFirst().orElseThrow()
                .action().run();
    }

    private Stream<Button> buttons(Composite parent) {
        return Stream.of(parent.getChildren()).flatMap(child -> child instanceof Button button ? Stream.of(button)
                : child instanceof Composite composite ? buttons(composite) : Stream.empty());
    }

    private boolean isEnabled(String label) {
        return buttons(shell).filter(each -> each.label().startsWith(label)).findFirst().orElseThrow().isEnabled();
    }

    @Test
    void keys_do_nothing_until_the_file_is_seen() throws Exception {
        onPage(() -> {
            for (String way : List.of("ours", "theirs", "both", "base", "words", "assistant", "stage")) {
                key(way);
            }
            assertTrue(Stream.of("Ours", "Theirs", "Both", "Base", "Merge", "Stage").noneMatch(this::isEnabled));
            version.complete(file(Conflict.BOTH_MODIFIED, "ours\n", "theirs\n"));
            settle();
            assertEquals(List.of(), did);
            assertEquals(MARKED, document.text().toString());
            until(() -> isEnabled("Ours"));
            key("theirs");
            assertEquals("one\ntheirs\nend\n", document.text().toString());
            assertEquals(List.of(), did);
        });
    }

    @Test
    void of_a_file_that_one_side_deleted_only_a_side_can_be_taken() throws Exception {
        onPage(() -> {
            version.complete(file(Conflict.DELETED_BY_THEM, "ours\n", null));
            until(() -> isEnabled("Theirs"));
            key("both");
            key("words");
            assertEquals(List.of(), did);
            key("theirs");
            until(() -> did.equals(List.of("resolve THEIRS")));
        });
    }

    @Test
    void what_is_resolved_elsewhere_is_seen_and_can_no_longer_be_decided_here() throws Exception {
        onPage(() -> {
            version.complete(file(Conflict.DELETED_BY_THEM, "ours\n", null));
            until(() -> isEnabled("Theirs"));
            version = CompletableFuture.completedFuture(new ConflictedFile("a.txt", Conflict.NONE, Optional.empty(),
                    Optional.empty(), Optional.empty(), false, "main", "topic"));
            follower.accept(status(true));
            until(() -> !isEnabled("Theirs"));
            key("theirs");
            settle();
            assertEquals(List.of(), did);
        });
    }

    @Test
    void a_text_whose_conflict_is_staged_elsewhere_stays_open_and_cannot_be_staged_again() throws Exception {
        onPage(() -> {
            version.complete(file(Conflict.BOTH_MODIFIED, "ours\n", "theirs\n"));
            until(() -> isEnabled("Ours"));
            key("ours");
            until(() -> isEnabled("Stage"));
            version = CompletableFuture.completedFuture(new ConflictedFile("a.txt", Conflict.NONE, Optional.empty(),
                    Optional.empty(), Optional.empty(), false, "main", "topic"));
            follower.accept(status(true));
            until(() -> !isEnabled("Stage"));
            assertEquals("one\nours\nend\n", document.text().toString());
        });
    }
}

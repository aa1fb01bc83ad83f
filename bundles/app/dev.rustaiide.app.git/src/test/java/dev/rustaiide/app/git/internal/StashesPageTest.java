package dev.rustaiide.app.git.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.git.internal.conflict.ShownConflict;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.Conflict;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.Head;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Stash;
import dev.rustaiide.system.git.integration.Unfinished;

/** The page on the screen, over stashes that the test has. */
class StashesPageTest {
    private static final Path ROOT = Path.of("/repo");

    private final List<String> did = new ArrayList<>();
    private final List<Stash> stashes = new ArrayList<>(List.of(stash(0, "newer", 'a'), stash(1, "older", 'b')));
    private RepositoryStatus status = status();
    private boolean stops;
    private Display display;
    private Shell shell;
    private ShownComparison comparison;
    private ShownRepository repository;

    private static Stash stash(int index, String message, char digit) {
        return new Stash(index, String.valueOf(digit).repeat(40), "0".repeat(40), index == 0 ? "" : "e".repeat(40),
                "main", message, "", Instant.now().minusSeconds(7200), 2);
    }

    private static RepositoryStatus status(FileState... files) {
        return new RepositoryStatus(ROOT, new Head(Optional.of("main"), Optional.of("0".repeat(40)),
                Optional.empty(), 0, 0), Unfinished.NOTHING, Optional.empty(), List.of(files));
    }

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> {
                    if (method.getName().equals("openPage")) {
                        did.add("page " + arguments[0]);
                    } else if (method.getName().equals("show") && arguments[0] instanceof Failure failure) {
                        did.add(failure.what());
                    }
                    return method.getReturnType() == Optional.class ? Optional.empty() : null;
                }));
    }

    private final class Known implements RepositoryStates {
        @Override
        public Optional<Path> repository(Path place) {
            return Optional.of(ROOT);
        }

        @Override
        public Call<RepositoryStatus> status(Path folder) {
            return Call.of(status);
        }

        @Override
        public Following follow(Path folder, Consumer<RepositoryStatus> listener, Consumer<Throwable> failed) {
            listener.accept(status);
            return new Following() {
                @Override
                public void update() {
                    listener.accept(status);
                }

                @Override
                public void close() {
                    // Nobody listens to it any more.
                }
            };
        }
    }

    private OpenFolders folders() {
        Folder folder = (Folder) Proxy.newProxyInstance(Folder.class.getClassLoader(), new Class<?>[] {Folder.class},
                (self, method, arguments) -> method.getName().equals("path") ? ROOT : null);
        return (OpenFolders) Proxy.newProxyInstance(OpenFolders.class.getClassLoader(),
                new Class<?>[] {OpenFolders.class}, (self, method, arguments) -> method.getName().equals("current")
                        ? Optional.of(folder) : null);
    }

    private Branches branches() {
        return (Branches) Proxy.newProxyInstance(Branches.class.getClassLoader(), new Class<?>[] {Branches.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("stashes")) {
                        return Call.of(List.copyOf(stashes));
                    }
                    GitAction action = (GitAction) arguments[1];
                    did.add(String.join(" ", action.words()));
                    if (action instanceof GitAction.StashDrop(int index)) {
                        stashes.remove(index);
                    }
                    if (stops) {
                        status = status(new FileState("a", Change.NONE, Change.NONE, Conflict.BOTH_MODIFIED));
                    }
                    return Call.of(new Branches.Done(stops, List.of()));
                });
    }

    private interface Story {
        void tell() throws Exception;
    }

    private void window(Story story) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        try {
            show();
            story.tell();
        } finally {
            display.dispose();
        }
    }

    private void show() throws ReflectiveOperationException {
        Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 900, 500);
        Ui ui = new Ui(display);
        repository = new ShownRepository(folders(), Known::new, ui);
        Panels panels = fake(Panels.class);
        FailureNotices notices = fake(FailureNotices.class);
        var actions = new GitActions(repository, new NamePicker(repository, panels, notices, look, ui),
                this::branches, panels, notices, look, ui);
        comparison = new ShownComparison(repository, panels);
        var conflict = new ShownConflict(panels, fake(Editors.class), fake(Documents.class), () -> null, notices,
                fake(Commands.class), look, ui);
        var shown = new ShownStashes(repository, this::branches, actions, comparison, conflict, panels, notices, look,
                ui);
        new StashesPage(new Composite(shell, SWT.NONE), repository, shown, actions, look);
        repository.begin();
        shell.open();
        until(() -> rows().rowCount() == 2);
    }

    private RowView<?> rows() {
        return all(shell, RowView.class).getFirst();
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

    private void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        assertTrue(condition.getAsBoolean(), () -> String.valueOf(did));
    }

    private void press(String label) {
        key(all(shell, Button.class).stream().filter(each -> each.label().equals(label)).findFirst().orElseThrow(),
                SWT.CR);
    }

    private static void key(Control control, int code) {
        Event event = new Event();
        event.keyCode = code;
        event.character = (char) code;
        control.notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void each_row_says_what_it_is_and_enter_shows_what_is_in_it_with_the_files_that_git_did_not_know()
            throws Exception {
        window(() -> {
            assertTrue(rows().spoken().getFirst().contains("main · 2 files · 2 hours ago"), rows().spoken()::toString);
            rows().handleKey(SWT.ARROW_DOWN, 0);
            rows().handleKey(SWT.CR, 0);
            until(() -> did.contains("page git.compared"));
            assertEquals("Stash “older”", comparison.shown().orElseThrow().title());
            assertEquals(2, comparison.shown().orElseThrow().parts().size());
        });
    }

    @Test
    void one_is_dropped_by_a_key_and_the_way_back_is_told() throws Exception {
        window(() -> {
            rows().handleKey(SWT.ARROW_DOWN, 0);
            key(rows(), SWT.DEL);
            until(() -> rows().rowCount() == 1);
            assertEquals(List.of("stash drop stash@{1}"), did);
            assertTrue(all(shell, Caption.class).stream().anyMatch(each -> each.text().contains("brings it back")));
        });
    }

    @Test
    void what_is_meant_is_the_stash_and_not_its_number() throws Exception {
        window(() -> {
            stashes.clear();
            stashes.addAll(List.of(stash(0, "from elsewhere", 'c'), stash(1, "newer", 'a')));
            press("Apply");
            until(() -> !did.isEmpty());
            assertEquals(List.of("stash apply --index stash@{1}"), did);
        });
        did.clear();
        stashes.clear();
        stashes.addAll(List.of(stash(0, "newer", 'a'), stash(1, "older", 'b')));
        window(() -> {
            stashes.removeFirst();
            press("Pop");
            until(() -> rows().rowCount() == 1);
            assertEquals(List.of("Cannot find the stash “newer”."), did);
        });
    }

    @Test
    void conflicts_lead_to_where_they_are_resolved() throws Exception {
        stops = true;
        window(() -> {
            press("Pop");
            until(() -> did.contains("page git.conflict"));
        });
    }
}

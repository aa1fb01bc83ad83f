package dev.rustaiide.app.git.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.stream.Stream;

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
import dev.rustaiide.app.ui.components.Banner;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Checkbox;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextArea;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.conflicts.ConflictedFile;
import dev.rustaiide.system.git.conflicts.Conflicts;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.CommitRequest;
import dev.rustaiide.system.git.integration.CommitRequest.Signing;
import dev.rustaiide.system.git.integration.Committed;
import dev.rustaiide.system.git.integration.Conflict;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.Head;
import dev.rustaiide.system.git.integration.Interrupted;
import dev.rustaiide.system.git.integration.LoginNeeded;
import dev.rustaiide.system.git.integration.Remotes;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.Unfinished;
import dev.rustaiide.system.git.messages.CommitMessages;

/** The view on the screen, over a repository that says what the test says and remembers what is asked of it. */
class GitViewTest {
    private static final Path ROOT = Path.of("/repo");

    private final List<String> did = new ArrayList<>();
    private RepositoryStatus status = status(Unfinished.NOTHING,
            new FileState("README.md", Change.MODIFIED, Change.NONE, Conflict.NONE),
            new FileState("src/lib.rs", Change.NONE, Change.MODIFIED, Conflict.NONE),
            new FileState("examples/", Change.NONE, Change.UNTRACKED, Conflict.NONE));
    private int open = 2;
    private boolean signs;
    private Optional<FailureException> refusal = Optional.empty();
    private Consumer<RepositoryStatus> follower = told -> { };
    private Display display;
    private Shell shell;

    private static RepositoryStatus status(Unfinished unfinished, FileState... files) {
        return new RepositoryStatus(ROOT, new Head(Optional.of("main"), Optional.of("0".repeat(40)),
                Optional.of("origin/main"), 2, 1), unfinished, Optional.empty(), List.of(files));
    }

    private static <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> method.getReturnType() == Optional.class ? Optional.empty() : null));
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
            follower = listener;
            listener.accept(status);
            return new Following() {
                @Override
                public void update() {
                    listener.accept(status);
                }

                @Override
                public void close() {
                    follower = told -> { };
                }
            };
        }
    }

    private Staging staging() {
        return (Staging) Proxy.newProxyInstance(Staging.class.getClassLoader(), new Class<?>[] {Staging.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "commit" -> {
                        CommitRequest request = (CommitRequest) arguments[1];
                        did.add("commit " + request.message() + (request.signing() == Signing.YES ? ", signed" : ""));
                        yield refusal.<Call<?>>map(Call::failed).orElseGet(() -> Call.of(new Committed(
                                "abcdef0123456789", "Done", List.of())));
                    }
                    case "signs" -> Call.of(signs);
                    case "proposedMessage" -> Call.of("Merge branch 'topic'\n");
                    default -> {
                        did.add(method.getName() + " " + (arguments.length > 1 ? arguments[1] : ""));
                        yield Call.of(1);
                    }
                });
    }

    private Remotes remotes() {
        return (Remotes) Proxy.newProxyInstance(Remotes.class.getClassLoader(), new Class<?>[] {Remotes.class},
                (self, method, arguments) -> {
                    did.add(method.getName() + " " + arguments[1]);
                    if (method.getName().equals("logIn")) {
                        return Call.start("log in", scope -> null);
                    }
                    return method.getName().equals("push") && did.stream().noneMatch(each -> each.startsWith("logIn"))
                            ? Call.failed(new FailureException(new Failure.Other("No.", "No.", "No."),
                                    new LoginNeeded("https://code.example", false)))
                            : Call.of(new Branches.Done(false, List.of()));
                });
    }

    private CommitMessages messages() {
        return (root, kind) -> Call.of(new CommitMessages.Draft("Write of it", "", "A template."));
    }

    private Conflicts conflicts() {
        return (Conflicts) Proxy.newProxyInstance(Conflicts.class.getClassLoader(), new Class<?>[] {Conflicts.class},
                (self, method, arguments) -> Call.of(List.of(new Conflicts.Standing(new ConflictedFile("a",
                        Conflict.BOTH_MODIFIED, Optional.empty(), Optional.empty(), Optional.empty(), false, "main",
                        "topic"), open, 0, List.of()))));
    }

    private OpenFolders folders() {
        Folder folder = (Folder) Proxy.newProxyInstance(Folder.class.getClassLoader(), new Class<?>[] {Folder.class},
                (self, method, arguments) -> method.getName().equals("path") ? ROOT : null);
        return (OpenFolders) Proxy.newProxyInstance(OpenFolders.class.getClassLoader(),
                new Class<?>[] {OpenFolders.class}, (self, method, arguments) -> method.getName().equals("current")
                        ? Optional.of(folder) : null);
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
        shell.setBounds(0, 0, 320, 700);
        Ui ui = new Ui(display);
        var repository = new ShownRepository(folders(), Known::new, ui);
        Panels panels = (Panels) Proxy.newProxyInstance(Panels.class.getClassLoader(), new Class<?>[] {Panels.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("openPage")) {
                        did.add("page " + arguments[0]);
                    }
                    return method.getName().equals("shell") ? Optional.of(shell) : null;
                });
        Branches branches = (Branches) Proxy.newProxyInstance(Branches.class.getClassLoader(),
                new Class<?>[] {Branches.class}, (self, method, arguments) -> {
                    did.add(method.getName() + " " + arguments[1]);
                    return Call.of(new Branches.Done(false, List.of()));
                });
        FailureNotices notices = fake(FailureNotices.class);
        var actions = new GitActions(repository, new NamePicker(repository, panels, notices, look, ui), () -> branches,
                panels, notices, look, ui);
        new GitView(new Composite(shell, SWT.NONE), look, repository, new ShownChange(panels), new ShownConflict(panels,
                fake(Editors.class), fake(Documents.class), this::conflicts, notices, fake(Commands.class), look, ui),
                new ProposedMessage(repository, this::messages, notices, ui), staging(), actions,
                new RemoteActions(repository, this::remotes, actions, panels, notices, look, ui), fake(Editors.class),
                panels, fake(Commands.class), notices, ui);
        shell.open();
        shell.layout(true, true);
        until(() -> rows().rowCount() > 0);
    }

    private RowView<?> rows() {
        return all(shell, RowView.class).getFirst();
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

    private Button button(String label) {
        return all(shell, Button.class).stream().filter(each -> each.label().equals(label)).findFirst().orElseThrow();
    }

    private void go(int row) {
        rows().handleKey(SWT.HOME, 0);
        for (int i = 0; i < row; i++) {
            rows().handleKey(SWT.ARROW_DOWN, 0);
        }
    }

    private void key(Control control, int code, int modifiers) {
        Event event = new Event();
        event.keyCode = code;
        event.character = (char) code;
        event.stateMask = modifiers;
        control.notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void space_stages_what_is_not_staged_and_takes_back_what_is() throws Exception {
        window(() -> {
            assertEquals(6, rows().rowCount());
            go(1);
            key(rows(), SWT.SPACE, 0);
            go(3);
            key(rows(), SWT.SPACE, 0);
            go(4);
            key(rows(), SWT.SPACE, 0);
            assertEquals(List.of("unstage [README.md]", "stage [src/lib.rs]", "stage [examples/]"), did);
        });
    }

    @Test
    void enter_shows_what_differs_in_a_file() throws Exception {
        window(() -> {
            go(3);
            rows().handleKey(SWT.CR, 0);
            assertEquals(List.of("page git.change"), did);
        });
    }

    @Test
    void ctrl_enter_commits_what_is_staged_with_the_message() throws Exception {
        window(() -> {
            TextArea message = all(shell, TextArea.class).getFirst();
            Button commit = button("Commit");
            assertFalse(commit.isEnabled(), "a commit without a message");
            message.setText("Say why");
            assertTrue(commit.isEnabled());
            key(message.control(), SWT.CR, SWT.MOD1);
            until(() -> did.contains("commit Say why"));
            until(() -> message.text().isEmpty());
            assertEquals(List.of("commit Say why"), did);
        });
    }

    private Checkbox sign() {
        return all(shell, Checkbox.class).stream().filter(each -> each.label().equals("Sign")).findFirst()
                .orElseThrow();
    }

    @Test
    void a_commit_is_signed_as_the_settings_say_and_people_may_say_otherwise() throws Exception {
        signs = true;
        window(() -> {
            until(() -> sign().isOn());
            TextArea message = all(shell, TextArea.class).getFirst();
            message.setText("One");
            key(message.control(), SWT.CR, SWT.MOD1);
            until(() -> message.text().isEmpty());
            key(sign(), SWT.SPACE, 0);
            message.setText("Two");
            until(() -> button("Commit").isEnabled());
            key(message.control(), SWT.CR, SWT.MOD1);
            until(() -> did.size() == 2);
            assertEquals(List.of("commit One, signed", "commit Two"), did);
        });
    }

    @Test
    void a_commit_that_cannot_be_signed_leaves_the_message_where_it_is() throws Exception {
        refusal = Optional.of(new FailureException(new Failure.Other("Cannot sign the commit.", "No key.",
                "Make one.")));
        window(() -> {
            key(sign(), SWT.SPACE, 0);
            TextArea message = all(shell, TextArea.class).getFirst();
            message.setText("Say why");
            key(message.control(), SWT.CR, SWT.MOD1);
            until(() -> did.contains("commit Say why, signed") && button("Commit").isEnabled());
            assertEquals("Say why", message.text());
            assertTrue(sign().isOn());
        });
    }

    @Test
    void the_arrows_lead_from_the_message_to_the_files_and_back() throws Exception {
        window(() -> {
            TextArea message = all(shell, TextArea.class).getFirst();
            message.setText("First line\n\nLast line");
            shell.forceActive();
            message.control().setSelection(0);
            message.setFocus();
            key(message.control(), SWT.ARROW_DOWN, 0);
            assertEquals(List.of(), rows().selection(), "it left the message from its first line");
            message.control().setSelection(message.control().getCharCount());
            // The toolkit knows where the caret is once it has laid out the text.
            until(message::isInLastLine);
            key(message.control(), SWT.ARROW_DOWN, 0);
            assertEquals(1, rows().selection().size());
            // Without a window manager no window has the focus, and what would have it is not told.
            boolean focus = display.getFocusControl() != null;
            assertTrue(!focus || rows().isFocusControl());
            rows().handleKey(SWT.ARROW_DOWN, 0);
            rows().handleKey(SWT.ARROW_UP, 0);
            assertTrue(!focus || rows().isFocusControl(), "it left the files before their first row");
            rows().handleKey(SWT.ARROW_UP, 0);
            assertTrue(!focus || message.isFocusControl());
        });
    }

    @Test
    void conflicts_of_a_stash_that_came_back_are_told_with_the_way_to_resolve_them() throws Exception {
        status = status(Unfinished.NOTHING, new FileState("a", Change.NONE, Change.NONE, Conflict.BOTH_MODIFIED));
        window(() -> {
            List<Button> ways = all(all(shell, Banner.class).getFirst(), Button.class);
            assertEquals(List.of("Resolve"), ways.stream().map(Button::label).toList());
            key(ways.getFirst(), SWT.CR, 0);
            until(() -> did.contains("page git.conflict"));
        });
    }

    @Test
    void a_message_is_written_above_what_people_have_written() throws Exception {
        window(() -> {
            TextArea message = all(shell, TextArea.class).getFirst();
            message.setText("My own words");
            Button write = all(shell, Button.class).stream().filter(each -> each.label().equals("Write it"))
                    .findFirst().orElseThrow();
            key(write, SWT.CR, 0);
            until(() -> message.text().startsWith("Write of it"));
            assertEquals("Write of it\n\nMy own words", message.text());
        });
    }

    @Test
    void where_nothing_is_staged_all_that_git_knows_is_committed() throws Exception {
        status = status(Unfinished.NOTHING, new FileState("a", Change.NONE, Change.MODIFIED, Conflict.NONE));
        window(() -> {
            all(shell, TextArea.class).getFirst().setText("All");
            key(all(shell, TextArea.class).getFirst().control(), SWT.CR, SWT.MOD1);
            until(() -> did.contains("commit All"));
            assertEquals(List.of("stage [a]", "commit All"), did);
        });
    }

    @Test
    void a_merge_that_waits_offers_its_message_and_ways_out_and_no_commit_with_conflicts() throws Exception {
        status = status(new Unfinished(Unfinished.Kind.MERGE, 0, 0, "abc"),
                new FileState("a", Change.NONE, Change.NONE, Conflict.BOTH_MODIFIED));
        window(() -> {
            until(() -> all(shell, TextArea.class).getFirst().text().equals("Merge branch 'topic'"));
            Banner banner = all(shell, Banner.class).getFirst();
            List<Button> ways = all(banner, Button.class);
            assertEquals(2, ways.size());
            assertFalse(button("Commit").isEnabled(), "conflicts were to be committed");
            key(ways.getLast(), SWT.CR, 0);
            until(() -> did.stream().anyMatch(each -> each.startsWith("act Abort")));
        });
    }

    @Test
    void a_file_with_markers_of_conflicts_is_not_staged_by_a_key() throws Exception {
        status = status(Unfinished.NOTHING, new FileState("a", Change.NONE, Change.NONE, Conflict.BOTH_MODIFIED));
        window(() -> {
            go(1);
            key(rows(), SWT.SPACE, 0);
            until(() -> Stream.of(display.getShells()).flatMap(each -> all(each, Button.class).stream())
                    .anyMatch(each -> each.label().contains("with its markers")));
            assertEquals(List.of(), did);
        });
        open = 0;
        window(() -> {
            go(1);
            key(rows(), SWT.SPACE, 0);
            until(() -> did.contains("stage [a]"));
        });
    }

    @Test
    void a_lock_that_was_left_can_be_removed() throws Exception {
        status = new RepositoryStatus(ROOT, status.head(), Unfinished.NOTHING, Optional.of(Instant.EPOCH),
                status.files());
        window(() -> {
            key(all(all(shell, Banner.class).getFirst(), Button.class).getFirst(), SWT.CR, 0);
            assertTrue(did.getFirst().startsWith("unlock"), () -> String.valueOf(did));
            status = status(Unfinished.NOTHING);
            follower.accept(status);
            until(() -> all(shell, Banner.class).isEmpty());
        });
    }

    @Test
    void buttons_tell_what_waits_on_either_side_and_a_push_that_wants_a_login_asks_for_it_and_goes_on()
            throws Exception {
        window(() -> {
            assertTrue(button("Pull ↓1").isEnabled());
            key(button("Push ↑2"), SWT.CR, 0);
            until(() -> display.getShells().length == 2);
            Shell question = display.getShells()[0] == shell ? display.getShells()[1] : display.getShells()[0];
            List<TextField> fields = all(question, TextField.class);
            fields.getFirst().setText("tess");
            fields.getLast().setText("secret");
            assertEquals('•', fields.getLast().control().getEchoChar(), "the password is seen");
            key(all(question, Button.class).getLast(), SWT.CR, 0);
            until(() -> did.size() == 3);
            assertTrue(did.get(0).startsWith("push ") && did.get(1).equals("logIn tess") && did.get(2).startsWith(
                    "push "), () -> String.valueOf(did));
        });
    }

    @Test
    void an_action_that_was_interrupted_can_be_taken_back() throws Exception {
        status = new RepositoryStatus(ROOT, status.head(), Unfinished.NOTHING, Optional.of(Instant.EPOCH),
                Optional.of(new Interrupted("Merge topic", Instant.EPOCH, true)), status.files());
        window(() -> {
            key(all(all(shell, Banner.class).getFirst(), Button.class).getFirst(), SWT.CR, 0);
            assertTrue(did.getFirst().startsWith("takeBack"), () -> String.valueOf(did));
        });
    }
}

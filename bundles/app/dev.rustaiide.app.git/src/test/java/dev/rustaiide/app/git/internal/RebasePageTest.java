package dev.rustaiide.app.git.internal;

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

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextArea;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.Head;
import dev.rustaiide.system.git.integration.RebasePlan;
import dev.rustaiide.system.git.integration.RebaseStep;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Unfinished;

/** The plan of a rebase, changed by keys alone. */
class RebasePageTest {
    private static final Path ROOT = Path.of("/repo");

    private final List<GitAction> did = new ArrayList<>();
    private Display display;
    private Shell shell;

    private static <T> T fake(Class<T> type, java.util.function.BiFunction<String, Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> answer.apply(method.getName(), arguments)));
    }

    private static RepositoryStates states() {
        var status = new RepositoryStatus(ROOT, new Head(Optional.of("main"), Optional.of("0".repeat(40)),
                Optional.empty(), 0, 0), Unfinished.NOTHING, Optional.empty(), List.of());
        return fake(RepositoryStates.class, (name, arguments) -> {
            if (name.equals("repository")) {
                return Optional.of(ROOT);
            }
            @SuppressWarnings("unchecked")
            var listener = (Consumer<RepositoryStatus>) arguments[1];
            listener.accept(status);
            return fake(RepositoryStates.Following.class, (what, none) -> null);
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

    private void key(int code, int modifiers) {
        Event event = new Event();
        event.keyCode = code;
        event.stateMask = modifiers;
        all(shell, RowView.class).getFirst().notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void keys_join_leave_out_reword_and_move_commits_and_git_gets_the_plan() throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        try {
            show();
            tell();
        } finally {
            display.dispose();
        }
    }

    private void show() throws ReflectiveOperationException {
        Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 700, 500);
        Ui ui = new Ui(display);
        Folder folder = fake(Folder.class, (name, arguments) -> name.equals("path") ? ROOT : null);
        var repository = new ShownRepository(fake(OpenFolders.class, (name, arguments) -> name.equals("current")
                ? Optional.of(folder) : null), RebasePageTest::states, ui);
        repository.begin();
        until(() -> repository.status().isPresent());
        Branches branches = fake(Branches.class, (name, arguments) -> {
            if (name.equals("rebasePlan")) {
                return Call.of(new RebasePlan("main~4", "f".repeat(40), "d".repeat(40), "main", List.of(
                        RebaseStep.pick("a".repeat(40), "One"), RebaseStep.pick("b".repeat(40), "Two"),
                        RebaseStep.pick("c".repeat(40), "Three"),
                        RebaseStep.pick("d".repeat(40), "Four\n\nFor a reason.\n"))));
            }
            did.add((GitAction) arguments[1]);
            return Call.of(new Branches.Done(false, List.of()));
        });
        Panels panels = fake(Panels.class, (name, arguments) -> name.equals("shell") ? Optional.of(shell) : null);
        FailureNotices notices = fake(FailureNotices.class, (name, arguments) -> null);
        var actions = new GitActions(repository, new NamePicker(repository, panels, notices, look, ui), () -> branches,
                panels, notices, look, ui);
        var plans = new RebasePlans(repository, () -> branches, actions, panels, notices, ui);
        new RebasePage(new Composite(shell, SWT.NONE), plans, panels, look);
        plans.begin("main~4");
        shell.open();
        until(() -> plans.steps().size() == 4);
    }

    private void tell() {
        RowView<?> rows = all(shell, RowView.class).getFirst();
        rows.handleKey(SWT.HOME, 0);
        rows.handleKey(SWT.ARROW_DOWN, 0);
        key('f', 0);
        rows.handleKey(SWT.ARROW_DOWN, 0);
        key('d', 0);
        rows.handleKey(SWT.ARROW_DOWN, 0);
        key(SWT.ARROW_UP, SWT.ALT);
        key('r', 0);
        until(() -> display.getShells().length == 2);
        Shell question = display.getShells()[0] == shell ? display.getShells()[1] : display.getShells()[0];
        TextArea words = all(question, TextArea.class).getFirst();
        assertEquals("Four\n\nFor a reason.", words.text());
        words.setText("Four, better\n\nFor a reason.");
        Event enter = new Event();
        enter.keyCode = SWT.CR;
        enter.stateMask = SWT.MOD1;
        words.control().notifyListeners(SWT.KeyDown, enter);
        until(() -> display.getShells().length == 1);
        key(SWT.CR, SWT.MOD1);
        until(() -> !did.isEmpty());
        GitAction.RebaseByPlan plan = (GitAction.RebaseByPlan) did.getFirst();
        assertEquals("main~4", plan.plan().onto());
        assertEquals("d".repeat(40), plan.plan().head());
        assertEquals(List.of("pick a", "fixup b", "reword d Four, better\n\nFor a reason.", "drop c"),
                plan.plan().steps().stream().map(each -> (each.kind().word() + " " + each.commit().charAt(0) + " "
                        + each.message()).strip()).toList());
    }
}

package dev.rustaiide.app.testing.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.FieldToggle;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;
import dev.rustaiide.system.testing.TestRun;
import dev.rustaiide.system.testing.TestSelector;

/** The tests of the folder as a tree, and what the chosen one said. */
public final class TestsView {
    static final String ID = "dev.rustaiide.tests";

    private final TestRuns runs;
    private final TestStarts starts;
    private final Commands commands;
    private final Editors editors;
    private final Composite body;
    private final PanelHeader header;
    private final IconButton stop;
    private final IconButton failed;
    private final TextField filter;
    private final FieldToggle failedOnly;
    private final FieldToggle slowFirst;
    private final TestTree tree;
    private final RowView<TestNode> rows;
    private final TestDetail detail;
    private int version = -1;
    private boolean wasRunning;

    @Inject
    public TestsView(Composite body, Look look, TestRuns runs, TestStarts starts, Commands commands, Editors editors,
            FailureNotices notices, Ui ui) {
        this.runs = runs;
        this.starts = starts;
        this.commands = commands;
        this.editors = editors;
        this.body = body;
        body.setLayout(Grids.stacked());
        SashForm parts = new SashForm(body, SWT.HORIZONTAL | SWT.SMOOTH);
        parts.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        parts.setSashWidth(1);
        Composite left = new Composite(parts, SWT.NONE);
        left.setLayout(Grids.stacked());
        header = new PanelHeader(left, look, "Tests");
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        IconButton all = commands.tip(header.add(Icon.RUN, "", () -> does("run.test")), "Run all tests", "run.test");
        all.setTint(Token.SUCCESS);
        failed = commands.tip(header.add(Icon.REFRESH, "", () -> does("test.failed")), "Run failed tests",
                "test.failed");
        stop = header.add(Icon.STOP, "Stop the tests", () -> does("test.stop"));
        header.add(Icon.CHART, "Run tests with coverage", () -> does("test.coverage"));
        filter = new TextField(inset(left, look), look, "Filter", "Filter");
        filter.setLeading(Icon.FILTER);
        failedOnly = filter.addToggle(Icon.ERROR, "Only failed tests");
        slowFirst = filter.addToggle(Icon.CLOCK, "The slowest first");
        tree = new TestTree(runs.tests());
        rows = new RowView<>(left, look, "Tests", tree, true);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        detail = new TestDetail(parts, look, commands, runs.tests(), editors, notices, ui);
        parts.setWeights(2, 3);
        Runnable dress = () -> {
            parts.setBackground(look.color(Token.BORDER));
            left.setBackground(look.color(Token.SURFACE));
        };
        Look.Registration registration = look.onChange(dress);
        body.addListener(SWT.Dispose, event -> registration.close());
        dress.run();
        listen();
        runs.onChange(body, this::show);
        runs.want();
        show();
    }

    private static Composite inset(Composite parent, Look look) {
        Composite inset = new Composite(parent, SWT.NONE);
        GridLayout layout = Grids.stacked();
        layout.marginWidth = 2 * Look.STEP;
        layout.marginBottom = Look.STEP;
        inset.setLayout(layout);
        inset.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Look.Registration registration = look.onChange(() -> inset.setBackground(look.color(Token.SURFACE)));
        inset.addListener(SWT.Dispose, event -> registration.close());
        inset.setBackground(look.color(Token.SURFACE));
        return inset;
    }

    private void listen() {
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        filter.onChange(text -> {
            tree.setFilter(text);
            refresh();
        });
        filter.onToggle(() -> {
            tree.setFailedOnly(failedOnly.isOn());
            tree.setSlowFirst(slowFirst.isOn());
            refresh();
        });
        filter.onEnter(this::toList);
        filter.onKey((key, modifiers) -> {
            boolean leaves = key == SWT.ARROW_DOWN;
            if (leaves) {
                toList();
            }
            return leaves;
        });
        rows.onSelect(chosen -> showDetail());
        rows.onActivate(this::activate);
        rows.onAction(this::act);
        rows.onContextMenu(this::menu);
        rows.addListener(SWT.KeyDown, this::key);
    }

    private void toList() {
        rows.setFocus();
        if (rows.selection().isEmpty()) {
            rows.selectFirst();
        }
    }

    private void does(String command) {
        commands.run(new CommandId(command));
    }

    // What is done with rows.

    private void activate(TestNode node, Activation how) {
        if (how == Activation.ENTER) {
            run(rows.selection());
        } else if (how == Activation.DOUBLE_CLICK) {
            open(node);
        }
    }

    private void act(TestNode node, RowAction action) {
        if (action == TestTree.DEBUG) {
            node.test().ifPresent(starts::debug);
        } else {
            run(List.of(node));
        }
    }

    private void run(List<TestNode> nodes) {
        List<TestSelector> selectors = nodes.stream().map(TestNode::selector).distinct().toList();
        if (!selectors.isEmpty()) {
            runs.run(selectors, false);
        }
    }

    private void open(TestNode node) {
        node.test().flatMap(runs.tests()::item).flatMap(TestItem::location)
                .ifPresent(at -> editors.open(at.file(), at.range().start()));
    }

    private void key(Event event) {
        int modifiers = event.stateMask & SWT.MODIFIER_MASK;
        if (event.keyCode == SWT.F4 && modifiers == 0) {
            detail.open();
        } else if (event.keyCode == SWT.CR && modifiers == SWT.MOD1) {
            rows.current().flatMap(TestNode::test).ifPresent(starts::debug);
            event.doit = false;
        } else if (event.character == '/' && modifiers == 0) {
            filter.setFocus();
            event.doit = false;
        } else if (event.keyCode == SWT.TAB && modifiers == 0) {
            detail.setFocus();
            event.doit = false;
        }
    }

    private void menu(List<TestNode> nodes, Point at) {
        var menu = new PopupMenu(body);
        Optional<TestId> one = nodes.size() == 1 ? nodes.getFirst().test() : Optional.empty();
        if (!nodes.isEmpty()) {
            menu.add("Run", "Enter", () -> run(nodes));
            one.ifPresent(id -> menu.add("Debug", "Ctrl+Enter", () -> starts.debug(id)));
            menu.add("Run with coverage", "", () -> runs.run(
                    nodes.stream().map(TestNode::selector).distinct().toList(), true));
            one.ifPresent(id -> menu.add("Go to the source", "F4", () -> open(nodes.getFirst())));
            menu.line();
        }
        menu.add("Run all tests", commands.keysOf("run.test"), () -> does("run.test"));
        menu.add("Run failed tests", commands.keysOf("test.failed"), () -> does("test.failed"));
        menu.add("Collapse all", "", rows::collapseAll);
        menu.open(at);
    }

    // What is shown.

    private void refresh() {
        rows.open(tree.opened());
        rows.refresh();
        rows.setEmpty(empty());
    }

    private void show() {
        if (body.isDisposed()) {
            return;
        }
        boolean running = runs.isRunning();
        if (version != runs.tests().version() || wasRunning && !running) {
            version = runs.tests().version();
            rows.open(tree.opened());
        }
        rows.setEmpty(empty());
        rows.refresh();
        stop.setEnabled(running);
        failed.setEnabled(!running && !runs.tests().failed().isEmpty());
        header.setDetail(summary());
        if (wasRunning && !running && isUnbuilt()) {
            // What the compiler said stands where the chosen test would.
            rows.clearSelection();
        } else if (wasRunning && !running) {
            revealFailed();
        }
        wasRunning = running;
        showDetail();
    }

    /** People want to see what failed first; what they have chosen themselves stays. */
    private void revealFailed() {
        if (rows.selection().isEmpty()) {
            firstFailed(tree.roots()).ifPresent(path -> rows.reveal(path));
        }
    }

    private Optional<List<Object>> firstFailed(List<TestNode> nodes) {
        for (TestNode node : nodes) {
            if (node.test().filter(id -> runs.state(id).isFailed()).isPresent()) {
                return Optional.of(List.of(node.key()));
            }
            Optional<List<Object>> inside = firstFailed(node.children());
            if (inside.isPresent()) {
                var path = new ArrayList<Object>(List.of(node.key()));
                path.addAll(inside.get());
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private void showDetail() {
        List<TestNode> chosen = rows.selection();
        detail.show(chosen.size() == 1 ? chosen.getFirst().test() : Optional.empty(), building());
    }

    /** What stopped the build, where nothing could run. */
    private String building() {
        var text = new StringBuilder();
        runs.last().filter(run -> isUnbuilt()).ifPresent(run -> {
            for (Diagnostic problem : run.problems()) {
                text.append(problem.explanation().isEmpty() ? problem.message() + '\n' : problem.explanation());
                text.append('\n');
            }
        });
        return text.toString();
    }

    private boolean isUnbuilt() {
        return !runs.isRunning() && runs.last().filter(run -> !run.built()).isPresent();
    }

    private String summary() {
        ShownTests.Counts counts = runs.tests().counts();
        if (runs.isRunning()) {
            return runs.planned() == 0 ? runs.activity() : runs.activity() + " " + runs.done() + " of "
                    + Math.max(runs.planned(), runs.done()) + (counts.failed() > 0 ? ", " + counts.failed()
                            + " failed" : "");
        }
        if (isUnbuilt()) {
            return "the tests do not compile";
        }
        if (counts.passed() + counts.failed() + counts.ignored() == 0) {
            return counts.all() == 0 ? "" : String.valueOf(counts.all());
        }
        Duration took = runs.last().map(TestRun::took).orElse(Duration.ZERO);
        return counts.passed() + " passed" + (counts.failed() > 0 ? ", " + counts.failed() + " failed" : "")
                + (counts.ignored() > 0 ? ", " + counts.ignored() + " ignored" : "")
                + (took.isZero() ? "" : " in " + TestTree.time(took));
    }

    private EmptyText empty() {
        if (runs.folder().isEmpty()) {
            return EmptyText.of("Tests of the open folder appear here. No folder is open.");
        }
        Optional<Failure> failure = runs.failure();
        if (failure.isPresent()) {
            return EmptyText.of(failure.get().what() + " " + failure.get().why() + " " + failure.get().nextStep(),
                    "Look again", runs::look);
        }
        if (runs.isLooking() && runs.tests().items().isEmpty()) {
            return EmptyText.of("Looking for tests…");
        }
        if (tree.isFiltered() && !runs.tests().items().isEmpty()) {
            return EmptyText.of(tree.isFailedOnly() ? "No test that failed fits." : "No test has this in its name.",
                    "Show all", this::showAll);
        }
        return EmptyText.of("There are no tests yet. Write #[test] above a function, and it appears here.",
                "Run all tests", () -> does("run.test"));
    }

    private void showAll() {
        filter.setText("");
        failedOnly.set(false);
        tree.setFailedOnly(false);
        refresh();
    }

    @Focus
    void focus() {
        if (rows.rowCount() > 0) {
            toList();
        } else {
            rows.setFocus();
        }
    }
}

package dev.rustaiide.app.debugger.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.debugger.internal.DebugRun.Phase;
import dev.rustaiide.app.debugger.internal.KeptBreakpoints.Kept;
import dev.rustaiide.app.debugger.internal.ValueTree.Node;
import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.LabelEdit;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.SideView;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.debug.adapter.Ability;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.Variable;

/** A program under the debugger: its variables, what is watched, its stack, and where it stops. */
public final class DebugView implements SideView {
    private final Composite body;
    private final Look look;
    private final DebugRun run;
    private final KeptBreakpoints breakpoints;
    private final WatchedValues watched;
    private final Editors editors;
    static final CommandId START = new CommandId("debug.start");
    private static final CommandId PAUSE = new CommandId("debug.pause");
    private static final CommandId TOGGLE = new CommandId("debug.toggle");

    private final Commands commands;
    private final FailureNotices notices;
    private final Ui ui;
    private final PanelHeader facts;
    private final IconButton go;
    private final IconButton back;
    private final List<IconButton> steps = new ArrayList<>();
    private final List<IconButton> ends = new ArrayList<>();
    private final RowView<Node> variables;
    private final ValueTree values;
    private final RowView<Node> watches;
    private final ValueTree watchValues;
    private final StackRows stackRows;
    private final RowView<StackRows.Entry> stack;
    private final RowView<Kept> stops;
    private final BreakpointRows stopRows;
    private final TextField expression;
    private final TextField place;
    /** What the field of breakpoints is about; empty for one that is added. */
    private Optional<Kept> changing = Optional.empty();
    private List<DebugSession> seenSessions = List.of();
    private List<DebugRun.Scoped> shownScopes = List.of();
    private List<Variable> shownWatches = List.of();

    @Inject
    public DebugView(Composite body, Look look, DebugRun run, KeptBreakpoints breakpoints, WatchedValues watched,
            Editors editors, Commands commands, FileNames names, FailureNotices notices, Ui ui) {
        this.body = body;
        this.look = look;
        this.run = run;
        this.breakpoints = breakpoints;
        this.watched = watched;
        this.editors = editors;
        this.commands = commands;
        this.notices = notices;
        this.ui = ui;
        body.setLayout(Grids.stacked());
        var header = new PanelHeader(body, look, "Debug");
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        // The first of them: where it is not shown, no gap is seen.
        back = button(header, Icon.UNDO, "Step back", "debug.back");
        go = header.add(Icon.RUN, "Debug", this::goOn);
        go.setTint(Token.SUCCESS);
        addButtons(header);
        var parts = new SashForm(body, SWT.VERTICAL | SWT.SMOOTH);
        parts.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        parts.setBackground(look.color(Token.BORDER));
        parts.setSashWidth(1);
        Composite part = new Composite(parts, SWT.NONE);
        facts = head(part, "Variables");
        values = new ValueTree(ui, this::refreshVariables);
        variables = fill(new RowView<>(part, look, "Variables", values, false));
        Composite watchPart = part(parts, "Watch");
        expression = new TextField(inset(watchPart, look, Token.SURFACE), look, "Watch", "Add an expression");
        expression.onEnter(this::addWatch);
        watchValues = new ValueTree(ui, this::refreshWatches);
        watches = fill(new RowView<>(watchPart, look, "Watch", watchValues, false));
        stackRows = new StackRows(run, names);
        stack = fill(new RowView<>(part(parts, "Call stack"), look, "Call stack", stackRows, false));
        Composite stopPart = new Composite(parts, SWT.NONE);
        PanelHeader stopHead = head(stopPart, "Breakpoints");
        stopHead.add(Icon.TICKED, "Turn all on or off", () -> does("debug.toggleAll"));
        stopHead.add(Icon.DELETE, "Remove all", () -> does("debug.clear"));
        place = new TextField(inset(stopPart, look, Token.SURFACE), look, "Breakpoint",
                "Add a function, e.g. total if n > 3");
        place.onEnter(this::addOrChange);
        stopRows = new BreakpointRows(breakpoints, names);
        stops = fill(new RowView<>(stopPart, look, "Breakpoints", RowModel.flat(breakpoints::all, stopRows::row),
                false));
        parts.setWeights(4, 2, 3, 3);
        listen();
        show();
        stops.refresh();
        showWatches();
    }

    private void addButtons(PanelHeader header) {
        steps.add(button(header, Icon.STEP_OVER, "Step over", "debug.over"));
        steps.add(button(header, Icon.STEP_INTO, "Step into", "debug.into"));
        steps.add(button(header, Icon.STEP_OUT, "Step out", "debug.out"));
        ends.add(button(header, Icon.REFRESH, "Restart", "debug.restart"));
        ends.add(button(header, Icon.STOP, "Stop debugging", "debug.stop"));
        ends.getLast().setTint(Token.ERROR);
    }

    private IconButton button(PanelHeader header, Icon icon, String words, String command) {
        return commands.tip(header.add(icon, words, () -> does(command)), words, command);
    }

    private void does(String command) {
        commands.run(new CommandId(command));
    }

    private void goOn() {
        does(switch (run.phase()) {
            case IDLE -> "debug.start";
            case STOPPED -> "debug.continue";
            case RUNNING, STARTING -> "debug.pause";
        });
    }

    /** Where a field stands below {@code parent}, with room at its sides. */
    static Composite inset(Composite parent, Look look, Token ground) {
        Composite inset = new Composite(parent, SWT.NONE);
        FillLayout layout = new FillLayout();
        layout.marginWidth = 2 * Look.STEP;
        layout.marginHeight = Look.STEP;
        inset.setLayout(layout);
        inset.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        inset.setBackground(look.color(ground));
        Look.Registration registration = look.onChange(() -> inset.setBackground(look.color(ground)));
        inset.addListener(SWT.Dispose, event -> registration.close());
        return inset;
    }

    private Composite part(Composite parent, String title) {
        Composite part = new Composite(parent, SWT.NONE);
        head(part, title);
        return part;
    }

    private PanelHeader head(Composite part, String title) {
        Composite parent = part.getParent();
        part.setLayout(Grids.stacked());
        part.setBackground(look.color(Token.SURFACE));
        Look.Registration registration = look.onChange(() -> {
            part.setBackground(look.color(Token.SURFACE));
            parent.setBackground(look.color(Token.BORDER));
        });
        part.addListener(SWT.Dispose, event -> registration.close());
        var made = new PanelHeader(part, look, title);
        made.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return made;
    }

    private static <T> RowView<T> fill(RowView<T> rows) {
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        return rows;
    }

    private void listen() {
        variables.onActivate((node, how) -> activate(values, variables, node, how));
        variables.onContextMenu((nodes, at) -> nodes.stream().findFirst()
                .ifPresent(node -> menu(variables, node).open(at)));
        watches.onActivate((node, how) -> activate(watchValues, watches, node, how));
        watches.onContextMenu((nodes, at) -> nodes.stream().findFirst().ifPresent(node -> menu(watches, node)
                .line().add("Remove", "", () -> watched.remove(node.variable().name())).open(at)));
        stack.onActivate((row, how) -> row.choose(run));
        stops.onActivate((kept, how) -> kept.line().ifPresent(line -> editors.open(line.file(),
                new Position(line.line(), 0))));
        stops.onAction(this::act);
        stops.onContextMenu((rows, at) -> rows.stream().findFirst().ifPresent(kept -> menu(kept).open(at)));
        run.onChange(this::show);
        breakpoints.onChange(() -> {
            if (!stops.isDisposed()) {
                stops.refresh();
            }
        });
        watched.onChange(this::showWatches);
    }

    private void act(Kept kept, RowAction action) {
        if (action.equals(BreakpointRows.REMOVE)) {
            breakpoints.remove(kept);
        } else {
            breakpoints.setOn(kept, !kept.isOn());
        }
    }

    private PopupMenu menu(Kept kept) {
        var menu = new PopupMenu(stops);
        menu.add("Change when it counts…", "", () -> change(kept));
        menu.add(kept.isOn() ? "Turn off" : "Turn on", "", () -> breakpoints.setOn(kept, !kept.isOn()));
        menu.add("Remove", "", () -> breakpoints.remove(kept));
        return menu.line().add("Turn all on or off", "", breakpoints::toggleAll)
                .add("Remove all", "", breakpoints::removeAll);
    }

    /** Its line is changed in the field above. */
    private void change(Kept kept) {
        changing = Optional.of(kept);
        place.setText(stopRows.line(kept));
        place.setFocus();
    }

    private void addOrChange() {
        BreakpointWords words = BreakpointWords.parse(place.text());
        Optional<Kept> there = changing.filter(breakpoints.all()::contains);
        if (there.isPresent()) {
            breakpoints.rewrite(there.get(), words);
        } else if (!words.place().isEmpty()) {
            breakpoints.add(new Breakpoint.AtFunction(words.place(), words.when()));
        }
        changing = Optional.empty();
        place.setText("");
    }

    private void addWatch() {
        watched.add(expression.text());
        expression.setText("");
    }

    private void activate(ValueTree tree, RowView<Node> rows, Node node, Activation how) {
        if (node.isMore()) {
            tree.showMore(node);
        } else if (how != Activation.CLICK && node.container() != 0 && run.isStopped()) {
            edit(rows, node);
        }
    }

    private PopupMenu menu(RowView<Node> rows, Node node) {
        Variable variable = node.variable();
        var menu = new PopupMenu(rows);
        menu.add("Set value…", "", run.isStopped() && node.container() != 0, () -> edit(rows, node));
        menu.add("Copy value", "", () -> ClipboardText.put(body.getDisplay(),
                variable.value()));
        menu.add("Watch", "", !variable.expression().isEmpty() || !variable.name().isEmpty(),
                () -> watched.add(pathOf(node)));
        run.stopped().filter(session -> session.can(Ability.DATA)
                && node.container() != 0).ifPresent(session -> menu.add("Stop when it changes", "",
                        () -> watchMemory(session.watchable(node.container(), variable.name())))
                        .add("Stop when it is read or changes", "",
                                () -> watchMemory(session.readable(node.container(), variable.name()))));
        return menu;
    }

    /** {@code /Locals/order/items/[2]} is order.items[2]. */
    private static String pathOf(Node node) {
        String[] names = node.path().split("/");
        var path = new StringBuilder();
        for (int i = 2; i < names.length; i++) {
            path.append(i == 2 || names[i].startsWith("[") ? "" : ".").append(names[i]);
        }
        return path.isEmpty() ? node.variable().name() : path.toString();
    }

    private void watchMemory(Call<Optional<Breakpoint.OnMemory>> call) {
        call.onFailure(ui, notices::show).onSuccess(ui, found -> found.ifPresentOrElse(breakpoints::add,
                () -> notices.show(new Failure.Other("Cannot watch that.",
                        "The debugger has no place in memory for it.", "Watch a part of it that is a number."))));
    }

    private void edit(RowView<Node> rows, Node node) {
        rows.edit(node.path(), new LabelEdit() {
            @Override
            public Optional<String> objection(String text) {
                return Optional.empty();
            }

            @Override
            public void accepted(String text) {
                int equals = text.indexOf(" = ");
                String value = equals < 0 ? text : text.substring(equals + 3);
                run.set(node.container(), node.variable().name(), value.strip());
            }
        });
    }

    private void refreshVariables() {
        if (!variables.isDisposed()) {
            variables.refresh();
        }
    }

    private void refreshWatches() {
        if (!watches.isDisposed()) {
            watches.refresh();
        }
    }

    private void show() {
        if (body.isDisposed()) {
            return;
        }
        Phase phase = run.phase();
        facts.setDetail(switch (phase) {
            case IDLE -> "";
            case STARTING -> "building " + run.title() + "…";
            case RUNNING -> run.title() + " runs";
            case STOPPED -> run.title() + ", " + run.stop().reason();
        });
        boolean pauses = phase == Phase.RUNNING || phase == Phase.STARTING;
        go.setIcon(pauses ? Icon.PAUSE : Icon.RUN);
        go.setName(pauses ? commands.withKeys("Pause", PAUSE)
                : commands.withKeys(phase == Phase.IDLE ? "Debug" : "Continue", START));
        steps.forEach(button -> button.setEnabled(phase == Phase.STOPPED));
        back.setVisible(run.goesBack());
        ends.forEach(button -> button.setEnabled(phase != Phase.IDLE));
        EmptyText idle = EmptyText.of("Nothing is debugged. A click beside the code sets a breakpoint"
                + commands.sentence(", as does %s", TOGGLE.value()) + '.',
                commands.withKeys("Debug the program", START), () -> commands.run(START));
        variables.setEmpty(phase == Phase.IDLE ? idle : EmptyText.of(switch (phase) {
            case STARTING -> "It is being built and started.";
            case RUNNING -> "It is running.";
            case IDLE, STOPPED -> "No variables here.";
        }));
        stops.setEmpty(EmptyText.of("A click beside a line sets a breakpoint."));
        showScopes();
        if (run.stop().isWhole()) {
            openSessions();
            stack.refresh();
        }
        stackRows.selected().ifPresentOrElse(stack::select, stack::clearSelection);
    }

    /** Sessions that came since are seen; what people have closed stays so. */
    private void openSessions() {
        List<DebugSession> all = run.sessions().several();
        List<DebugSession> fresh = all.stream().filter(each -> !seenSessions.contains(each)).toList();
        seenSessions = all;
        if (!fresh.isEmpty()) {
            stack.open(all);
        }
    }

    private void showScopes() {
        List<DebugRun.Scoped> scopes = run.stop().scopes();
        boolean waits = scopes.isEmpty() && run.isStopped() && run.stop().frame().isPresent();
        // While those of the new frame are on their way the old ones stay: nothing blinks.
        if (!scopes.equals(shownScopes) && !waits) {
            shownScopes = scopes;
            var roots = new ArrayList<Node>();
            for (DebugRun.Scoped one : scopes) {
                if (one.scope().isMain()) {
                    one.variables().forEach(each -> roots.add(Node.of("/" + one.scope().name(), each,
                            one.scope().handle())));
                } else {
                    roots.add(Node.of("", new Variable(one.scope().name(), "", "", one.scope().handle(), 0, "", ""),
                            0));
                }
            }
            values.show(run.stopped(), roots);
        }
    }

    private void showWatches() {
        if (!watches.isDisposed() && !watched.values().equals(shownWatches)) {
            shownWatches = watched.values();
            watchValues.show(run.stopped(), shownWatches.stream().map(each -> Node.of("/watch", each, 0)).toList());
        }
    }

    /** What the rows say, from above, for tests and for whoever cannot see them. */
    List<String> lines() {
        return values.roots().stream().map(node -> node.variable().name() + " = " + node.variable().value()).toList();
    }

    @Override
    public Control control() {
        return body;
    }

    @Override
    public void setFocus() {
        variables.setFocus();
    }

    static String place(FileNames names, Path file, int line) {
        return names.shown(file) + ":" + (line + 1);
    }
}

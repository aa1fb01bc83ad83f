package dev.rustaiide.app.debugger.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.Variable;

/**
 * Values with what is in them, asked for when a row opens, page by page where they are many. UI thread only. A row is
 * known by its path, so that what was open is open at the next stop, and a value that differs from the last is marked.
 */
final class ValueTree implements RowModel<ValueTree.Node> {
    /** More than a screen shows, and less than what takes an adapter a tenth of a second. */
    private static final int PAGE = 100;

    private final Ui ui;
    private final Runnable changed;
    private Optional<DebugSession> session = Optional.empty();
    private List<Node> roots = List.of();
    private final Map<String, List<Node>> known = new HashMap<>();
    private Map<String, String> before = Map.of();
    private final Map<String, String> values = new HashMap<>();

    /**
     * A row.
     *
     * @param container the handle that it was asked for by, by which it can be set; 0 if it cannot
     * @param next of a row that stands for those not shown yet: the index of the first; -1 for a variable
     */
    record Node(String path, Variable variable, long container, long next) {
        static Node of(String parent, Variable variable, long container) {
            return new Node(parent + '/' + variable.name(), variable, container, -1);
        }

        boolean isMore() {
            return next >= 0;
        }
    }

    /** @param changed is run when there is more to show */
    ValueTree(Ui ui, Runnable changed) {
        this.ui = ui;
        this.changed = changed;
    }

    /** Shows {@code variables} of a program that stands still; none while it runs. */
    void show(Optional<DebugSession> stopped, List<Node> variables) {
        session = stopped;
        known.clear();
        before = Map.copyOf(values);
        values.clear();
        roots = List.copyOf(variables);
        roots.forEach(this::keep);
        changed.run();
    }

    private void keep(Node node) {
        values.put(node.path(), node.variable().value());
    }

    @Override
    public List<Node> roots() {
        return roots;
    }

    @Override
    public Object key(Node node) {
        return node.path();
    }

    @Override
    public boolean hasChildren(Node node) {
        return node.variable().hasParts() && !node.isMore();
    }

    @Override
    public List<Node> children(Node node) {
        List<Node> there = known.get(node.path());
        if (there == null) {
            known.put(node.path(), List.of());
            load(node, 0);
            return List.of();
        }
        return there;
    }

    private void load(Node node, long first) {
        Optional<DebugSession> asked = session;
        if (asked.isEmpty()) {
            return;
        }
        long parts = node.variable().parts();
        boolean paged = parts > PAGE;
        Call<List<Variable>> call = asked.get().variables(node.variable().handle(), first, paged ? PAGE : 0);
        call.onSuccess(ui, found -> {
            if (session.equals(asked) && known.containsKey(node.path())) {
                add(node, found, first, paged ? parts : 0);
            }
        });
    }

    private void add(Node node, List<Variable> found, long first, long parts) {
        var children = new ArrayList<>(known.getOrDefault(node.path(), List.of()));
        children.removeIf(Node::isMore);
        found.forEach(one -> children.add(Node.of(node.path(), one, node.variable().handle())));
        children.forEach(this::keep);
        long next = first + found.size();
        if (next < parts && !found.isEmpty()) {
            var more = new Variable((parts - next) + " more…", "", "", 0, 0, "", "");
            children.add(new Node(node.path() + "/more " + next, more, node.variable().handle(), next));
        }
        known.put(node.path(), List.copyOf(children));
        changed.run();
    }

    /** Shows the next page behind {@code more}. */
    void showMore(Node more) {
        String parent = more.path().substring(0, more.path().lastIndexOf('/'));
        roots.stream().flatMap(root -> find(root, parent).stream()).findFirst()
                .ifPresent(node -> load(node, more.next()));
    }

    private Optional<Node> find(Node node, String path) {
        if (node.path().equals(path)) {
            return Optional.of(node);
        }
        return known.getOrDefault(node.path(), List.of()).stream().filter(child -> path.startsWith(child.path()))
                .flatMap(child -> find(child, path).stream()).findFirst();
    }

    @Override
    public Row row(Node node) {
        Variable variable = node.variable();
        if (node.isMore()) {
            return Row.of(variable.name()).color(Token.ACCENT);
        }
        String last = before.get(node.path());
        boolean differs = last != null && !last.equals(variable.value());
        return Row.of(variable.name() + (variable.value().isEmpty() ? "" : " = " + variable.value())).code()
                .color(differs ? Token.WARNING : Token.TEXT).detail(variable.type())
                .hint(variable.name() + ": " + variable.type() + "\n" + variable.value());
    }
}

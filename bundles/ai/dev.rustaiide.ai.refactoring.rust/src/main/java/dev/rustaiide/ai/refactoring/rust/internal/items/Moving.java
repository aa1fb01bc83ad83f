package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Declared;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;
import dev.rustaiide.foundation.types.Span;

/** What moves from where to where, and what is found out about it. */
final class Moving {
    private final Workspace workspace;
    private final Resolver resolver;
    private final Item item;
    private final Module to;
    private final List<RustNode> nodes = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<PathUse> inside = new ArrayList<>();
    private final List<PathUse> outside = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final UseLines uses = new UseLines();
    private final TextEdits edits = new TextEdits();
    private final TextEdits inner = new TextEdits();

    Moving(Workspace workspace, Item item, Module to, boolean withImpls) {
        this.workspace = workspace;
        this.resolver = new Resolver(workspace);
        this.item = item;
        this.to = to;
        nodes.add(item.node());
        if (withImpls) {
            item.home().body().children().stream().filter(node -> node.is("impl_item") && isOf(node))
                    .forEach(nodes::add);
        }
        nodes.sort((one, other) -> Integer.compare(one.start(), other.start()));
        nodes.forEach(node -> spans.add(new Span(Attributes.start(node),
                Attributes.end(node, from().file().text()))));
        for (Module module : workspace.modules()) {
            for (PathUse use : PathWalk.of(module)) {
                (module == from() && isMoved(use.start()) ? inside : outside).add(use);
            }
        }
    }

    /** Whether {@code implementation} is of the item that moves. */
    private boolean isOf(RustNode implementation) {
        Optional<RustNode> type = implementation.child("type");
        if (type.isEmpty() || !type.get().is("type_identifier", "generic_type", "scoped_type_identifier")) {
            return false;
        }
        List<Step> steps = resolver.steps(item.home(), Segment.names(Paths.segments(type.get())), Space.TYPE);
        return !steps.isEmpty() && isItem(steps.getLast());
    }

    boolean isMoved(int offset) {
        return spans.stream().anyMatch(span -> span.start() <= offset && offset < span.end());
    }

    /** Whether {@code step} has come to the item that moves. */
    boolean isItem(Step step) {
        return step.meaning() instanceof Declared declared && declared.item().equals(item);
    }

    /** The number of the segment that names the item; -1 if none does. */
    int hit(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (isItem(steps.get(i))) {
                return i;
            }
        }
        return -1;
    }

    Workspace workspace() {
        return workspace;
    }

    Resolver resolver() {
        return resolver;
    }

    Item item() {
        return item;
    }

    Module from() {
        return item.module();
    }

    Module to() {
        return to;
    }

    List<RustNode> nodes() {
        return nodes;
    }

    List<Span> spans() {
        return spans;
    }

    List<PathUse> inside() {
        return inside;
    }

    List<PathUse> outside() {
        return outside;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    UseLines uses() {
        return uses;
    }

    /** Changes of files. */
    TextEdits edits() {
        return edits;
    }

    /** Changes within what moves, by its old places. */
    TextEdits inner() {
        return inner;
    }

    /** The item in its new place, for code of {@code module}. */
    String newPath(Module module) {
        return pathOf(to, module) + "::" + item.name();
    }

    /** {@code module} as code of {@code from} says it. */
    static String pathOf(Module module, Module from) {
        return module.root() == from.root() ? module.path()
                : module.crate().target().name() + module.path().substring("crate".length());
    }

    void conflict(SourceFile file, int offset, String why, String nextStep) {
        Conflict conflict = new Conflict(file.path(), "Line " + file.line(offset) + ": " + why, nextStep);
        if (!conflicts.contains(conflict)) {
            conflicts.add(conflict);
        }
    }
}

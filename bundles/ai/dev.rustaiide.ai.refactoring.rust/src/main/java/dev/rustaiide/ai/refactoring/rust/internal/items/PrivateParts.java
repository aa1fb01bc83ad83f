package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.rust.internal.items.PathUse.Kind;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Declared;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/**
 * Fields and methods that only some modules may use, and that would be used from elsewhere. They are told by their
 * names, since what stands before the dot has a type that syntax does not know.
 */
final class PrivateParts {
    private final Moving moving;

    PrivateParts(Moving moving) {
        this.moving = moving;
    }

    private record Part(String owner, String name, Visibility before, Visibility after) {}

    void check() {
        Map<String, List<Part>> moved = new HashMap<>();
        for (RustNode node : moving.nodes()) {
            for (Part part : parts(node, moving.from(), true)) {
                moved.computeIfAbsent(part.name(), fresh -> new ArrayList<>()).add(part);
            }
        }
        for (PathUse use : moving.outside()) {
            for (Part part : moved.getOrDefault(memberOf(use), List.of())) {
                check(use, part, use.module(), part.after());
            }
        }
        Map<String, List<Part>> left = new HashMap<>();
        for (Module module : moving.workspace().modules()) {
            if (moving.from().isWithin(module) && !moving.to().isWithin(module)) {
                remaining(module, left);
            }
        }
        for (PathUse use : moving.inside()) {
            for (Part part : left.getOrDefault(memberOf(use), List.of())) {
                check(use, part, moving.to(), part.after());
            }
        }
        literals();
    }

    private void remaining(Module module, Map<String, List<Part>> left) {
        for (RustNode node : module.names().body().children()) {
            if (!(module == moving.from() && moving.isMoved(node.start()))) {
                for (Part part : parts(node, module, false)) {
                    left.computeIfAbsent(part.name(), fresh -> new ArrayList<>()).add(part);
                }
            }
        }
    }

    private static String memberOf(PathUse use) {
        boolean member = use.isMember() || use.segments().size() > 1;
        return member ? use.segments().getLast().name() : "";
    }

    private void check(PathUse use, Part part, Module user, Visibility after) {
        boolean could = part.before().reaches(use.module());
        if (could && !after.reaches(user)) {
            moving.conflict(use.module().file(), use.segments().getLast().start(), "“" + part.name() + "” is private"
                    + " in “" + part.owner() + "” and would be used from " + user.path() + ".",
                    "Make it pub(crate), or move what uses it too.");
        }
    }

    /** The members of what {@code node} declares that not everybody may use. */
    private List<Part> parts(RustNode node, Module module, boolean moves) {
        List<Part> found = new ArrayList<>();
        boolean ofTrait = node.is("impl_item") && node.children().stream().anyMatch(each -> each.text().equals("for"));
        if (node.is("impl_item") && !ofTrait) {
            String owner = node.child("type").map(RustNode::text).orElse("");
            Members.of(node).forEach(member -> add(owner, member.child("name").map(RustNode::text).orElse(""),
                    Visibility.of(member, module), moves, found));
        } else {
            String owner = node.child("name").map(RustNode::text).orElse("");
            Members.fields(node).forEach(field -> add(owner, field.name(), visibility(field, module), moves, found));
        }
        return found;
    }

    private static Visibility visibility(Members.Field field, Module module) {
        if (field.node().is("field_declaration")) {
            return Visibility.of(field.node(), module);
        }
        return Tuples.modifier(field.node()).map(node -> Visibility.ofModifier(node.text(), module))
                .orElse(new Visibility(Optional.of(module)));
    }

    private void add(String owner, String name, Visibility before, boolean moves, List<Part> found) {
        if (before.within().isEmpty()) {
            return;
        }
        boolean isPrivate = before.within().get() == moving.from();
        Visibility after = !moves ? before : isPrivate ? new Visibility(Optional.of(moving.to()))
                : before.widened(moving.to());
        found.add(new Part(owner, name, before, after));
    }

    /** Structs that are made or taken apart by their names. */
    private void literals() {
        for (PathUse use : moving.outside()) {
            literal(use, use.module());
        }
        for (PathUse use : moving.inside()) {
            literal(use, moving.to());
        }
    }

    private void literal(PathUse use, Module user) {
        boolean open = use.kind() == Kind.TOKENS || use.space().filter(space -> space == Space.VALUE).isPresent()
                || isLiteral(use.node());
        if (!open || use.isMember() || use.kind() == Kind.IMPORT) {
            return;
        }
        List<Step> steps = use.steps(moving.resolver());
        if (steps.isEmpty() || !(steps.getLast().meaning() instanceof Declared declared)
                || !declared.item().node().is("struct_item", "union_item")) {
            return;
        }
        boolean moves = moving.isItem(steps.getLast());
        for (Part part : parts(declared.item().node(), declared.item().module(), moves)) {
            check(use, part, user, part.after());
        }
    }

    private static boolean isLiteral(RustNode path) {
        return path.parent().filter(parent -> parent.is("struct_expression", "struct_pattern")
                || parent.is("generic_type_with_turbofish", "generic_type")).isPresent();
    }
}

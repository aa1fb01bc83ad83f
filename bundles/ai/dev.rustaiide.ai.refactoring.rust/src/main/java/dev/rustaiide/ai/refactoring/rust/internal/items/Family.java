package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Declared;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;
import dev.rustaiide.foundation.error.FailureException;

/** The functions that have one signature: one alone, or the method of a trait in the trait and in all that have it. */
final class Family {
    private final Workspace workspace;
    private final Resolver resolver;
    private final Member target;
    private final List<Member> members = new ArrayList<>();
    /** All functions of that name that types or traits have. */
    private final List<Member> namesakes = new ArrayList<>();
    private Optional<Item> trait = Optional.empty();

    /**
     * A function.
     *
     * @param owner the {@code impl} or {@code trait} that it is in
     */
    record Member(Module module, RustNode node, Optional<RustNode> owner) {
        String name() {
            return node.child("name").map(RustNode::text).orElse("");
        }
    }

    private Family(Workspace workspace, Resolver resolver, Member target) {
        this.workspace = workspace;
        this.resolver = resolver;
        this.target = target;
    }

    /** Of the function around {@code offset} whose name or parameters are there. */
    static Family at(Workspace workspace, Resolver resolver, Module module, int offset) throws FailureException {
        RustNode node = module.file().root().at(offset, offset);
        RustNode function = node.enclosing("function_item", "function_signature_item")
                .orElseThrow(() -> Refused.because(SignatureChange.WHAT, "There is no function here.",
                        "Put the caret on the name of a function where it is declared."));
        Module home = module;
        for (Optional<RustNode> at = function.parent(); at.isPresent(); at = at.get().parent()) {
            Optional<Module> inner = workspace.moduleWith(at.get());
            if (inner.isPresent()) {
                home = inner.get();
                break;
            }
        }
        var family = new Family(workspace, resolver, new Member(home, function, owner(function)));
        family.find();
        return family;
    }

    private static Optional<RustNode> owner(RustNode function) {
        return function.parent().filter(list -> list.is("declaration_list")).flatMap(RustNode::parent)
                .filter(around -> around.is("impl_item", "trait_item"));
    }

    private void find() throws FailureException {
        for (Module module : workspace.modules()) {
            collect(module.names().body(), module);
        }
        if (target.owner().isEmpty() || !isOfTrait(target.owner().get())) {
            members.add(target);
            return;
        }
        trait = traitOf(target.module(), target.owner().get());
        if (trait.isEmpty()) {
            throw Refused.because(SignatureChange.WHAT, "Its signature is that of a trait of another crate.",
                    "Change a function of your own.");
        }
        namesakes.stream().filter(each -> each.owner().filter(this::isOfTrait)
                .flatMap(owner -> traitOf(each.module(), owner)).equals(trait)).forEach(members::add);
    }

    private void collect(RustNode node, Module module) {
        for (RustNode child : node.children()) {
            if (child.is("mod_item")) {
                continue;
            }
            boolean named = child.is("function_item", "function_signature_item") && owner(child).isPresent()
                    && child.child("name").map(RustNode::text).filter(target.name()::equals).isPresent();
            if (named) {
                namesakes.add(new Member(module, child, owner(child)));
            }
            collect(child, module);
        }
    }

    private boolean isOfTrait(RustNode owner) {
        return owner.is("trait_item") || owner.children().stream().anyMatch(each -> each.text().equals("for"));
    }

    /** Whether it is a method of a trait. */
    boolean isOfTrait() {
        return trait.isPresent();
    }

    /** What it takes for the function to be compiled. */
    List<String> conditions() {
        List<String> all = new ArrayList<>(ItemMove.conditions(target.module()));
        all.addAll(Attributes.conditionsAround(target.node()));
        return all;
    }

    /** Another function that has its name in the same place, under other conditions. */
    Optional<RustNode> twin() {
        if (target.owner().isEmpty()) {
            return target.node().parent().stream().flatMap(list -> list.children().stream())
                    .filter(each -> each != target.node() && each.is("function_item", "function_signature_item")
                            && each.child("name").map(RustNode::text).filter(name()::equals).isPresent()).findFirst();
        }
        Optional<Item> type = typeOf(target.module(), target.owner().get());
        boolean inherent = !isOfTrait(target.owner().get());
        return namesakes.stream().filter(each -> inherent && type.isPresent() && each.node() != target.node()
                && !isOfTrait(each.owner().orElseThrow())
                && typeOf(each.module(), each.owner().orElseThrow()).equals(type)).map(Member::node).findFirst();
    }

    private Optional<Item> traitOf(Module module, RustNode owner) {
        if (owner.is("trait_item")) {
            return module.names().items().stream().filter(item -> item.node() == owner).findFirst();
        }
        return owner.child("trait").or(() -> owner.parts().stream().filter(part -> part.is("type_identifier",
                "scoped_type_identifier", "generic_type")).findFirst()).flatMap(path -> item(module, path));
    }

    /** The type that an {@code impl} is of, if it is one of the workspace. */
    Optional<Item> typeOf(Module module, RustNode owner) {
        return owner.is("trait_item") ? Optional.empty() : owner.child("type")
                .flatMap(path -> item(module, path.is("reference_type") ? path.child("type").orElse(path) : path));
    }

    private Optional<Item> item(Module module, RustNode path) {
        List<Step> steps = resolver.steps(module.names(), Segment.names(Paths.segments(path)), Space.TYPE);
        return steps.isEmpty() || !(steps.getLast().meaning() instanceof Declared declared) ? Optional.empty()
                : Optional.of(declared.item());
    }

    Member target() {
        return target;
    }

    String name() {
        return target.name();
    }

    List<Member> members() {
        return members;
    }

    /** Whether all functions of this name that types and traits of the workspace have are in this family. */
    boolean isOnlyOne() {
        Set<RustNode> own = new HashSet<>();
        members.forEach(each -> own.add(each.node()));
        return namesakes.stream().allMatch(each -> own.contains(each.node()));
    }

    /** Whether a function of this name that belongs to {@code type}, or is called by {@code Self} in it, is of it. */
    Optional<Boolean> hasFor(Item type) {
        if (trait.filter(type::equals).isPresent()) {
            return Optional.of(true);
        }
        List<Member> own = namesakes.stream().filter(each -> typeOf(each.module(), each.owner().orElseThrow())
                .filter(type::equals).isPresent()).toList();
        Optional<Member> inherent = own.stream().filter(each -> !isOfTrait(each.owner().orElseThrow())).findFirst();
        if (inherent.isPresent()) {
            return Optional.of(members.stream().anyMatch(each -> each.node() == inherent.get().node()));
        }
        if (own.size() == 1) {
            return Optional.of(members.stream().anyMatch(each -> each.node() == own.getFirst().node()));
        }
        return Optional.empty();
    }

    /** The receiver of a method; empty for other functions. */
    static Optional<RustNode> receiver(RustNode function) {
        return function.child("parameters").stream().flatMap(list -> list.parts().stream())
                .filter(part -> part.is("self_parameter")
                        || part.child("pattern").filter(pattern -> pattern.is("self")).isPresent()).findFirst();
    }

    /** Parameters without the receiver. */
    static List<RustNode> parameters(RustNode function) {
        Optional<RustNode> receiver = receiver(function);
        return function.child("parameters").map(list -> list.parts().stream()
                .filter(part -> receiver.filter(self -> self == part).isEmpty() && !part.is("attribute_item"))
                .toList()).orElse(List.of());
    }
}

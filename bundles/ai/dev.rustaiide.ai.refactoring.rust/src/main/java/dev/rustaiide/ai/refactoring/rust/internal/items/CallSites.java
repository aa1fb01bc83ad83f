package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.refactoring.rust.internal.items.PathUse.Kind;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Declared;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/** Finds what names the functions of a family, and tells calls from the rest. */
final class CallSites {
    private final Workspace workspace;
    private final Resolver resolver;
    private final Family family;
    private final Optional<Map<Path, Set<Integer>>> known;
    private final boolean standard;
    private final List<Call> calls = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean guessed;

    /** @param known where the functions are named, from somebody who knows types */
    CallSites(Workspace workspace, Resolver resolver, Family family, Optional<Map<Path, Set<Integer>>> known) {
        this.workspace = workspace;
        this.resolver = resolver;
        this.family = family;
        this.known = known;
        this.standard = StandardMethods.read().names().contains(family.name());
    }

    /** A call with its arguments. */
    record Call(Module module, Arguments arguments) {}

    /** A place that cannot be changed. */
    record Problem(Module module, int offset, String why) {}

    /** Whether something is a use of the functions. */
    private enum Answer { YES, NO, UNKNOWN }

    List<Call> calls() {
        return calls;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Whether some calls were found by the name of the method alone. */
    boolean isGuessed() {
        return guessed;
    }

    void find() {
        for (Module module : workspace.modules()) {
            for (PathUse use : PathWalk.of(module)) {
                if (!use.segments().isEmpty() && use.segments().getLast().name().equals(family.name())
                        && use.kind() != Kind.FIELD) {
                    judge(use);
                }
            }
        }
    }

    private void judge(PathUse use) {
        Answer answer = family.target().owner().isEmpty() ? free(use) : member(use);
        Optional<Boolean> told = known.map(all -> all.getOrDefault(use.module().file().path(), Set.of())
                .contains(use.segments().getLast().start()));
        boolean method = family.target().owner().isPresent();
        if (method && told.isPresent()) {
            answer = told.get() ? Answer.YES : answer == Answer.YES ? Answer.YES : Answer.NO;
        }
        if (answer == Answer.UNKNOWN && use.kind() == Kind.RULES) {
            problem(use, "A macro that is defined here has the name “" + family.name() + "”.");
        } else if (answer == Answer.UNKNOWN) {
            byName(use);
        } else if (answer == Answer.YES && use.kind() != Kind.IMPORT) {
            used(use);
        }
    }

    private Answer free(PathUse use) {
        if (use.isMember()) {
            return Answer.NO;
        }
        List<Step> steps = use.steps(resolver);
        boolean hit = !steps.isEmpty() && steps.getLast().meaning() instanceof Declared declared
                && declared.item().node() == family.target().node();
        if (!hit && use.kind() == Kind.RULES && use.segments().size() == 1) {
            return Answer.UNKNOWN;
        }
        return hit ? Answer.YES : Answer.NO;
    }

    private Answer member(PathUse use) {
        if (use.kind() == Kind.METHOD) {
            return onSelf(use) ? ofEnclosing(use) : Answer.UNKNOWN;
        }
        if (use.kind() == Kind.MEMBER) {
            boolean own = use.first().equals("Self") && use.segments().size() == 2;
            return own ? ofEnclosing(use) : Answer.UNKNOWN;
        }
        if (use.segments().size() < 2) {
            return use.kind() == Kind.RULES ? Answer.UNKNOWN : Answer.NO;
        }
        List<Step> steps = use.steps(resolver);
        Step owner = steps.get(steps.size() - 2);
        if (owner.meaning() instanceof Declared declared && !declared.item().node().is("type_item")) {
            return answer(family.hasFor(declared.item()));
        }
        boolean module = owner.meaning() instanceof Step.InModule;
        boolean foreign = owner.meaning() instanceof Step.Outside || owner.meaning() instanceof Step.Unknown;
        // Only a trait can give functions to a type of another crate.
        return module || foreign && !family.isOfTrait() ? Answer.NO : Answer.UNKNOWN;
    }

    private static Answer answer(Optional<Boolean> known) {
        return known.map(yes -> yes ? Answer.YES : Answer.NO).orElse(Answer.UNKNOWN);
    }

    /** Whether it is called upon {@code self} itself. */
    private static boolean onSelf(PathUse use) {
        return use.node().parent().filter(parent -> parent.is("field_expression"))
                .flatMap(parent -> parent.child("value")).filter(value -> value.is("self")).isPresent();
    }

    private Answer ofEnclosing(PathUse use) {
        Optional<RustNode> owner = use.node().enclosing("impl_item", "trait_item");
        if (owner.isEmpty()) {
            return Answer.UNKNOWN;
        }
        if (owner.get().is("trait_item")) {
            RustNode trait = owner.get();
            return family.members().stream().anyMatch(each -> each.owner().filter(around -> around == trait)
                    .isPresent()) ? Answer.YES : Answer.UNKNOWN;
        }
        return family.typeOf(use.module(), owner.get()).map(type -> answer(family.hasFor(type)))
                .orElse(Answer.UNKNOWN);
    }

    /** One that only types could tell: taken for a call if nothing else that is known has that name. */
    private void byName(PathUse use) {
        if (family.target().owner().isEmpty()) {
            return;
        }
        int expected = Family.parameters(family.target().node()).size();
        Optional<Arguments> arguments = arguments(use);
        boolean fits = arguments.filter(list -> list.count() == expected).isPresent();
        if (family.isOnlyOne() && !standard && fits) {
            guessed = true;
            used(use);
        } else if (family.isOnlyOne() && !standard || fits || arguments.isEmpty()) {
            problem(use, "Without types it cannot be told whether this “" + family.name() + "” is the one that "
                    + "changes.");
        }
    }

    private void used(PathUse use) {
        Optional<Arguments> arguments = arguments(use);
        List<String> missing = new ArrayList<>(family.conditions());
        missing.removeAll(ItemMove.conditions(use.module()));
        missing.removeAll(Attributes.conditionsAround(use.node()));
        if (!missing.isEmpty()) {
            problem(use, "It is used here whether or not " + missing.getFirst() + " holds, which it needs.");
            return;
        }
        boolean macro = use.node().enclosing("token_tree").isPresent();
        int expected = Family.parameters(family.target().node()).size();
        if (arguments.isEmpty()) {
            problem(use, macro ? "It is used in a macro in a way that syntax cannot see through."
                    : "The function is used as a value, whose type would be another one.");
        } else if (arguments.get().count() != expected) {
            problem(use, "The call has " + arguments.get().count() + " arguments instead of " + expected + ".");
        } else {
            calls.add(new Call(use.module(), arguments.get()));
        }
    }

    private void problem(PathUse use, String why) {
        problems.add(new Problem(use.module(), use.segments().getLast().start(), why));
    }

    /** Those of the call that it is, if it is one. */
    private Optional<Arguments> arguments(PathUse use) {
        boolean path = use.kind() != Kind.METHOD;
        int kept = path && Family.receiver(family.target().node()).isPresent() ? 1 : 0;
        RustNode node = use.node();
        if (node.enclosing("token_tree").isPresent()) {
            return inMacro(use, kept);
        }
        if (!path) {
            node = node.parent().orElseThrow();
        }
        if (node.field().equals("function") && node.parent().filter(each -> each.is("generic_function")).isPresent()) {
            node = node.parent().orElseThrow();
        }
        boolean called = node.field().equals("function")
                && node.parent().filter(each -> each.is("call_expression")).isPresent();
        return called ? node.parent().orElseThrow().child("arguments").map(list -> Arguments.of(list, kept))
                .filter(found -> found.count() >= 0) : Optional.empty();
    }

    private static Optional<Arguments> inMacro(PathUse use, int kept) {
        RustNode node = use.node();
        Optional<RustNode> macro = node.enclosing("macro_invocation");
        boolean clear = use.kind() != Kind.RULES && macro.flatMap(call -> call.child("macro")).map(RustNode::text)
                .filter(MacroArguments::areExpressions).isPresent();
        List<RustNode> siblings = node.parent().orElseThrow().children();
        int next = siblings.indexOf(node) + 1;
        boolean called = clear && next < siblings.size() && siblings.get(next).is("token_tree")
                && siblings.get(next).text().startsWith("(");
        return called ? Arguments.ofTokens(siblings.get(next), kept).filter(found -> found.count() >= 0)
                : Optional.empty();
    }
}

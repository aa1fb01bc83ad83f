package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Declared;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.InModule;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Meaning;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Outside;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/**
 * The traits that a module has in scope for methods with certain names. Of the workspace's own traits the methods are
 * known, and of some of the standard library's; others are taken for needed unless they are used like a type.
 */
final class TraitsInScope {
    private static final Map<String, Set<String>> STANDARD = Map.ofEntries(
            Map.entry("FromStr", Set.of("from_str")), Map.entry("Hash", Set.of("hash", "hash_slice")),
            Map.entry("Hasher", Set.of("finish", "write", "write_u8", "write_u32", "write_u64", "write_usize")),
            Map.entry("BuildHasher", Set.of("build_hasher", "hash_one")), Map.entry("Borrow", Set.of("borrow")),
            Map.entry("BorrowMut", Set.of("borrow_mut")), Map.entry("Error", Set.of("source", "description", "cause")),
            Map.entry("Deref", Set.of("deref")), Map.entry("DerefMut", Set.of("deref_mut")),
            Map.entry("Index", Set.of("index")), Map.entry("IndexMut", Set.of("index_mut")),
            Map.entry("TryFrom", Set.of("try_from")), Map.entry("TryInto", Set.of("try_into")),
            Map.entry("FromIterator", Set.of("from_iter")), Map.entry("Any", Set.of("type_id")),
            Map.entry("BufRead", Set.of("read_line", "lines", "fill_buf", "consume", "read_until", "split")),
            Map.entry("Seek", Set.of("seek", "rewind", "stream_position")), Map.entry("Add", Set.of("add")),
            Map.entry("Sub", Set.of("sub")), Map.entry("Mul", Set.of("mul")), Map.entry("Neg", Set.of("neg")),
            Map.entry("RangeBounds", Set.of("start_bound", "end_bound", "contains")));

    private final Resolver resolver;
    private final Module module;

    TraitsInScope(Moving moving) {
        this.resolver = moving.resolver();
        this.module = moving.from();
    }

    /** A trait by the name that it has in the module; {@code _} for none. */
    record Trait(String name, Step step) {}

    List<Trait> needed(Set<String> methods) {
        List<Trait> found = new ArrayList<>();
        if (methods.isEmpty()) {
            return found;
        }
        for (Import each : module.names().imports()) {
            if (each.isGlob()) {
                resolver.target(each).ifPresent(target -> throughStar(each, target, methods, found));
            } else {
                List<Step> steps = resolver.steps(module.names(), Segment.names(each.segments()), Space.TYPE);
                if (!steps.isEmpty() && isNeeded(each, steps.getLast().meaning(), methods)) {
                    found.add(new Trait(each.name(), new Step(outside(steps.getLast().meaning()), Optional.of(each),
                            module.names())));
                }
            }
        }
        declared(module, Optional.empty(), methods, found);
        return found;
    }

    private static Meaning outside(Meaning meaning) {
        return meaning instanceof Step.Unknown unknown ? new Outside(unknown.path()) : meaning;
    }

    private void declared(Module in, Optional<Import> through, Set<String> methods, List<Trait> found) {
        for (Item item : in.names().items()) {
            if (Members.ofTrait(item).stream().anyMatch(methods::contains)) {
                found.add(new Trait(item.name(), new Step(new Declared(item), through, in.names())));
            }
        }
    }

    private void throughStar(Import glob, Meaning target, Set<String> methods, List<Trait> found) {
        if (target instanceof InModule in) {
            declared(in.module(), Optional.of(glob), methods, found);
            for (Import each : in.module().names().imports()) {
                boolean passed = !each.isGlob() && each.visibility().reaches(module);
                List<Step> steps = passed ? resolver.steps(in.module().names(), Segment.names(each.segments()),
                        Space.TYPE) : List.of();
                if (!steps.isEmpty() && isNeeded(each, steps.getLast().meaning(), methods)) {
                    found.add(new Trait(each.name(), new Step(outside(steps.getLast().meaning()), Optional.of(each),
                            module.names())));
                }
            }
        }
    }

    private boolean isNeeded(Import each, Meaning meaning, Set<String> methods) {
        if (meaning instanceof Declared declared) {
            return Members.ofTrait(declared.item()).stream().anyMatch(methods::contains);
        }
        boolean foreign = meaning instanceof Outside || meaning instanceof Step.Unknown;
        String original = each.segments().getLast().name();
        boolean camel = Character.isUpperCase(original.charAt(0)) && original.chars().anyMatch(Character::isLowerCase);
        Set<String> known = STANDARD.get(original);
        boolean standard = Set.of("std", "core", "alloc").contains(each.segments().getFirst().name());
        if (foreign && camel && standard && known != null) {
            return known.stream().anyMatch(methods::contains);
        }
        return foreign && camel && (each.name().equals("_") || !isType(module.file().root(), each.name()));
    }

    /** Whether a name is used where a trait could not be. */
    private static boolean isType(RustNode node, String name) {
        if (node.is("type_identifier") && node.text().equals(name)) {
            RustNode parent = node.parent().orElseThrow();
            RustNode around = parent.is("generic_type") ? parent.parent().orElseThrow() : parent;
            boolean trait = around.is("trait_bounds", "dynamic_type", "abstract_type", "bounded_type",
                    "higher_ranked_trait_bound", "qualified_type", "use_list", "removed_trait_bound")
                    || around.is("impl_item") && (node.field().equals("trait") || parent.field().equals("trait")
                            || isTraitOf(around, node));
            return !trait;
        }
        if (node.is("scoped_identifier") && node.child("path").filter(path -> path.is("identifier")
                && path.text().equals(name)).isPresent()) {
            return false;
        }
        return node.children().stream().anyMatch(child -> isType(child, name));
    }

    /** In {@code impl A for B} the first one is a trait. */
    private static boolean isTraitOf(RustNode implementation, RustNode node) {
        return implementation.children().stream().filter(child -> child.text().equals("for")).findFirst()
                .filter(word -> node.end() <= word.start()).isPresent();
    }
}

package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Declared;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.InModule;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Meaning;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Member;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Outside;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Unknown;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/**
 * Follows paths through modules, imports and stars, by the rules of the editions since 2018. What a module does not
 * show is not found through a star; for other paths it is told apart, since code that compiles names nothing hidden.
 */
final class Resolver {
    private static final int DEEPEST = 60;

    private final Workspace workspace;
    private final Set<Object> visiting = new HashSet<>();
    private int depth;

    Resolver(Workspace workspace) {
        this.workspace = workspace;
    }

    private record Visit(Names names, String name, Space space) {}

    /** What {@code path} means, segment by segment, where {@code names} are in scope; the last one in {@code last}. */
    List<Step> steps(Names names, List<String> path, Space last) {
        List<Step> steps = new ArrayList<>();
        if (path.isEmpty() || depth > DEEPEST) {
            return List.of();
        }
        depth++;
        for (int i = 0; i < path.size(); i++) {
            Space space = i == path.size() - 1 ? last : Space.TYPE;
            steps.add(i == 0 ? first(names, path, space)
                    : next(steps.get(i - 1), path.subList(0, i + 1), space, names));
        }
        depth--;
        return steps;
    }

    private Step first(Names names, List<String> path, Space space) {
        Module module = names.module();
        String name = path.getFirst();
        Optional<Module> known = switch (name) {
            case "crate", "$crate" -> Optional.of(module.root());
            case "self" -> Optional.of(module);
            case "super" -> module.parent();
            default -> Optional.empty();
        };
        if (known.isPresent()) {
            return new Step(new InModule(known.get()), Optional.empty(), names);
        }
        if (name.isEmpty()) {
            return new Step(new Outside(List.of("")), Optional.empty(), names);
        }
        for (Optional<Names> at = Optional.of(names); at.isPresent(); at = at.get().around()) {
            Optional<Step> found = lookup(at.get(), name, space, module);
            if (found.isPresent()) {
                return found.get();
            }
        }
        Optional<Crate> library = space == Space.TYPE ? workspace.library(name, module.crate()) : Optional.empty();
        return new Step(library.<Meaning>map(crate -> new InModule(crate.root()))
                .orElse(new Unknown(List.of(name))), Optional.empty(), names);
    }

    private Step next(Step before, List<String> path, Space space, Names from) {
        String name = path.getLast();
        if (before.meaning() instanceof InModule in && !name.equals("super") && !name.equals("self")) {
            return lookup(in.module().names(), name, space, from.module())
                    .orElse(new Step(new Unknown(path), Optional.empty(), in.module().names()));
        }
        return new Step(switch (before.meaning()) {
            case InModule in -> new InModule(name.equals("self") ? in.module()
                    : in.module().parent().orElse(in.module()));
            case Declared declared -> new Member(declared.item(), name);
            case Member member -> new Member(member.owner(), member.name() + "::" + name);
            case Outside outside -> outside(outside, name, from);
            case Unknown unknown -> new Unknown(with(unknown.path(), name));
        }, Optional.empty(), from);
    }

    private Meaning outside(Outside outside, String name, Names from) {
        if (outside.path().equals(List.of(""))) {
            Optional<Crate> library = workspace.library(name, from.module().crate());
            if (library.isPresent()) {
                return new InModule(library.get().root());
            }
            return new Unknown(List.of(name));
        }
        return new Outside(with(outside.path(), name));
    }

    private static List<String> with(List<String> path, String name) {
        List<String> all = new ArrayList<>(path);
        all.add(name);
        return List.copyOf(all);
    }

    /** What {@code name} stands for among {@code names}, for code of {@code from}. */
    Optional<Step> lookup(Names names, String name, Space space, Module from) {
        Visit visit = new Visit(names, name, space);
        if (!visiting.add(visit)) {
            return Optional.empty();
        }
        try {
            return declared(names, name, space).or(() -> imported(names, name, space, from))
                    .or(() -> globbed(names, name, space, from));
        } finally {
            visiting.remove(visit);
        }
    }

    private Optional<Step> declared(Names names, String name, Space space) {
        return names.items().stream().filter(item -> item.name().equals(name) && item.spaces().contains(space))
                .findFirst().map(item -> new Step(meaning(item), Optional.empty(), names));
    }

    private static Meaning meaning(Item item) {
        return item.node().is("mod_item") ? item.module().child(item.name()).<Meaning>map(InModule::new)
                .orElse(new Declared(item)) : new Declared(item);
    }

    private Optional<Step> imported(Names names, String name, Space space, Module from) {
        for (Import each : names.imports()) {
            if (each.name().equals(name) && each.visibility().reaches(from)) {
                List<Step> steps = steps(names, Segment.names(each.segments()), space);
                Optional<Meaning> found = steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast().meaning());
                if (found.isPresent() && !(found.get() instanceof Unknown && isOurs(steps))) {
                    Meaning meaning = found.get() instanceof Unknown unknown ? new Outside(unknown.path())
                            : found.get();
                    return Optional.of(new Step(meaning, Optional.of(each), names));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether it got into a module of the workspace and not on from there: it is in another namespace. */
    private static boolean isOurs(List<Step> steps) {
        return steps.size() > 1 && steps.get(steps.size() - 2).meaning() instanceof InModule;
    }

    private Optional<Step> globbed(Names names, String name, Space space, Module from) {
        for (Import each : names.imports()) {
            if (!each.isGlob() || !each.visibility().reaches(from) || !visiting.add(each)) {
                continue;
            }
            try {
                Optional<Step> found = through(each, name, space);
                if (found.isPresent()) {
                    return found;
                }
            } finally {
                visiting.remove(each);
            }
        }
        return Optional.empty();
    }

    private Optional<Step> through(Import glob, String name, Space space) {
        Module module = glob.home().module();
        List<Step> steps = steps(glob.home(), Segment.names(glob.segments()), Space.TYPE);
        Optional<Meaning> target = steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast().meaning());
        if (target.isPresent() && target.get() instanceof InModule in) {
            return lookup(in.module().names(), name, space, module)
                    .filter(step -> step.through().isPresent() || isVisible(step.meaning(), module))
                    .map(step -> new Step(step.meaning(), Optional.of(glob), glob.home()));
        }
        if (target.isPresent() && target.get() instanceof Declared declared && hasVariant(declared.item(), name)) {
            return Optional.of(new Step(new Member(declared.item(), name), Optional.of(glob), glob.home()));
        }
        return Optional.empty();
    }

    private static boolean hasVariant(Item item, String name) {
        return item.node().is("enum_item") && item.node().child("body").stream()
                .flatMap(body -> body.children().stream()).filter(variant -> variant.is("enum_variant"))
                .flatMap(variant -> variant.child("name").stream()).map(RustNode::text).anyMatch(name::equals);
    }

    /** Whether code of {@code from} may name it. */
    static boolean isVisible(Meaning meaning, Module from) {
        return switch (meaning) {
            case Declared declared -> declared.item().visibility().reaches(from);
            case InModule in -> in.module().visibility().reaches(from);
            default -> true;
        };
    }

    /** The module that a star brings the names of; empty if it is none of the workspace. */
    Optional<Meaning> target(Import glob) {
        List<Step> steps = steps(glob.home(), Segment.names(glob.segments()), Space.TYPE);
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast().meaning());
    }
}

package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.rustaiide.ai.refactoring.rust.internal.items.PathUse.Kind;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.InModule;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/** Rewrites what names the item from outside of what moves, and finds out how far it has to be seen. */
final class UseRewrites {
    private final Moving moving;
    private final Resolver resolver;
    private final Set<String> methods;
    /** Modules that use it by its bare name, which stands for it there by declaration or by a star. */
    private final Set<Module> bare = new LinkedHashSet<>();
    private Visibility needed;

    UseRewrites(Moving moving) {
        this.moving = moving;
        this.resolver = moving.resolver();
        this.methods = Members.ofTrait(moving.item());
        this.needed = new Visibility(Optional.of(moving.to()));
    }

    void find() {
        for (PathUse use : moving.outside()) {
            if (use.isMember()) {
                called(use);
                continue;
            }
            List<Step> steps = use.steps(resolver);
            int hit = moving.hit(steps);
            if (hit >= 0) {
                named(use, steps.get(hit), hit);
            } else if (!methods.isEmpty() && methods.contains(use.segments().getLast().name())) {
                called(use);
            }
        }
        bare.forEach(this::bring);
        exportThroughStars();
    }

    private void named(PathUse use, Step step, int hit) {
        needed = needed.widened(use.module());
        SourceFile file = use.module().file();
        checkConditions(use);
        boolean byName = step.through().filter(each -> !each.isGlob()).isPresent();
        if (use.kind() == Kind.IMPORT) {
            Visibility own = use.imported().orElseThrow().visibility();
            needed = own.within().map(needed::widened).orElse(Visibility.PUBLIC);
        }
        if (byName) {
            return;
        }
        if (use.kind() == Kind.IMPORT) {
            imported(use.imported().orElseThrow(), hit);
        } else if (hit > 0) {
            String crate = use.first().equals("$crate") ? "$" : "";
            moving.edits().replace(file, use.segments().getFirst().start(), use.segments().get(hit).end(),
                    crate + moving.newPath(use.module()));
        } else if (use.kind() == Kind.RULES) {
            moving.conflict(file, use.start(), "A macro that is defined here names “" + moving.item().name()
                    + "”, which means what it means where the macro is called.", "Write $crate and the whole path.");
        } else {
            bare.add(step.through().map(glob -> glob.home().module()).orElse(use.module()));
        }
    }

    /** A name that is used where its module need not be there stands for something else then. */
    private void checkConditions(PathUse use) {
        List<String> missing = new ArrayList<>(ItemMove.conditions(moving.from()));
        missing.removeAll(ItemMove.conditions(use.module()));
        missing.removeAll(Attributes.conditionsAround(use.node()));
        if (!missing.isEmpty()) {
            moving.conflict(use.module().file(), use.start(), "“" + moving.item().name() + "” is used here whether or "
                    + "not " + missing.getFirst() + " holds, which its module needs.", "Move it by hand.");
        }
    }

    private void imported(Import each, int hit) {
        String alias = each.leaf().is("use_as_clause") && hit == each.segments().size() - 1
                && each.subtree(hit) == each.leaf() ? " as " + each.name() : "";
        RustNode subtree = each.subtree(hit);
        String rest = subtree.source().substring(each.segments().get(hit).end(), subtree.end());
        boolean atHome = each.home() == moving.to().names();
        boolean needless = atHome && hit == each.segments().size() - 1 && alias.isEmpty() && rest.isBlank()
                || atHome && each.name().equals("_");
        boolean listed = subtree != each.subtrees().getFirst();
        if (needless) {
            moving.uses().move(each, subtree, "");
        } else if (listed) {
            moving.uses().move(each, subtree, moving.newPath(each.home().module()) + rest);
        } else {
            moving.edits().replace(each.home().module().file(), each.segments().getFirst().start(),
                    each.segments().get(hit).end(), moving.newPath(each.home().module()));
        }
    }

    /** A method of a trait is found only where the trait is in scope. */
    private void called(PathUse use) {
        if (methods.contains(use.segments().getLast().name())) {
            Optional<Step> scope = scopeOf(use);
            if (scope.isPresent() && moving.isItem(scope.get())
                    && scope.get().through().filter(each -> !each.isGlob()).isEmpty()) {
                needed = needed.widened(use.module());
                bare.add(scope.get().through().map(glob -> glob.home().module()).orElse(use.module()));
            }
        }
    }

    private Optional<Step> scopeOf(PathUse use) {
        return resolver.lookup(use.module().names(), moving.item().name(), Space.TYPE, use.module());
    }

    /** Has {@code module} know the name, unless it does so already. */
    private void bring(Module module) {
        boolean known = module == moving.to() || seesByStar(module)
                || module != moving.from() && module.isWithin(moving.from()) && bare.contains(moving.from());
        if (module != moving.from() && module.isWithin(moving.from()) && !known) {
            bringTo(moving.from(), "");
        } else if (!known) {
            bringTo(module, "");
        }
    }

    private void bringTo(Module module, String visibility) {
        String conditions = Attributes.conditions(moving.item().node()).stream().map(line -> line + "\n")
                .collect(Collectors.joining());
        moving.uses().add(module.names(), conditions + visibility + "use " + moving.newPath(module) + ";");
    }

    /** Whether a star of {@code module} brings all of the new place. */
    private boolean seesByStar(Module module) {
        return module.names().imports().stream().filter(Import::isGlob).anyMatch(glob -> resolver.target(glob)
                .filter(target -> target instanceof InModule in && in.module() == moving.to()).isPresent());
    }

    /** Others may know the item by a star that passes on all of its old place. */
    private void exportThroughStars() {
        Visibility before = moving.item().visibility();
        for (Module module : moving.workspace().modules()) {
            for (Import glob : module.names().imports()) {
                boolean passesOn = glob.isGlob() && glob.declaration().children().stream()
                        .anyMatch(child -> child.is("visibility_modifier"))
                        && before.reaches(module) && resolver.target(glob).filter(target ->
                                target instanceof InModule in && in.module() == moving.from()).isPresent();
                if (passesOn && module != moving.to() && !seesByStar(module)) {
                    Visibility passed = glob.visibility();
                    if (before.within().isPresent() && passed.within().isEmpty()) {
                        passed = before;
                    }
                    needed = passed.within().map(needed::widened).orElse(Visibility.PUBLIC);
                    bringTo(module, passed.in(module));
                }
            }
        }
    }

    /** How far the item must be seen in its new place. */
    Visibility needed() {
        Visibility before = moving.item().visibility();
        boolean wide = before.within().isEmpty() || before.within().get().parent().isEmpty();
        List<Visibility> all = new ArrayList<>(List.of(needed));
        if (wide && moving.item().node().children().stream().anyMatch(child -> child.is("visibility_modifier"))) {
            all.add(before);
        }
        return all.stream().anyMatch(each -> each.within().isEmpty()) ? Visibility.PUBLIC
                : all.stream().reduce((one, other) -> one.widened(other.within().orElseThrow())).orElseThrow();
    }
}

package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.refactoring.rust.internal.items.PathUse.Kind;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Declared;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.InModule;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Meaning;

/** Reads the workspace again as it will be, and compares what every path means with what it meant. */
final class Verification {
    private static final String NEXT = "Change this place by hand first, or report it with the code.";

    private final Moving moving;
    private final Workspace after;
    private final Resolver before;
    private final Resolver now;

    Verification(Moving moving, Workspace after) {
        this.moving = moving;
        this.after = after;
        this.before = moving.resolver();
        this.now = new Resolver(after);
    }

    void check() {
        Map<String, List<PathUse>> expected = new HashMap<>();
        moving.outside().forEach(use -> expected.computeIfAbsent(use.module().key(), fresh -> new ArrayList<>())
                .add(use));
        expected.computeIfAbsent(moving.to().key(), fresh -> new ArrayList<>()).addAll(moving.inside());
        Set<String> seen = new HashSet<>();
        for (Module module : after.modules()) {
            if (seen.add(module.key())) {
                imports(module, expected.getOrDefault(module.key(), List.of()));
                compare(paths(expected.getOrDefault(module.key(), List.of())), paths(PathWalk.of(module)), module);
            }
        }
        for (String key : expected.keySet()) {
            if (!seen.contains(key)) {
                moving.conflict(moving.from().file(), moving.item().node().start(), "The module " + key
                        + " would not be found any more.", NEXT);
            }
        }
        after.files().values().stream().filter(file -> file.root().isBroken() && !wasBroken(file))
                .forEach(file -> moving.conflict(file, 0, "The result would not parse.", NEXT));
    }

    /** What is imported anew must be visible. */
    private void imports(Module module, List<PathUse> old) {
        Set<List<String>> known = new HashSet<>();
        old.stream().filter(use -> use.kind() == Kind.IMPORT).forEach(use -> known.add(Segment.names(use.segments())));
        for (PathUse use : PathWalk.of(module)) {
            if (use.kind() == Kind.IMPORT && !known.contains(Segment.names(use.segments()))) {
                hidden(use, module).ifPresent(why -> moving.conflict(module.file(), use.start(), why, NEXT));
            }
        }
    }

    private boolean wasBroken(SourceFile file) {
        return Optional.ofNullable(moving.workspace().files().get(file.path()))
                .filter(old -> old.root().isBroken()).isPresent();
    }

    private static List<PathUse> paths(List<PathUse> uses) {
        return uses.stream().filter(use -> !use.isMember()
                && use.kind() != Kind.IMPORT && use.kind() != Kind.RULES).toList();
    }

    private void compare(List<PathUse> old, List<PathUse> fresh, Module module) {
        if (old.size() != fresh.size()) {
            moving.conflict(module.file(), 0, "Names would be read differently: " + old.size() + " before, "
                    + fresh.size() + " afterwards.", NEXT);
            return;
        }
        for (int i = 0; i < old.size(); i++) {
            String expected = key(old.get(i), before);
            if (!expected.equals(key(fresh.get(i), now))) {
                PathUse use = old.get(i);
                moving.conflict(use.module().file(), use.start(), "“" + String.join("::",
                        Segment.names(use.segments())) + "” would mean something else: " + key(fresh.get(i), now)
                        + " instead of " + expected + ".", NEXT);
            } else {
                hidden(fresh.get(i), module).ifPresent(why -> moving.conflict(module.file(), 0, why, NEXT));
            }
        }
    }

    private String key(PathUse use, Resolver resolver) {
        List<Step> steps = use.steps(resolver);
        String whole = steps.isEmpty() ? "" : steps.getLast().meaning().key();
        String key = whole.replaceFirst("^(\\?|extern) (::)?", "");
        if (!whole.equals(key) && use.space().filter(space -> space == Space.MACRO).isPresent()) {
            // A derive of the standard library has the name of its trait, by whichever path that is imported.
            return key.replaceFirst("^.*::", "");
        }
        String old = moving.item().key();
        String moved = moving.to().key() + "::" + moving.item().name();
        return resolver == before && (key.equals(old) || key.startsWith(old + "::"))
                ? moved + key.substring(old.length()) : key;
    }

    private Optional<String> hidden(PathUse use, Module user) {
        for (Step step : use.steps(now)) {
            Meaning meaning = step.meaning();
            boolean direct = meaning instanceof Declared declared && !declared.item().node().is("macro_definition")
                    || meaning instanceof InModule;
            if (direct && step.through().isEmpty() && !Resolver.isVisible(meaning, user)
                    && !(meaning instanceof InModule in && user.isWithin(in.module()))) {
                return Optional.of("“" + String.join("::", Segment.names(use.segments()))
                        + "” would be private there.");
            }
        }
        return Optional.empty();
    }
}

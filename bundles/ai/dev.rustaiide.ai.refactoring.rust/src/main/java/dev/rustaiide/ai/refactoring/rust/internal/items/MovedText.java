package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rustaiide.ai.refactoring.rust.internal.items.PathUse.Kind;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Declared;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.InModule;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Meaning;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Outside;
import dev.rustaiide.ai.refactoring.rust.internal.items.Step.Unknown;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/** Has every name in what moves mean in the new place what it meant in the old one. */
final class MovedText {
    private final Moving moving;
    private final Resolver resolver;
    /** Names whose import was added, and what they mean. */
    private final Map<String, String> brought = new LinkedHashMap<>();
    private final Map<Item, Visibility> raised = new LinkedHashMap<>();
    private boolean needsStars;

    MovedText(Moving moving) {
        this.moving = moving;
        this.resolver = moving.resolver();
    }

    void find() {
        Set<String> methods = new HashSet<>();
        for (PathUse use : moving.inside()) {
            if (use.isMember()) {
                methods.add(use.segments().getLast().name());
            } else {
                List<Step> steps = use.steps(resolver);
                steps.forEach(this::see);
                if (use.segments().size() > 1) {
                    methods.add(use.segments().getLast().name());
                }
                name(use, steps);
            }
        }
        new TraitsInScope(moving).needed(methods).forEach(this::bringTrait);
        if (needsStars || !methods.isEmpty()) {
            stars();
        }
        raised.forEach(this::raise);
    }

    private SourceFile file() {
        return moving.from().file();
    }

    /** What is used must be visible from the new place. */
    private void see(Step step) {
        if (step.meaning() instanceof Declared declared && !moving.isItem(step) && !declared.item().home().isBlock()) {
            Item item = declared.item();
            Visibility now = raised.getOrDefault(item, item.visibility());
            boolean movesAlong = item.module() == moving.from() && moving.isMoved(item.node().start());
            if (!movesAlong && !item.node().is("macro_definition") && !now.reaches(moving.to())) {
                raised.put(item, now.widened(moving.to()));
            }
        }
    }

    private void raise(Item item, Visibility visibility) {
        SourceFile file = item.module().file();
        Optional<RustNode> modifier = item.node().children().stream()
                .filter(child -> child.is("visibility_modifier")).findFirst();
        String written = visibility.in(item.module());
        if (modifier.isPresent()) {
            moving.edits().replace(file, modifier.get().start(), modifier.get().end(), written.strip());
        } else {
            moving.edits().replace(file, item.node().start(), item.node().start(), written);
        }
    }

    private void name(PathUse use, List<Step> steps) {
        int hit = moving.hit(steps);
        if (use.kind() == Kind.RULES) {
            return;
        }
        if (hit > 0) {
            moving.inner().replace(file(), use.start(), use.segments().get(hit).end(), moving.newPath(moving.to()));
            return;
        }
        Step first = steps.getFirst();
        boolean own = hit == 0 || first.in().isBlock() && !(first.meaning() instanceof Unknown);
        if (own) {
            return;
        }
        int relative = relative(use.segments());
        if (relative >= 0) {
            String path = steps.get(relative).meaning() instanceof InModule in ? in.module().path() : "crate";
            moving.inner().replace(file(), use.start(), use.segments().get(relative).end(), path);
        } else if (first.meaning() instanceof Unknown && first.through().isEmpty()) {
            unknown(use);
        } else if (!Set.of("crate", "$crate", "").contains(use.first())) {
            bring(use, first);
        }
    }

    /** The last of the words {@code self} and {@code super} that a path begins with; -1 if there is none. */
    private static int relative(List<Segment> segments) {
        int last = -1;
        while (last + 1 < segments.size() && Set.of("self", "super").contains(segments.get(last + 1).name())) {
            last++;
        }
        return last;
    }

    private void unknown(PathUse use) {
        boolean macro = use.space().filter(space -> space == Space.MACRO).isPresent() && use.segments().size() == 1;
        if (macro && new MacroReach(moving.workspace()).isLost(use.first(), moving.from(), moving.to())) {
            moving.conflict(file(), use.start(), "The macro " + use.first() + "! is not known in the new place.",
                    "Export the macro, or declare it before the module.");
        }
        boolean made = moving.from().names().hasMacros() && use.kind() == Kind.CODE
                && !Prelude.has(use.first()) && !macro && !isCrate(use);
        if (made) {
            moving.conflict(file(), use.start(), "“" + use.first() + "” may come from a macro that is called in the "
                    + "module.", "Import it by its whole path first.");
        }
        needsStars |= !Prelude.has(use.first());
    }

    /** Whether it looks like a path that begins with the name of a crate. */
    private static boolean isCrate(PathUse use) {
        return use.segments().size() > 1 && Character.isLowerCase(use.first().charAt(0));
    }

    private void bring(PathUse use, Step first) {
        String name = use.first();
        Space space = use.segments().size() > 1 ? Space.TYPE : use.space().orElse(Space.VALUE);
        if (use.kind() == Kind.IMPORT) {
            moving.inner().replace(file(), use.start(), use.segments().getFirst().end(), path(first, name));
            return;
        }
        if (space == Space.MACRO && first.meaning() instanceof Declared declared
                && declared.item().node().is("macro_definition")) {
            unknown(use);
            return;
        }
        String key = first.meaning().key();
        boolean there = there(name, space).filter(step -> step.meaning().key().equals(key)).isPresent();
        if (there || key.equals(brought.get(name))) {
            return;
        }
        boolean taken = isTaken(name) || brought.containsKey(name);
        if (!taken) {
            brought.put(name, key);
            String path = path(first, name);
            moving.uses().add(moving.to().names(), conditions(first) + "use " + path + (path.endsWith("::" + name)
                    || path.equals(name) ? "" : " as " + name) + ";");
        } else if (use.kind() == Kind.SHORTHAND) {
            moving.inner().replace(file(), use.start(), use.segments().getFirst().end(),
                    name + ": " + path(first, name));
        } else {
            moving.inner().replace(file(), use.start(), use.segments().getFirst().end(), path(first, name));
        }
    }

    private Optional<Step> there(String name, Space space) {
        return resolver.lookup(moving.to().names(), name, space, moving.to());
    }

    /** Whether the new place has that name for something, or uses it for what every module knows. */
    private boolean isTaken(String name) {
        for (Space space : Space.values()) {
            if (there(name, space).isPresent()) {
                return true;
            }
        }
        return moving.outside().stream().anyMatch(use -> use.module() == moving.to() && use.first().equals(name)
                && use.kind() != Kind.IMPORT && !use.isMember());
    }

    private static String conditions(Step step) {
        Stream<RustNode> concerned = Stream.concat(step.through().stream().map(Import::declaration),
                step.meaning() instanceof Declared declared ? Stream.of(declared.item().node()) : Stream.empty());
        return concerned.flatMap(node -> Attributes.conditions(node).stream()).distinct().map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private String path(Step step, String name) {
        Optional<List<Segment>> written = step.through().filter(each -> !each.isGlob()).map(Import::segments)
                .filter(path -> path.getFirst().name().equals("crate") && isVisible(path));
        return written.map(path -> String.join("::", Segment.names(path))).orElse(pathOf(step.meaning(), name));
    }

    private boolean isVisible(List<Segment> path) {
        return resolver.steps(moving.to().names(), Segment.names(path), Space.TYPE).stream()
                .allMatch(step -> Resolver.isVisible(step.meaning(), moving.to()));
    }

    private String pathOf(Meaning meaning, String name) {
        return switch (meaning) {
            case Declared declared -> declared.item().home().isBlock() ? name
                    : Moving.pathOf(declared.item().module(), moving.to()) + "::" + declared.item().name();
            case InModule in -> Moving.pathOf(in.module(), moving.to());
            case Step.Member member -> Moving.pathOf(member.owner().module(), moving.to()) + "::"
                    + member.owner().name() + "::" + member.name();
            case Outside outside -> String.join("::", outside.path());
            case Unknown unknown -> String.join("::", unknown.path());
        };
    }

    /** @param trait an import of the old place, or a trait that is declared there */
    private void bringTrait(TraitsInScope.Trait trait) {
        String name = trait.name();
        String key = trait.step().meaning().key();
        boolean there = there(name, Space.TYPE).filter(step -> step.meaning().key().equals(key)).isPresent();
        if (there || key.equals(brought.get(name)) || moving.isItem(trait.step())) {
            return;
        }
        see(trait.step());
        boolean taken = name.equals("_") || isTaken(name) || brought.containsKey(name);
        String path = path(trait.step(), name);
        String alias = taken ? " as _" : path.endsWith("::" + name) ? "" : " as " + name;
        if (!taken) {
            brought.put(name, key);
        }
        moving.uses().add(moving.to().names(), conditions(trait.step()) + "use " + path + alias + ";");
    }

    /** Stars of other crates may bring anything. */
    private void stars() {
        for (Import glob : moving.from().names().imports()) {
            boolean foreign = glob.isGlob() && resolver.target(glob)
                    .filter(target -> target instanceof Outside || target instanceof Unknown).isPresent();
            if (foreign) {
                Meaning target = resolver.target(glob).orElseThrow();
                String path = pathOf(target, "");
                boolean there = moving.to().names().imports().stream().anyMatch(each -> each.isGlob()
                        && resolver.target(each).filter(other -> other.key().equals(target.key())).isPresent());
                if (!there) {
                    moving.uses().add(moving.to().names(), "use " + path + "::*;");
                }
            }
        }
    }

    /** What is written in the new place, its lines set in by {@code indent}. */
    String text(Visibility visibility, String indent) {
        List<String> pieces = new ArrayList<>();
        RustNode item = moving.item().node();
        setVisibility(item, visibility);
        new InnerVisibility(moving).write();
        for (int i = 0; i < moving.nodes().size(); i++) {
            pieces.add(new Indented(file(), moving.nodes().get(i), moving.spans().get(i)).text(moving.inner(), indent));
        }
        String end = Lines.end(moving.to().file().text());
        return String.join(end + end, pieces);
    }

    private void setVisibility(RustNode item, Visibility visibility) {
        Optional<RustNode> modifier = item.children().stream().filter(child -> child.is("visibility_modifier"))
                .findFirst();
        String written = visibility.in(moving.to());
        if (modifier.isPresent()) {
            int end = modifier.get().end();
            boolean blank = written.isEmpty() && Character.isWhitespace(file().text().charAt(end));
            moving.inner().replace(file(), modifier.get().start(), blank ? end + 1 : end, written.strip());
        } else if (!written.isEmpty()) {
            moving.inner().replace(file(), item.start(), item.start(), written);
        }
    }
}

package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/**
 * Who may name something.
 *
 * @param within this module and all below it; empty for everybody
 */
record Visibility(Optional<Module> within) {
    static final Visibility PUBLIC = new Visibility(Optional.empty());

    /** Of what {@code node} declares in {@code module}. */
    static Visibility of(RustNode node, Module module) {
        return node.children().stream().filter(child -> child.is("visibility_modifier")).findFirst()
                .map(modifier -> ofModifier(modifier.text(), module)).orElse(new Visibility(Optional.of(module)));
    }

    static Visibility ofModifier(String modifier, Module module) {
        String words = modifier.replaceAll("\\s+", " ").strip();
        if (words.equals("pub")) {
            return PUBLIC;
        }
        String path = words.replaceFirst("^pub ?\\( ?(in )? ?", "").replaceFirst(" ?\\)$", "").replace(" ", "");
        return new Visibility(Optional.of(at(path, module)));
    }

    private static Module at(String path, Module module) {
        Module place = module;
        List<String> segments = Arrays.asList(path.split("::"));
        for (String segment : segments) {
            place = switch (segment) {
                case "crate" -> module.root();
                case "super" -> place.parent().orElse(place);
                case "self" -> place;
                default -> place.child(segment).orElse(place);
            };
        }
        return place;
    }

    boolean reaches(Module module) {
        return within.isEmpty() || module.isWithin(within.get());
    }

    /** As it is written in {@code module}, with a blank behind it unless it is empty. */
    String in(Module module) {
        if (within.isEmpty()) {
            return "pub ";
        }
        Module scope = within.get();
        if (scope.isWithin(module)) {
            return "";
        }
        if (scope.parent().isEmpty()) {
            return "pub(crate) ";
        }
        return module.parent().filter(parent -> parent == scope).isPresent() ? "pub(super) "
                : "pub(in " + scope.path() + ") ";
    }

    /** As narrow as this, and wide enough for {@code module} too. */
    Visibility widened(Module module) {
        if (within.isEmpty()) {
            return this;
        }
        if (module.root() != within.get().root()) {
            return PUBLIC;
        }
        Module scope = within.get();
        while (!module.isWithin(scope)) {
            scope = scope.parent().orElseThrow();
        }
        return new Visibility(Optional.of(scope));
    }
}

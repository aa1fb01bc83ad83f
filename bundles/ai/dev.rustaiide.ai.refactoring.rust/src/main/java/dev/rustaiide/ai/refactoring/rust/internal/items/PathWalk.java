package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.refactoring.rust.internal.items.PathUse.Kind;
import dev.rustaiide.ai.refactoring.rust.internal.Binding;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/**
 * All paths of one module, those of its inline modules left out: in code, imports, attributes and in the tokens of
 * macros. Names that a function binds are none, nor are type parameters.
 */
final class PathWalk {
    private static final int DEEPEST = 600;
    /** Attributes whose words are names of nothing in code. */
    private static final Set<String> WORDS = Set.of("cfg", "allow", "warn", "deny", "forbid", "expect", "doc",
            "inline", "repr", "must_use", "deprecated", "feature", "test", "ignore", "should_panic", "cold", "path",
            "macro_export", "macro_use", "non_exhaustive", "track_caller", "target_feature", "recursion_limit",
            "crate_type", "crate_name", "no_std", "no_mangle", "link", "export_name", "link_name", "rustfmt",
            "automatically_derived", "no_implicit_prelude", "diagnostic", "rustdoc", "bench", "global_allocator");

    private final Set<Integer> bound = new HashSet<>();
    private final List<PathUse> found = new ArrayList<>();
    private Set<String> parameters = new HashSet<>();
    private int depth;

    private PathWalk(Module module) {
        module.file().rust().scopes().occurrences().stream().filter(each -> each.binding()
                .filter(binding -> binding.kind() != Binding.Kind.ITEM).isPresent())
                .forEach(each -> bound.add(each.start()));
    }

    static List<PathUse> of(Module module) {
        var walk = new PathWalk(module);
        module.names().body().children().forEach(child -> walk.visit(child, module.names()));
        return walk.found;
    }

    private void visit(RustNode node, Names names) {
        if (depth > DEEPEST) {
            return;
        }
        depth++;
        Set<String> outside = parameters;
        switch (node.type()) {
            case "mod_item" -> children(node, names, "name", "body");
            case "use_declaration" -> imports(node, names);
            case "extern_crate_declaration", "label", "lifetime", "line_comment", "block_comment", "self",
                    "visibility_modifier" -> { }
            case "macro_definition" -> node.children().forEach(rule -> rule.children().stream()
                    .filter(part -> part.field().equals("right") || part.is("token_tree"))
                    .forEach(tree -> Tokens.paths(tree).forEach(path -> tokens(path, names, Kind.RULES))));
            case "macro_invocation" -> macro(node, names);
            case "attribute_item", "inner_attribute_item" -> attribute(node, names);
            case "block" -> block(node, names);
            case "scoped_identifier", "scoped_type_identifier" -> path(node, names);
            case "identifier" -> single(node, names, Space.VALUE, Kind.CODE);
            case "type_identifier" -> single(node, names, Space.TYPE, Kind.CODE);
            case "shorthand_field_initializer" -> node.parts().stream().filter(part -> part.is("identifier"))
                    .forEach(name -> single(name, names, Space.VALUE, Kind.SHORTHAND));
            case "field_expression" -> field(node, names);
            case "field_identifier", "shorthand_field_identifier" -> { }
            case "type_binding", "type_parameter", "const_parameter", "enum_variant", "associated_type",
                    "function_signature_item" -> declared(node, names);
            case "function_item", "impl_item", "struct_item", "enum_item", "union_item", "trait_item", "type_item",
                    "const_item", "static_item" -> declared(node, names);
            default -> node.children().forEach(child -> visit(child, names));
        }
        parameters = outside;
        depth--;
    }

    private void children(RustNode node, Names names, String... without) {
        List<String> left = List.of(without);
        node.children().stream().filter(child -> !left.contains(child.field())).forEach(child -> visit(child, names));
    }

    /** What has a name of its own, and may have type parameters, which are known in all of it. */
    private void declared(RustNode node, Names names) {
        Optional<RustNode> generic = node.children().stream().filter(child -> child.is("type_parameters")).findFirst();
        if (generic.isPresent()) {
            parameters = new HashSet<>(parameters);
            for (RustNode parameter : generic.get().parts()) {
                parameter.child("name").or(() -> parameter.is("type_identifier") ? Optional.of(parameter)
                        : parameter.child("left")).ifPresent(name -> parameters.add(name.text()));
            }
        }
        children(node, names, "name");
    }

    private void imports(RustNode node, Names names) {
        for (Import each : names.imports()) {
            if (each.declaration() == node && !each.segments().isEmpty()) {
                found.add(new PathUse(each.segments(), each.isGlob() ? Optional.of(Space.TYPE) : Optional.empty(),
                        names, Kind.IMPORT, each.leaf(), Optional.of(each)));
            }
        }
    }

    private void block(RustNode node, Names names) {
        Names inner = Names.ofBlock(names, node);
        Names scope = inner.isEmpty() ? names : inner;
        node.children().forEach(child -> visit(child, scope));
    }

    private void macro(RustNode node, Names names) {
        node.child("macro").ifPresent(macro -> add(Paths.segments(macro), Optional.of(Space.MACRO), names, Kind.CODE,
                macro));
        node.children().stream().filter(child -> child.is("token_tree"))
                .forEach(tree -> Tokens.paths(tree).forEach(path -> tokens(path, names, Kind.TOKENS)));
    }

    private void attribute(RustNode node, Names names) {
        for (RustNode attribute : node.parts()) {
            Optional<RustNode> name = attribute.parts().stream().findFirst();
            if (name.isEmpty() || WORDS.contains(name.get().text().replaceFirst("::.*", ""))) {
                continue;
            }
            String word = name.get().text();
            if (word.equals("cfg_attr") || word.equals("derive")) {
                attribute.child("arguments").ifPresent(tree -> Tokens.paths(tree).stream()
                        .filter(path -> word.equals("derive") || path.segments().size() > 1)
                        .forEach(path -> add(path.segments(), Optional.of(Space.MACRO), names, Kind.TOKENS,
                                path.last())));
                continue;
            }
            add(Paths.segments(name.get()), Optional.of(Space.MACRO), names, Kind.TOKENS, name.get());
            attribute.child("arguments").ifPresent(tree -> Tokens.paths(tree)
                    .forEach(path -> tokens(path, names, Kind.TOKENS)));
        }
    }

    private void tokens(Tokens.Path path, Names names, Kind kind) {
        if (path.afterDot()) {
            found.add(new PathUse(path.segments(), Optional.empty(), names, Kind.METHOD, path.last(),
                    Optional.empty()));
        } else {
            add(path.segments(), Optional.empty(), names, kind, path.last());
        }
    }

    private void field(RustNode node, Names names) {
        node.child("value").ifPresent(value -> visit(value, names));
        node.child("field").ifPresent(name -> {
            boolean called = node.field().equals("function") || node.parent().filter(parent ->
                    parent.is("generic_function") && parent.field().equals("function")).isPresent();
            found.add(new PathUse(List.of(new Segment(name.text(), name.start(), name.end())), Optional.empty(),
                    names, called ? Kind.METHOD : Kind.FIELD, name, Optional.empty()));
        });
    }

    private void path(RustNode node, Names names) {
        arguments(node, names);
        boolean expression = node.is("scoped_identifier");
        add(Paths.segments(node), Optional.of(expression ? Space.VALUE : Space.TYPE), names, Kind.CODE, node);
    }

    /** Visits the types that are given within a path. */
    private void arguments(RustNode node, Names names) {
        for (RustNode child : node.children()) {
            if (child.is("scoped_identifier", "scoped_type_identifier", "generic_type",
                    "generic_type_with_turbofish")) {
                arguments(child, names);
            } else if (child.is("bracketed_type", "type_arguments")) {
                visit(child, names);
            }
        }
    }

    private void single(RustNode node, Names names, Space space, Kind kind) {
        add(List.of(new Segment(node.text(), node.start(), node.end())), Optional.of(space), names, kind, node);
    }

    private void add(List<Segment> segments, Optional<Space> space, Names names, Kind kind, RustNode node) {
        if (segments.isEmpty()) {
            return;
        }
        Segment first = segments.getFirst();
        boolean local = segments.size() == 1 && bound.contains(first.start());
        boolean known = local || parameters.contains(first.name()) || first.name().equals("Self")
                || first.name().equals("<>") || segments.size() == 1 && (first.name().equals("self")
                        || first.name().equals("super") || first.name().equals("crate") || first.name().equals("_"));
        boolean member = known && segments.size() > 1;
        if (member || !known) {
            found.add(new PathUse(segments, space, names, member ? Kind.MEMBER : kind, node, Optional.empty()));
        }
    }
}

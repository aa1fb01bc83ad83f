package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.refactoring.rust.internal.Binding.Form;
import dev.rustaiide.ai.refactoring.rust.internal.Binding.Kind;
import dev.rustaiide.ai.refactoring.rust.internal.Binding.Occurrence;

/**
 * Which of a function's names mean which of its bindings, by Rust's rules of scope. Names of fields, types, labels and
 * paths are none. What a macro does with a name is known of those of the standard library only.
 */
public final class Scopes {
    private static final int DEEPEST = 400;

    private final List<Occurrence> occurrences = new ArrayList<>();
    private final List<Binding> bindings = new ArrayList<>();
    private final Set<String> macroRules = new HashSet<>();
    private Deque<Map<String, Binding>> scopes = new ArrayDeque<>();
    private int depth;

    private Scopes() {}

    /** Of all functions in {@code root}, which may be one. */
    static Scopes of(RustNode root) {
        var found = new Scopes();
        found.scopes.push(new HashMap<>());
        found.visit(root);
        found.occurrences.sort(Comparator.comparingInt(Occurrence::start));
        for (Binding binding : found.bindings) {
            if (found.macroRules.contains(binding.name())) {
                binding.addDoubt("A macro that is defined here has a name “" + binding.name() + "” too.");
            }
        }
        return found;
    }

    /** All names in the order of the text. */
    public List<Occurrence> occurrences() {
        return occurrences;
    }

    /** The name at {@code offset}; its end counts. */
    Optional<Occurrence> at(int offset) {
        return occurrences.stream().filter(each -> each.start() <= offset && offset <= each.end())
                .max(Comparator.comparingInt(Occurrence::start));
    }

    /** Those that lie between two offsets. */
    List<Occurrence> within(int start, int end) {
        return occurrences.stream().filter(each -> start <= each.start() && each.end() <= end).toList();
    }

    private void visit(RustNode node) {
        if (depth > DEEPEST) {
            return;
        }
        depth++;
        switch (node.type()) {
            case "function_item" -> function(node);
            case "closure_expression" -> closure(node);
            case "block" -> block(node);
            case "let_declaration" -> let(node);
            case "let_condition" -> {
                node.child("value").ifPresent(this::visit);
                node.child("pattern").ifPresent(pattern -> bind(pattern, Kind.LOCAL, node));
            }
            case "match_arm" -> arm(node);
            case "for_expression" -> loop(node);
            case "if_expression" -> branch(node, "consequence");
            case "while_expression" -> branch(node, "body");
            case "identifier" -> use(node.text(), node.start(), node.end(), Form.PLAIN, false);
            case "shorthand_field_initializer" -> node.parts().stream().filter(part -> part.is("identifier"))
                    .forEach(name -> use(name.text(), name.start(), name.end(), Form.SHORTHAND, false));
            case "field_initializer" -> node.child("value").ifPresent(this::visit);
            case "field_expression" -> node.child("value").ifPresent(this::visit);
            case "macro_invocation" -> macro(node);
            case "macro_definition" -> collectNames(node, macroRules);
            case "impl_item", "trait_item", "mod_item" -> node.child("body").ifPresent(this::apart);
            case "const_item", "static_item" -> node.child("value").ifPresent(this::apart);
            default -> {
                if (!isElsewhere(node)) {
                    node.children().forEach(this::visit);
                }
            }
        }
        depth--;
    }

    /** Types, paths and attributes have names of other kinds. */
    private static boolean isElsewhere(RustNode node) {
        return node.type().endsWith("_type") || node.is("scoped_identifier", "label", "lifetime", "type_arguments",
                "type_parameters", "where_clause", "attribute_item", "inner_attribute_item", "use_declaration",
                "extern_crate_declaration", "type_identifier", "struct_item", "enum_item", "union_item", "type_item",
                "field_identifier", "function_signature_item", "visibility_modifier", "scoped_type_identifier",
                "foreign_mod_item", "associated_type", "token_tree", "self_parameter");
    }

    /** What sees none of the bindings around it. */
    private void apart(RustNode node) {
        Deque<Map<String, Binding>> outside = scopes;
        scopes = new ArrayDeque<>();
        scopes.push(new HashMap<>());
        visit(node);
        scopes = outside;
    }

    private void function(RustNode node) {
        Deque<Map<String, Binding>> outside = scopes;
        scopes = new ArrayDeque<>();
        scopes.push(new HashMap<>());
        for (RustNode parameter : node.child("parameters").map(RustNode::parts).orElse(List.of())) {
            parameter.child("pattern").ifPresent(pattern -> bind(pattern, Kind.PARAMETER, parameter,
                    parameter.has("mutable_specifier"), new HashMap<>()));
        }
        node.child("body").ifPresent(this::visit);
        scopes = outside;
    }

    private void closure(RustNode node) {
        scopes.push(new HashMap<>());
        for (RustNode parameter : node.child("parameters").map(RustNode::parts).orElse(List.of())) {
            bind(parameter.child("pattern").orElse(parameter), Kind.LOCAL, node);
        }
        node.child("body").ifPresent(this::visit);
        scopes.pop();
    }

    private void block(RustNode node) {
        scopes.push(new HashMap<>());
        for (RustNode item : node.parts()) {
            declare(item);
        }
        node.children().forEach(this::visit);
        scopes.pop();
    }

    /** An item is known in all of its block. */
    private void declare(RustNode item) {
        if (item.is("function_item", "const_item", "static_item", "struct_item")) {
            item.child("name").ifPresent(name -> {
                Binding binding = new Binding(name.text(), Kind.ITEM, item, false);
                scopes.element().put(name.text(), binding);
            });
        } else if (item.is("use_declaration")) {
            Set<String> names = new HashSet<>();
            collectNames(item, names);
            names.forEach(name -> scopes.element().put(name, new Binding(name, Kind.ITEM, item, false)));
        }
    }

    private static void collectNames(RustNode node, Set<String> names) {
        if (node.is("identifier", "metavariable")) {
            names.add(node.text());
        }
        node.children().forEach(child -> collectNames(child, names));
    }

    private void let(RustNode node) {
        node.child("value").ifPresent(this::visit);
        node.child("alternative").ifPresent(this::visit);
        node.child("pattern").ifPresent(pattern -> {
            boolean mutable = pattern.is("identifier") && node.has("mutable_specifier");
            bind(pattern, Kind.LOCAL, node, mutable, new HashMap<>());
        });
    }

    private void arm(RustNode node) {
        scopes.push(new HashMap<>());
        node.child("pattern").ifPresent(whole -> {
            Map<String, Binding> bound = new HashMap<>();
            whole.parts().stream().filter(part -> !part.field().equals("condition"))
                    .forEach(pattern -> bind(pattern, Kind.LOCAL, node, false, bound));
            whole.child("condition").ifPresent(this::visit);
        });
        node.child("value").ifPresent(this::visit);
        scopes.pop();
    }

    private void loop(RustNode node) {
        node.child("value").ifPresent(this::visit);
        scopes.push(new HashMap<>());
        node.child("pattern").ifPresent(pattern -> bind(pattern, Kind.LOCAL, node));
        node.child("body").ifPresent(this::visit);
        scopes.pop();
    }

    private void branch(RustNode node, String body) {
        scopes.push(new HashMap<>());
        node.child("condition").ifPresent(this::visit);
        node.child(body).ifPresent(this::visit);
        scopes.pop();
        node.child("alternative").ifPresent(this::visit);
    }

    private void bind(RustNode pattern, Kind kind, RustNode declaration) {
        bind(pattern, kind, declaration, false, new HashMap<>());
    }

    /** @param bound what the same pattern has bound already: another alternative of it may bind it again */
    private void bind(RustNode pattern, Kind kind, RustNode declaration, boolean mutable,
            Map<String, Binding> bound) {
        switch (pattern.type()) {
            case "identifier" -> name(pattern, kind, declaration, mutable, Form.PLAIN, bound);
            case "shorthand_field_identifier" -> name(pattern, kind, declaration, mutable, Form.SHORTHAND, bound);
            case "macro_invocation" -> macro(pattern);
            case "scoped_identifier", "range_pattern", "const_block" -> { }
            default -> {
                boolean mutably = pattern.is("mut_pattern") || pattern.has("mutable_specifier");
                for (RustNode part : pattern.parts()) {
                    boolean names = part.field().equals("type")
                            || part.field().equals("name") && !part.is("shorthand_field_identifier");
                    if (!names && !isElsewhere(part)) {
                        bind(part, kind, declaration, mutably, bound);
                    }
                }
            }
        }
    }

    private void name(RustNode at, Kind kind, RustNode declaration, boolean mutable, Form form,
            Map<String, Binding> bound) {
        String name = at.text();
        if (form == Form.PLAIN && Character.isUpperCase(name.charAt(0))) {
            use(name, at.start(), at.end(), form, false);
            return;
        }
        Binding binding = bound.computeIfAbsent(name, fresh -> {
            Binding made = new Binding(name, kind, declaration, mutable);
            bindings.add(made);
            return made;
        });
        scopes.element().put(name, binding);
        add(new Occurrence(name, at.start(), at.end(), form, true, false, Optional.of(binding)));
    }

    private Optional<Binding> find(String name) {
        return scopes.stream().filter(scope -> scope.containsKey(name)).findFirst().map(scope -> scope.get(name));
    }

    private void use(String name, int start, int end, Form form, boolean inMacro) {
        add(new Occurrence(name, start, end, form, false, inMacro, find(name)));
    }

    private void add(Occurrence occurrence) {
        occurrences.add(occurrence);
        occurrence.binding().ifPresent(binding -> binding.occurrences().add(occurrence));
    }

    private void macro(RustNode node) {
        String macro = node.child("macro").map(RustNode::text).orElse("");
        new MacroNames(macro, node).visit(new MacroNames.Found() {
            @Override
            public void use(String name, int start, int end, Form form) {
                Scopes.this.use(name, start, end, form, true);
            }

            @Override
            public void doubt(String name, String reason) {
                find(name).ifPresent(binding -> binding.addDoubt(reason));
            }
        });
    }
}

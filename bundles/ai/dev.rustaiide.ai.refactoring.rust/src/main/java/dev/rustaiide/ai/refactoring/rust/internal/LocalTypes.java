package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.error.FailureException;

/** The types of variables: as they are written, as their values show them, or as somebody knows them. */
final class LocalTypes {
    private static final Pattern WORD = Pattern.compile("\\b[A-Z]\\w*");
    private static final Pattern SUFFIX =
            Pattern.compile("(?:(?<!x)[\\d._]|0x[\\da-fA-F_]*)+((?:[iu](?:8|16|32|64|128|size))|f32|f64)$");
    private static final Set<String> PRELUDE = Set.of("Option", "Result", "String", "Vec", "Box", "Self", "Some",
            "Fn", "FnMut", "FnOnce", "Send", "Sync", "Iterator");

    private final RustText rust;
    private final Types types;

    LocalTypes(RustText rust, Types types) {
        this.rust = rust;
        this.types = types;
    }

    /** The type of {@code binding}; empty if nobody knows one that can be written. */
    Optional<String> of(Binding binding) throws FailureException, InterruptedException {
        Optional<String> written = written(binding);
        if (written.isPresent()) {
            return written.filter(LocalTypes::canBeWritten);
        }
        Optional<String> known = types.of(binding).filter(LocalTypes::canBeWritten).filter(this::isInScope);
        return known.isPresent() ? known : shown(binding);
    }

    private static Optional<String> written(Binding binding) {
        RustNode declaration = binding.declaration();
        boolean plain = declaration.child("pattern").filter(pattern -> pattern.is("identifier", "mut_pattern"))
                .isPresent();
        return plain && declaration.is("parameter", "let_declaration")
                ? declaration.child("type").map(RustNode::text) : Optional.empty();
    }

    /** Closures, types that are still open and lifetimes of the function have no name elsewhere. */
    static boolean canBeWritten(String type) {
        return !type.contains("impl ") && !type.contains("{") && !type.contains("…") && !type.contains("?")
                && !type.matches("(?s).*(^|[^\\w])_([^\\w].*|$)") && !type.contains("'");
    }

    /** Whether the names in a type that somebody told are known in this file. */
    private boolean isInScope(String type) {
        Set<String> known = new HashSet<>();
        collect(rust.root(), known);
        Matcher words = WORD.matcher(type);
        while (words.find()) {
            boolean path = words.start() > 1 && type.startsWith("::", words.start() - 2);
            if (!path && !PRELUDE.contains(words.group()) && !known.contains(words.group())) {
                return false;
            }
        }
        return true;
    }

    private static void collect(RustNode node, Set<String> known) {
        if (node.is("type_identifier") || node.is("identifier") && node.enclosing("use_declaration").isPresent()) {
            known.add(node.text());
        }
        node.children().forEach(child -> collect(child, known));
    }

    /** What a value shows by itself. */
    private Optional<String> shown(Binding binding) {
        RustNode declaration = binding.declaration();
        boolean plain = declaration.is("let_declaration") && declaration.child("pattern")
                .filter(pattern -> pattern.is("identifier")).isPresent();
        return plain ? declaration.child("value").flatMap(this::ofValue) : Optional.empty();
    }

    private Optional<String> ofValue(RustNode value) {
        return switch (value.type()) {
            case "string_literal", "raw_string_literal" -> value.text().startsWith("b") ? Optional.empty()
                    : Optional.of("&str");
            case "boolean_literal" -> Optional.of("bool");
            case "char_literal" -> value.text().startsWith("b") ? Optional.of("u8") : Optional.of("char");
            case "integer_literal", "float_literal" -> suffix(value.text());
            case "type_cast_expression" -> value.child("type").map(RustNode::text).filter(LocalTypes::canBeWritten);
            case "struct_expression" -> value.child("name").filter(name -> name.is("type_identifier")
                    && isPlain(name.text(), "struct_item")).map(RustNode::text);
            case "macro_invocation" -> value.child("macro").filter(macro -> macro.text().equals("format"))
                    .map(macro -> "String");
            case "call_expression" -> value.child("function").flatMap(this::ofCall);
            case "binary_expression" -> value.child("operator").map(RustNode::text)
                    .filter(Set.of("==", "!=", "<", ">", "<=", ">=", "&&", "||")::contains).map(operator -> "bool");
            default -> Optional.empty();
        };
    }

    private static Optional<String> suffix(String literal) {
        Matcher matcher = SUFFIX.matcher(literal);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private Optional<String> ofCall(RustNode function) {
        String text = function.text().replaceAll("\\s", "");
        if (text.equals("String::new") || text.equals("String::from")) {
            return Optional.of("String");
        }
        boolean free = function.is("identifier") && rust.scopes().at(function.start())
                .filter(use -> use.binding().isPresent()).isEmpty();
        return free ? item(rust.root(), text, "function_item").filter(item -> !item.has("type_parameters")
                && !item.has("where_clause") && item.children().stream().noneMatch(child ->
                        child.is("function_modifiers"))).flatMap(item -> item.child("return_type"))
                .map(RustNode::text).filter(type -> canBeWritten(type) && !type.contains("&")) : Optional.empty();
    }

    private boolean isPlain(String name, String kind) {
        return item(rust.root(), name, kind).filter(item -> !item.has("type_parameters")).isPresent();
    }

    /** The only item of the file's own level with that name. */
    private static Optional<RustNode> item(RustNode root, String name, String kind) {
        var found = root.children().stream().filter(child -> child.is(kind)
                && child.child("name").map(RustNode::text).filter(name::equals).isPresent()).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}

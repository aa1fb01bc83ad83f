package dev.rustaiide.ai.refactoring.internal.rust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.rustaiide.ai.refactoring.internal.rust.Binding.Occurrence;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/** Makes a function of statements, where the types of all that goes in and comes out are written down. */
final class FunctionExtraction {
    private static final String WHAT = "Cannot extract a function.";
    private static final String TYPES = "Write its type where it is declared, or wait for the language server.";
    private static final Pattern LIFETIME = Pattern.compile("'(?!static\\b)");

    private final RustText rust;
    private final RustNode function;
    private final RustNode block;
    private final List<RustNode> statements;
    private final int start;
    private final int end;
    private final Map<Binding, String> inputs = new LinkedHashMap<>();
    private Optional<Binding> output = Optional.empty();
    private String outputType = "";

    FunctionExtraction(RustText rust, Span selection) throws FailureException {
        this.rust = rust;
        Span span = VariableExtraction.trimmed(rust.text(), selection);
        this.start = span.start();
        this.end = span.end();
        RustNode inside = rust.root().at(start, Math.max(start, end));
        this.block = inside.is("block") && inside.start() < start ? inside
                : inside.parent().flatMap(parent -> parent.enclosing("block")).orElseThrow(this::noStatements);
        this.statements = block.parts().stream().filter(part -> part.start() < end && part.end() > start).toList();
        boolean whole = !statements.isEmpty() && statements.getFirst().start() == start
                && statements.getLast().end() == end;
        if (!whole) {
            throw noStatements();
        }
        this.function = block.enclosing("function_item").orElseThrow(this::noStatements);
        Optional<String> obstacle = surroundings().or(this::content);
        if (obstacle.isPresent()) {
            throw refused(obstacle.get(), "Select other statements.");
        }
        findInputs();
        findOutput();
    }

    private FailureException noStatements() {
        return refused("What is selected are no whole statements of one block.", "Select one or several statements.");
    }

    private static FailureException refused(String why, String next) {
        return RustNames.refused(WHAT, why, next);
    }

    private Optional<String> surroundings() {
        if (function.isBroken()) {
            return Optional.of("The function does not parse.");
        }
        if (function.child("name").isEmpty() || has(function, "type_parameters") || has(function, "where_clause")) {
            return Optional.of("The function is generic, and what its types stand for would have to be said again.");
        }
        boolean nested = function.parent().flatMap(parent -> parent.enclosing("function_item")).isPresent();
        boolean unsafe = block.enclosing("unsafe_block").isPresent() || function.children().stream()
                .anyMatch(child -> child.is("function_modifiers"));
        if (nested || unsafe) {
            return Optional.of("The function is nested, unsafe, async or const.");
        }
        if (block.enclosing("closure_expression", "macro_invocation").filter(function::holds).isPresent()) {
            return Optional.of("It is in a closure.");
        }
        return containsAny(function, "struct_item", "enum_item", "use_declaration", "macro_definition",
                "type_item", "trait_item", "const_item", "static_item")
                ? Optional.of("The function declares items that its statements may use.") : Optional.empty();
    }

    private static boolean has(RustNode node, String type) {
        return node.has(type);
    }

    private static boolean containsAny(RustNode node, String... types) {
        return node.is(types) || node.children().stream().anyMatch(child -> containsAny(child, types));
    }

    private Optional<String> content() {
        for (RustNode statement : statements) {
            if (Evaluation.jumps(statement) || containsAny(statement, "try_expression", "await_expression")) {
                return Optional.of("It leaves by return, break, continue, ? or await.");
            }
            if (containsAny(statement, "self")) {
                return Optional.of("It uses self.");
            }
        }
        boolean inTokens = rust.root().at(start, end).enclosing("token_tree").isPresent();
        return inTokens ? Optional.of("It is in a macro.") : Optional.empty();
    }

    private void findInputs() throws FailureException {
        for (Occurrence use : rust.scopes().within(start, end)) {
            Optional<Binding> binding = use.binding();
            boolean fromOutside = binding.isPresent()
                    && binding.get().occurrences().getFirst().start() < start && !inputs.containsKey(binding.get());
            if (fromOutside) {
                inputs.put(binding.get(), inputType(binding.get()));
            }
        }
    }

    private String inputType(Binding binding) throws FailureException {
        String name = "“" + binding.name() + "” ";
        if (binding.doubt().isPresent()) {
            throw refused(binding.doubt().get(), "Wait for the language server, which expands macros.");
        }
        Optional<RustNode> type = type(binding);
        if (type.isEmpty() || LIFETIME.matcher(type.get().text()).find() || type.get().text().contains("impl ")) {
            throw refused("The type of " + name + "is not known.", TYPES);
        }
        for (Occurrence use : rust.scopes().within(start, end)) {
            boolean same = use.binding().filter(each -> each == binding).isPresent();
            if (same && binding.isMutable() && isWritten(rust.root().at(use.start(), use.end()))) {
                throw refused(name + "is changed.", "Select statements that change only their own variables.");
            }
        }
        boolean copied = type.get().is("primitive_type") && !type.get().text().equals("str")
                || type.get().is("reference_type");
        if (!copied && isUsedLater(binding)) {
            throw refused(name + "would be moved into the function, and it is used afterwards.",
                    "Extract by the language server, which knows what can be borrowed.");
        }
        return type.get().text();
    }

    private static Optional<RustNode> type(Binding binding) {
        RustNode declaration = binding.declaration();
        boolean plain = declaration.child("pattern").filter(pattern -> pattern.is("identifier", "mut_pattern"))
                .isPresent();
        return plain && declaration.is("parameter", "let_declaration") ? declaration.child("type") : Optional.empty();
    }

    /** Assigned, borrowed as mutable, or called upon. */
    private static boolean isWritten(RustNode use) {
        RustNode node = use;
        RustNode parent = node.parent().orElseThrow();
        while (parent.is("field_expression", "index_expression") && !parent.field().equals("function")) {
            node = parent;
            parent = node.parent().orElseThrow();
        }
        boolean assigned = node.field().equals("left")
                && parent.is("assignment_expression", "compound_assignment_expr");
        boolean borrowed = parent.is("reference_expression") && parent.has("mutable_specifier");
        return assigned || borrowed || parent.is("field_expression") || use.enclosing("token_tree").isPresent();
    }

    /** Behind it, or in a loop around it that comes again. */
    private boolean isUsedLater(Binding binding) {
        boolean looped = block.enclosing("loop_expression", "while_expression", "for_expression")
                .filter(loop -> function.holds(loop) && !loop.holds(binding.declaration())).isPresent();
        return looped || binding.uses().stream().anyMatch(use -> use.start() >= end);
    }

    private void findOutput() throws FailureException {
        for (Occurrence each : rust.scopes().within(start, end)) {
            boolean leaves = each.declares() && each.binding().orElseThrow().uses().stream()
                    .anyMatch(use -> use.start() >= end);
            if (leaves && output.isPresent() && output.get() != each.binding().get()) {
                throw refused("Both “" + output.get().name() + "” and “" + each.name() + "” are used afterwards.",
                        "Select fewer statements.");
            }
            if (leaves) {
                output = each.binding();
                outputType = type(each.binding().get()).filter(type -> !LIFETIME.matcher(type.text()).find()
                        && !type.is("reference_type")).map(RustNode::text).orElseThrow(
                                () -> refused("The type of “" + each.name() + "” is not known.", TYPES));
            }
        }
        RustNode last = statements.getLast();
        if (isValue(last)) {
            boolean known = block.parent().filter(parent -> parent == function).isPresent();
            outputType = function.child("return_type").map(RustNode::text).orElse("");
            if (!known || LIFETIME.matcher(outputType).find() || outputType.contains("impl ")
                    || outputType.startsWith("&")) {
                throw refused("The type of its value is not known.", "Select statements without the value.");
            }
        }
    }

    /** Whether it is what its block gives. */
    private boolean isValue(RustNode statement) {
        return statement == block.parts().getLast() && !statement.text().endsWith(";")
                && !statement.type().endsWith("_item");
    }

    /** The changes, in order. */
    List<TextChange> as(String name) throws FailureException {
        RustNames.require(WHAT, name);
        if (Pattern.compile("(?<![\\w#])" + Pattern.quote(name) + "(?!\\w)").matcher(rust.text().toString()).find()) {
            throw refused("“" + name + "” is a name in this file already.", "Choose another name.");
        }
        boolean method = function.parent().filter(parent -> parent.is("declaration_list")).flatMap(RustNode::parent)
                .filter(parent -> parent.is("impl_item", "trait_item")).isPresent();
        if (method && function.parent().flatMap(RustNode::parent).filter(item -> item.child("trait").isPresent()
                || item.is("trait_item") || item.children().stream().anyMatch(child -> child.text().equals("for")))
                .isPresent()) {
            throw refused("The function belongs to a trait, which has no room for another.",
                    "Extract a function elsewhere.");
        }
        String arguments = inputs.keySet().stream().map(Binding::name).collect(Collectors.joining(", "));
        String call = (method ? "Self::" : "") + name + "(" + arguments + ")";
        String written = output.map(binding -> "let " + (binding.isMutable() ? "mut " : "") + binding.name() + " = "
                + call + ";").orElse(isValue(statements.getLast()) ? call : call + ";");
        List<TextChange> changes = List.of(TextChange.of(start, end, written),
                TextChange.insert(function.end(), declaration(name)));
        if (rust.after(WHAT, changes).root().enclosing("source_file").filter(RustNode::isBroken).isPresent()
                && !rust.root().isBroken()) {
            throw refused("The result would not parse.", "Report this with the code.");
        }
        return changes;
    }

    private String declaration(String name) {
        Text text = rust.text();
        String end = VariableExtraction.isCrLf(text) ? "\r\n" : "\n";
        String outer = indent(function.start());
        String inner = indent(start);
        String parameters = inputs.entrySet().stream().map(each -> each.getKey().name() + ": " + each.getValue())
                .collect(Collectors.joining(", "));
        List<String> lines = new ArrayList<>();
        String result = outputType.isEmpty() || outputType.equals("()") ? "" : " -> " + outputType;
        lines.add("");
        lines.add("");
        lines.add(outer + "fn " + name + "(" + parameters + ")" + result + " {");
        String body = inner + text.substring(start, this.end);
        for (String line : body.split("\r?\n", -1)) {
            lines.add(line.isBlank() ? "" : outer + "    " + (line.startsWith(inner) ? line.substring(inner.length())
                    : line.stripLeading()));
        }
        output.ifPresent(binding -> lines.add(outer + "    " + binding.name()));
        lines.add(outer + "}");
        return String.join(end, lines);
    }

    private String indent(int offset) {
        Text text = rust.text();
        int lineStart = text.lineStart(text.lineOf(offset));
        int at = lineStart;
        while (at < offset && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(lineStart, at);
    }
}

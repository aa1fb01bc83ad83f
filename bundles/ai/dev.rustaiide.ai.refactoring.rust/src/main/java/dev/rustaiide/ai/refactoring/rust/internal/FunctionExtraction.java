package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rustaiide.ai.refactoring.rust.internal.Binding.Occurrence;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/**
 * Makes a function of statements. The types of all that goes in and comes out are those that are written down, that
 * values show, or that somebody knows.
 */
final class FunctionExtraction {
    static final String WHAT = "Cannot extract a function.";
    private static final String TYPES = "Write its type where it is declared, or wait for the language server.";

    private final RustText rust;
    private final RustNode function;
    private final RustNode block;
    private final List<RustNode> statements;
    private final int start;
    private final int end;
    private final LocalTypes types;
    private final Captures captures;
    private final Receiver receiver;
    private final Exits exits;
    private final Map<Binding, Capture> inputs = new LinkedHashMap<>();
    private final Map<Binding, String> outputs = new LinkedHashMap<>();
    private String valueType = "";

    FunctionExtraction(RustText rust, Span selection) throws FailureException, InterruptedException {
        this(rust, selection, Types.NONE);
    }

    FunctionExtraction(RustText rust, Span selection, Types types) throws FailureException, InterruptedException {
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
        this.types = new LocalTypes(rust, types);
        this.captures = new Captures(rust, types, start, end);
        this.exits = Exits.of(statements);
        this.receiver = Receiver.of(function, statements, types);
        Optional<String> obstacle = surroundings().or(this::content);
        if (obstacle.isPresent()) {
            throw refused(obstacle.get(), "Select other statements.");
        }
        findInputs();
        findOutputs();
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
        if (exits.obstacle().isPresent()) {
            return exits.obstacle();
        }
        List<RustNode> parts = block.parts();
        int first = parts.indexOf(statements.getFirst());
        if (statements.getLast().is("attribute_item") || first > 0 && parts.get(first - 1).is("attribute_item")) {
            return Optional.of("An attribute and its statement would be parted.");
        }
        if (exits.returns() && !isTail()) {
            return Optional.of("It leaves by return from the middle of the function.");
        }
        if (exits.tries() && !isTail() && Trying.of(function).isEmpty()) {
            return Optional.of("It leaves by ?, and the result of the function is neither an Option nor a Result.");
        }
        if (receiver.obstacle().isPresent()) {
            return receiver.obstacle();
        }
        boolean inTokens = rust.root().at(start, end).enclosing("token_tree").isPresent();
        return inTokens ? Optional.of("It is in a macro.") : Optional.empty();
    }

    /** Whether the function ends with the statements, so that what they give or return is its result. */
    private boolean isTail() {
        return block.parent().filter(parent -> parent == function).isPresent()
                && statements.getLast() == block.parts().getLast();
    }

    private void findInputs() throws FailureException, InterruptedException {
        for (Occurrence use : rust.scopes().within(start, end)) {
            Optional<Binding> binding = use.binding();
            boolean fromOutside = binding.isPresent()
                    && binding.get().occurrences().getFirst().start() < start && !inputs.containsKey(binding.get());
            if (fromOutside) {
                inputs.put(binding.get(), input(binding.get()));
            }
        }
    }

    private Capture input(Binding binding) throws FailureException, InterruptedException {
        if (binding.doubt().isPresent()) {
            throw refused(binding.doubt().get(), "Wait for the language server, which expands macros.");
        }
        String type = types.of(binding).orElseThrow(() ->
                refused("The type of “" + binding.name() + "” is not known.", TYPES));
        return captures.of(binding, type, isUsedLater(binding));
    }

    /** Behind it, or in a loop around it that comes again. */
    private boolean isUsedLater(Binding binding) {
        boolean looped = block.enclosing("loop_expression", "while_expression", "for_expression")
                .filter(loop -> function.holds(loop) && !loop.holds(binding.declaration())).isPresent();
        return looped || binding.uses().stream().anyMatch(use -> use.start() >= end);
    }

    private void findOutputs() throws FailureException, InterruptedException {
        for (Occurrence each : rust.scopes().within(start, end)) {
            boolean leaves = each.declares() && !outputs.containsKey(each.binding().orElseThrow())
                    && each.binding().get().uses().stream().anyMatch(use -> use.start() >= end);
            if (leaves) {
                Binding binding = each.binding().get();
                outputs.put(binding, types.of(binding).filter(type -> !type.contains("&")).orElseThrow(
                        () -> refused("The type of “" + each.name() + "” is not known.", TYPES)));
            }
        }
        boolean result = isValue(statements.getLast()) || exits.returns() || exits.tries() && isTail();
        if (result) {
            boolean known = block.parent().filter(parent -> parent == function).isPresent();
            valueType = function.child("return_type").map(RustNode::text).orElse("");
            if (!known || !LocalTypes.canBeWritten(valueType) || valueType.contains("&")
                    && !receiver.lends(function)) {
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
        List<TextChange> changes = List.of(TextChange.of(start, end, call(name, method)),
                TextChange.insert(function.end(), declaration(name)));
        if (rust.after(WHAT, changes).root().enclosing("source_file").filter(RustNode::isBroken).isPresent()
                && !rust.root().isBroken()) {
            throw refused("The result would not parse.", "Report this with the code.");
        }
        return changes;
    }

    private boolean isTrying() {
        return exits.tries() && !isTail();
    }

    private String call(String name, boolean method) {
        String arguments = inputs.values().stream().map(Capture::argument).collect(Collectors.joining(", "));
        String before = receiver.isUsed() ? "self." : method ? "Self::" : "";
        String call = before + name + "(" + arguments + ")" + (isTrying() ? "?" : "");
        if (!outputs.isEmpty()) {
            return "let " + tuple(outputs.keySet().stream().map(binding -> (binding.isMutable() ? "mut " : "")
                    + binding.name()).toList()) + " = " + call + ";";
        }
        boolean value = isValue(statements.getLast()) || exits.returns() && isTail();
        return value ? call : call + ";";
    }

    private static String tuple(List<String> parts) {
        return parts.size() == 1 ? parts.getFirst() : "(" + String.join(", ", parts) + ")";
    }

    private String declaration(String name) {
        Text text = rust.text();
        String newLine = VariableExtraction.isCrLf(text) ? "\r\n" : "\n";
        String outer = indent(function.start());
        String inner = indent(start);
        String parameters = Stream.concat(receiver.parameter().stream(), inputs.values().stream()
                .map(each -> each.parameter() + ": " + each.type())).collect(Collectors.joining(", "));
        String given = outputs.isEmpty() ? valueType : tuple(List.copyOf(outputs.values()));
        String type = isTrying() ? Trying.of(function).orElseThrow().type(given) : given;
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("");
        lines.add(outer + "fn " + name + "(" + parameters + ")" + (type.isEmpty() || type.equals("()") ? ""
                : " -> " + type) + " {");
        for (String line : (inner + body()).split("\r?\n", -1)) {
            lines.add(line.isBlank() ? "" : outer + "    " + (line.startsWith(inner) ? line.substring(inner.length())
                    : line.stripLeading()));
        }
        String result = tuple(outputs.keySet().stream().map(Binding::name).toList());
        if (isTrying()) {
            lines.add(outer + "    " + Trying.of(function).orElseThrow().value(outputs.isEmpty() ? "()" : result));
        } else if (!outputs.isEmpty()) {
            lines.add(outer + "    " + result);
        }
        lines.add(outer + "}");
        return String.join(newLine, lines);
    }

    /** The statements with what became a reference. */
    private String body() {
        List<TextChange> changes = inputs.values().stream().flatMap(each -> each.changes().stream())
                .sorted(Comparator.comparingInt(TextChange::start)).toList();
        var all = new StringBuilder();
        int at = start;
        for (TextChange change : changes) {
            all.append(rust.text().substring(at, change.start())).append(change.replacement());
            at = change.end();
        }
        return all.append(rust.text().substring(at, end)).toString();
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

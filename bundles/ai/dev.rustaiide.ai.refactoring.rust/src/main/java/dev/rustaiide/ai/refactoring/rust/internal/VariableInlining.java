package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.refactoring.rust.internal.Binding.Form;
import dev.rustaiide.ai.refactoring.rust.internal.Binding.Occurrence;
import dev.rustaiide.ai.refactoring.rust.internal.RustText.Expected;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/** Puts the value of a variable where it is used. */
final class VariableInlining {
    private static final String WHAT = "Cannot inline this variable.";

    private final RustText rust;
    private final Binding variable;
    private final RustNode let;
    private final RustNode value;

    /** Fails if there is no variable at {@code offset}, or its value might be another one where it is used. */
    VariableInlining(RustText rust, int offset) throws FailureException {
        this.rust = rust;
        this.variable = rust.scopes().at(offset).flatMap(Occurrence::binding)
                .filter(binding -> binding.declaration().is("let_declaration")).orElseThrow(
                        () -> refused("There is no variable of a let here.", "Put the caret on its name."));
        this.let = variable.declaration();
        this.value = let.child("value").orElseThrow(() -> refused("It has no value of its own.",
                "Give it its value where it is declared."));
        Optional<String> obstacle = declaration().or(this::uses).or(this::evaluation);
        if (obstacle.isPresent()) {
            throw refused(obstacle.get(), "Change that by hand.");
        }
    }

    private static FailureException refused(String why, String next) {
        return RustNames.refused(WHAT, why, next);
    }

    private Optional<String> declaration() {
        if (let.enclosing("function_item").filter(RustNode::isBroken).isPresent()) {
            return Optional.of("The function does not parse.");
        }
        if (!let.child("pattern").filter(pattern -> pattern.is("identifier")).isPresent()) {
            return Optional.of("It is one of several in a pattern.");
        }
        if (variable.isMutable()) {
            return Optional.of("It can change.");
        }
        if (let.child("type").isPresent()) {
            return Optional.of("Its type is written at its declaration, and its value may need that.");
        }
        if (let.child("alternative").isPresent() || precededByAttribute()) {
            return Optional.of("Its declaration has more than a value.");
        }
        return Evaluation.jumps(value) ? Optional.of("Its value may leave the function or a loop.") : Optional.empty();
    }

    private boolean precededByAttribute() {
        List<RustNode> siblings = let.parent().map(RustNode::children).orElse(List.of());
        int index = siblings.indexOf(let);
        return index > 0 && siblings.get(index - 1).is("attribute_item");
    }

    private Optional<String> uses() {
        if (variable.uses().isEmpty()) {
            return Optional.of("It is not used.");
        }
        if (variable.doubt().isPresent()) {
            return variable.doubt();
        }
        for (Occurrence use : variable.uses()) {
            if (use.form() == Form.FORMATTED && !isName(value)) {
                return Optional.of("It stands in a string that is formatted, at line " + rust.line(use)
                        + ", where only names can.");
            }
            RustNode parent = rust.root().at(use.start(), use.end()).parent().orElseThrow();
            if (parent.is("reference_expression") && parent.has("mutable_specifier")) {
                return Optional.of("It is borrowed as mutable at line " + rust.line(use) + ".");
            }
        }
        return Optional.empty();
    }

    private static boolean isName(RustNode node) {
        return node.is("identifier");
    }

    /** A value that cannot change may be put anywhere; any other only where it would be found next anyway. */
    private Optional<String> evaluation() {
        if (isFixed(value)) {
            return Optional.empty();
        }
        if (variable.uses().size() > 1) {
            return Optional.of("It is used more than once, and its value may be another one each time.");
        }
        Occurrence use = variable.uses().getFirst();
        RustNode at = rust.root().at(use.start(), use.end());
        RustNode next = nextStatement();
        if (next == null || !next.holds(at) || at.enclosing("token_tree").isPresent()) {
            return Optional.of("Something happens between its declaration and its use.");
        }
        RustNode above = at;
        while (above != next) {
            if (above.is("block")) {
                return Optional.of("Something happens between its declaration and its use.");
            }
            above = above.parent().orElseThrow();
        }
        return Evaluation.obstacle(at).or(() -> isBehindBorrow(at, next)
                ? Optional.of("Something that it may need is borrowed before it in the same statement.")
                : Optional.empty());
    }

    /** Whether a receiver or a reference comes first: its borrow would last while the value is made. */
    private static boolean isBehindBorrow(RustNode use, RustNode statement) {
        for (RustNode node = use; node != statement; node = node.parent().orElseThrow()) {
            RustNode parent = node.parent().orElseThrow();
            boolean called = node.field().equals("arguments")
                    && parent.child("function").filter(function -> function.is("field_expression")).isPresent();
            List<RustNode> before = parent.children().subList(0, parent.children().indexOf(node));
            if (called || before.stream().anyMatch(sibling -> sibling.is("reference_expression"))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable RustNode nextStatement() {
        List<RustNode> statements = let.parent().orElseThrow().parts();
        int index = statements.indexOf(let);
        return index + 1 < statements.size() ? statements.get(index + 1) : null;
    }

    /** Literals, constants and variables that cannot change, joined by operators. */
    private boolean isFixed(RustNode node) {
        if (node.is("identifier")) {
            Optional<Binding> binding = rust.scopes().at(node.start()).flatMap(Occurrence::binding);
            return binding.isPresent() ? binding.get().kind() == Binding.Kind.ITEM || !binding.get().isMutable()
                    : node.text().equals(node.text().toUpperCase(Locale.ROOT));
        }
        boolean dereferences = node.is("unary_expression") && node.text().startsWith("*");
        boolean borrows = node.is("reference_expression") && node.has("mutable_specifier");
        boolean fixed = node.type().endsWith("_literal") || node.is("binary_expression", "unary_expression",
                "parenthesized_expression", "reference_expression", "tuple_expression", "type_cast_expression",
                "primitive_type", "string_content", "escape_sequence") || !node.isNamed() || node.isComment();
        return fixed && !dereferences && !borrows && node.children().stream().allMatch(this::isFixed);
    }

    /** The changes, in order. */
    List<TextChange> changes() throws FailureException {
        List<TextChange> changes = new ArrayList<>();
        changes.add(removal());
        for (Occurrence use : variable.uses()) {
            changes.add(TextChange.of(use.start(), use.end(), written(use)));
        }
        changes.sort(Comparator.comparingInt(TextChange::start));
        check(changes);
        return changes;
    }

    private String written(Occurrence use) {
        RustNode at = rust.root().at(use.start(), use.end());
        String plain = value.text();
        if (use.form() == Form.SHORTHAND) {
            return use.name() + ": " + plain;
        }
        boolean closed = use.form() == Form.FORMATTED || isClosed(value) || isRoomy(at);
        return closed ? plain : "(" + plain + ")";
    }

    /** Whether any value may stand where {@code use} does. */
    private boolean isRoomy(RustNode use) {
        RustNode parent = use.parent().orElseThrow();
        boolean room = parent.is("let_declaration", "arguments", "parenthesized_expression", "return_expression",
                "expression_statement", "block", "field_initializer", "array_expression", "tuple_expression")
                || parent.is("index_expression") && parent.parts().getFirst() != use
                || parent.is("assignment_expression", "compound_assignment_expr") && use.field().equals("right")
                || parent.is("if_expression", "match_expression", "while_expression", "for_expression")
                        && !containsStruct(value);
        return room && !value.is("closure_expression");
    }

    private static boolean containsStruct(RustNode node) {
        return node.is("struct_expression") || node.children().stream().anyMatch(VariableInlining::containsStruct);
    }

    /** Whether it stays one operand whatever stands beside it. */
    private static boolean isClosed(RustNode node) {
        return node.is("identifier", "self", "call_expression", "field_expression", "scoped_identifier",
                "tuple_expression", "array_expression", "parenthesized_expression", "index_expression",
                "macro_invocation", "try_expression", "await_expression", "string_literal", "raw_string_literal",
                "char_literal", "boolean_literal", "integer_literal", "float_literal");
    }

    /** The declaration, with its line if it has that for itself. */
    private TextChange removal() {
        Text text = rust.text();
        int lineStart = text.lineStart(text.lineOf(let.start()));
        int lastLine = text.lineOf(let.end());
        boolean alone = text.substring(lineStart, let.start()).isBlank()
                && text.substring(let.end(), text.lineEnd(lastLine)).isBlank();
        if (alone && lastLine + 1 < text.lineCount()) {
            return TextChange.delete(lineStart, text.lineStart(lastLine + 1));
        }
        int end = let.end();
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        return TextChange.delete(let.start(), end);
    }

    private void check(List<TextChange> changes) throws FailureException {
        List<Expected> inlined = rust.scopes().within(value.start(), value.end()).stream().map(Expected::of).toList();
        List<Expected> expected = new ArrayList<>();
        for (Occurrence each : rust.scopes().occurrences()) {
            boolean removed = let.start() <= each.start() && each.end() <= let.end();
            if (!removed && each.binding().filter(binding -> binding == variable).isPresent()) {
                expected.addAll(inlined);
            } else if (!removed) {
                expected.add(Expected.of(each));
            }
        }
        RustText after = rust.after(WHAT, changes);
        Optional<Occurrence> difference = after.firstDifference(expected);
        if (difference.isPresent()) {
            throw refused("“" + difference.get().name() + "” would mean something else at line "
                    + after.line(difference.get()) + ".", "Rename one of the two first.");
        }
    }
}

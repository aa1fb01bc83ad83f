package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.rust.internal.Binding.Occurrence;
import dev.rustaiide.ai.refactoring.rust.internal.RustText.Expected;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/** Gives an expression a name, in a {@code let} before its statement. */
final class VariableExtraction {
    private static final String WHAT = "Cannot extract a variable.";

    private final RustText rust;
    private final RustNode expression;
    private final RustNode statement;

    /** Fails if what is selected is no expression, or what it does could change. */
    VariableExtraction(RustText rust, Span selection) throws FailureException {
        this.rust = rust;
        Span span = trimmed(rust.text(), selection);
        this.expression = rust.root().at(span.start(), span.end());
        boolean exact = expression.start() == span.start() && expression.end() == span.end();
        if (!exact || span.isEmpty() || !isExpression(expression)) {
            throw refused("What is selected is not a whole expression.", "Select an expression.");
        }
        RustNode function = expression.enclosing("function_item").orElseThrow(
                () -> refused("It is not in a function.", "Select an expression in a function."));
        if (function.isBroken()) {
            throw refused("The function does not parse.", "Mend its syntax first.");
        }
        Optional<String> obstacle = place().or(() -> Evaluation.obstacle(expression));
        if (obstacle.isPresent()) {
            throw refused(obstacle.get(), "Select another expression.");
        }
        this.statement = statement();
    }

    static Span trimmed(Text text, Span span) {
        int start = span.start();
        int end = span.end();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }

    private static FailureException refused(String why, String next) {
        return RustNames.refused(WHAT, why, next);
    }

    private static boolean isExpression(RustNode node) {
        boolean shaped = node.type().endsWith("_expression") || node.type().endsWith("_literal")
                || node.is("identifier", "self", "macro_invocation", "unary_expression", "unsafe_block",
                        "async_block", "scoped_identifier") && !node.is("assignment_expression");
        boolean elsewhere = node.enclosing("token_tree", "use_declaration", "attribute_item").isPresent()
                || node.parent().filter(above -> above.type().endsWith("_pattern") || above.is("macro_invocation"))
                        .isPresent()
                || node.field().equals("pattern") || node.field().equals("function") || node.field().equals("name")
                || node.field().equals("type") || node.field().equals("field");
        return shaped && !elsewhere;
    }

    /** A value can be named; a place in memory might be moved out of, or be meant to be written to. */
    private Optional<String> place() {
        boolean dereferenced = expression.is("unary_expression") && expression.text().startsWith("*");
        if (expression.is("identifier", "self", "field_expression", "index_expression") || dereferenced) {
            return Optional.of("It is a place, and whether its value can be copied is not known without types.");
        }
        RustNode parent = expression.parent().orElseThrow();
        boolean written = expression.field().equals("left")
                && parent.is("assignment_expression", "compound_assignment_expr");
        boolean borrowed = parent.is("reference_expression") && parent.has("mutable_specifier");
        boolean receiver = parent.is("field_expression")
                && parent.parent().filter(call -> call.is("call_expression") && parent.field().equals("function"))
                        .isPresent();
        if (written || borrowed) {
            return Optional.of("It is written to.");
        }
        if (receiver) {
            return Optional.of("A method is called on it, and whether that changes it is not known without types.");
        }
        return Evaluation.jumps(expression) ? Optional.of("It leaves its place by return, break or continue.")
                : Optional.empty();
    }

    private RustNode statement() {
        RustNode node = expression;
        while (!node.parent().orElseThrow().is("block")) {
            node = node.parent().orElseThrow();
        }
        return node;
    }

    /** The changes, in order. */
    List<TextChange> as(String name) throws FailureException {
        RustNames.require(WHAT, name);
        String let = "let " + name + " = ";
        boolean whole = statement.is("expression_statement") && statement.parts().equals(List.of(expression));
        List<TextChange> changes = new ArrayList<>();
        if (whole && statement.text().endsWith(";")) {
            changes.add(TextChange.insert(statement.start(), let));
        } else {
            changes.add(TextChange.insert(statement.start(), let + expression.text() + ";" + between()));
            changes.add(TextChange.of(expression.start(), expression.end(), replacement(name)));
        }
        check(name, changes, changes.size() > 1);
        return changes;
    }

    private String replacement(String name) {
        return expression.parent().filter(parent -> parent.is("shorthand_field_initializer")).isPresent()
                ? expression.text() + ": " + name : name;
    }

    /** The statement goes on in a line of its own, if it has one. */
    private String between() {
        Text text = rust.text();
        int lineStart = text.lineStart(text.lineOf(statement.start()));
        String before = text.substring(lineStart, statement.start());
        return before.isBlank() ? (isCrLf(text) ? "\r\n" : "\n") + before : " ";
    }

    static boolean isCrLf(Text text) {
        int end = text.lineEnd(0);
        return end < text.length() && text.charAt(end) == '\r';
    }

    private void check(String name, List<TextChange> changes, boolean used) throws FailureException {
        Binding fresh = new Binding(name, Binding.Kind.LOCAL, expression, false);
        Expected mine = new Expected(name, Optional.of(fresh));
        List<Expected> expected = new ArrayList<>();
        List<Occurrence> all = rust.scopes().occurrences();
        all.stream().filter(each -> each.start() < statement.start()).map(Expected::of).forEach(expected::add);
        List<Occurrence> moved = rust.scopes().within(expression.start(), expression.end());
        if (!used) {
            expected.add(mine);
            all.stream().filter(each -> each.start() >= statement.start()).map(Expected::of).forEach(expected::add);
        } else {
            expected.add(mine);
            moved.stream().map(Expected::of).forEach(expected::add);
            all.stream().filter(each -> each.start() >= statement.start() && each.start() < expression.start())
                    .map(Expected::of).forEach(expected::add);
            expected.add(mine);
            all.stream().filter(each -> each.start() >= expression.end())
                    .sorted(Comparator.comparingInt(Occurrence::start)).map(Expected::of).forEach(expected::add);
        }
        RustText after = rust.after(WHAT, changes);
        Optional<Occurrence> difference = after.firstDifference(expected);
        if (difference.isPresent()) {
            throw refused("“" + name + "” means something else at line " + after.line(difference.get())
                    + " already.", "Choose another name.");
        }
    }
}

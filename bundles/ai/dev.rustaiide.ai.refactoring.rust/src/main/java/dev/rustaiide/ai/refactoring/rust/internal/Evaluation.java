package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.Optional;

/** In which order a function does things, as far as syntax tells. */
public final class Evaluation {
    private Evaluation() {}

    /** Whether it changes nothing, calls nothing and goes nowhere; it may panic. */
    public static boolean isPure(RustNode node) {
        boolean acts = node.is("call_expression", "macro_invocation", "await_expression", "try_expression",
                "assignment_expression", "compound_assignment_expr", "return_expression", "break_expression",
                "continue_expression", "yield_expression", "loop_expression", "while_expression", "for_expression");
        // A closure does what it does when it is called.
        return !acts && (node.is("closure_expression") || node.children().stream().allMatch(Evaluation::isPure));
    }

    /** Whether it leaves the place where it stands. */
    static boolean jumps(RustNode node) {
        return node.is("return_expression", "break_expression", "continue_expression", "yield_expression")
                || !node.is("closure_expression", "function_item")
                        && node.children().stream().anyMatch(Evaluation::jumps);
    }

    /** Whether it is made of literals and operators. */
    static boolean isConstant(RustNode node) {
        boolean fixed = node.type().endsWith("_literal") || node.is("binary_expression", "unary_expression",
                "parenthesized_expression", "string_content", "escape_sequence", "primitive_type",
                "type_cast_expression", "tuple_expression") || !node.isNamed() || node.isComment();
        return fixed && node.children().stream().allMatch(Evaluation::isConstant);
    }

    /**
     * What keeps {@code node} from being the first thing that happens in its statement, always and once; a whole
     * sentence. A statement is a child of a block.
     */
    static Optional<String> obstacle(RustNode node) {
        RustNode child = node;
        while (true) {
            Optional<RustNode> above = child.parent();
            if (above.isEmpty()) {
                return Optional.of("It is not in a function.");
            }
            RustNode parent = above.get();
            if (parent.is("block")) {
                return Optional.empty();
            }
            Optional<String> reason = condition(parent, child);
            if (reason.isPresent()) {
                return reason;
            }
            for (RustNode sibling : parent.children()) {
                if (sibling == child) {
                    break;
                }
                if (!isPure(sibling) && !isConstant(node)) {
                    return Optional.of("Something that may change it happens before it in the same statement.");
                }
            }
            child = parent;
        }
    }

    private static Optional<String> condition(RustNode parent, RustNode child) {
        boolean lazy = parent.is("binary_expression") && child.field().equals("right")
                && parent.child("operator").map(RustNode::text).filter(op -> op.equals("&&") || op.equals("||"))
                        .isPresent();
        boolean chained = parent.is("let_chain") && parent.parts().getFirst() != child;
        if (lazy || chained || parent.is("else_clause")) {
            return Optional.of("It is evaluated only if something else was.");
        }
        return switch (parent.type()) {
            case "match_arm", "match_pattern" -> Optional.of("It is evaluated only if its arm of the match is taken.");
            case "closure_expression" -> Optional.of("It is evaluated when its closure is called.");
            case "while_expression", "loop_expression" -> Optional.of("It is evaluated each time around a loop.");
            case "function_item", "const_item", "static_item", "source_file", "declaration_list", "array_type",
                    "enum_variant", "attribute_item", "token_tree", "macro_invocation", "const_block" ->
                Optional.of("It is not in a statement of a function.");
            default -> Optional.empty();
        };
    }
}

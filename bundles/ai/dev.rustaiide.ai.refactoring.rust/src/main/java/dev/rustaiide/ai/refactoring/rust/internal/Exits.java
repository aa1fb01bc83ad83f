package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.List;
import java.util.Optional;

/**
 * How statements leave the place where they stand.
 *
 * @param returns whether they return from the function
 * @param tries whether they use the question mark
 */
record Exits(boolean returns, boolean tries, Optional<String> obstacle) {
    static Exits of(List<RustNode> statements) {
        var walk = new Walk();
        statements.forEach(statement -> walk.visit(statement, 0));
        return new Exits(walk.returns, walk.tries, Optional.ofNullable(walk.obstacle.isEmpty() ? null : walk.obstacle));
    }

    private static final class Walk {
        private boolean returns;
        private boolean tries;
        private String obstacle = "";

        /** @param loops that lie around {@code node} within the statements */
        void visit(RustNode node, int loops) {
            if (node.is("closure_expression", "function_item", "async_block")) {
                return;
            }
            boolean jump = node.is("break_expression", "continue_expression");
            if (node.is("await_expression", "yield_expression")) {
                obstacle = "It waits by await or yield, which only an async function can.";
            } else if (jump && (loops == 0 || node.has("label"))) {
                obstacle = "It leaves a loop around it by " + node.text().split("\\W")[0] + ".";
            }
            returns |= node.is("return_expression");
            tries |= node.is("try_expression");
            boolean hidden = node.is("token_tree") && node.children().stream().anyMatch(token ->
                    List.of("return", "break", "continue", "?", "await").contains(token.text()));
            if (hidden) {
                obstacle = "It leaves from within a macro by return, break, continue, ? or await.";
            }
            boolean loop = node.is("loop_expression", "while_expression", "for_expression");
            node.children().forEach(child -> visit(child, loops + (loop ? 1 : 0)));
        }
    }
}

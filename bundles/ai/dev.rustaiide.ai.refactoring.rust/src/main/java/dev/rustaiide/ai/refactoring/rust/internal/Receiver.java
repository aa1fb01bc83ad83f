package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.List;
import java.util.Optional;

/**
 * What statements do with {@code self}, and how a method that is made of them takes it.
 *
 * @param parameter empty if they do not use it
 */
record Receiver(Optional<String> parameter, Optional<String> obstacle) {
    static Receiver of(RustNode function, List<RustNode> statements, Types types) throws InterruptedException {
        boolean used = statements.stream().anyMatch(Receiver::uses);
        if (!used) {
            return new Receiver(Optional.empty(), Optional.empty());
        }
        Optional<String> own = function.child("parameters").stream().flatMap(list -> list.parts().stream())
                .filter(part -> part.is("self_parameter")).map(RustNode::text).findFirst();
        if (own.filter(text -> text.equals("&self")).isPresent()) {
            return new Receiver(own, Optional.empty());
        }
        if (own.filter(text -> text.equals("&mut self")).isEmpty()) {
            return new Receiver(Optional.empty(), Optional.of("It uses self, which the function owns or holds for a "
                    + "lifetime that has a name."));
        }
        boolean looks = true;
        for (RustNode statement : statements) {
            looks &= onlyLooks(statement, types);
        }
        boolean borrowed = function.child("body").filter(body -> borrowsBefore(body, statements.getFirst().start()))
                .isPresent();
        if (!looks && borrowed) {
            return new Receiver(Optional.empty(), Optional.of("It may change self while a variable holds a part of "
                    + "it."));
        }
        return new Receiver(Optional.of(looks && !borrowed ? "&self" : "&mut self"), borrowed
                ? Optional.of("A variable before it may hold a part of self.") : Optional.empty());
    }

    boolean isUsed() {
        return parameter.isPresent();
    }

    /** Whether a result that is borrowed comes from it, as that of the function does. */
    boolean lends(RustNode function) {
        return isUsed() && function.child("parameters").stream().flatMap(list -> list.parts().stream())
                .filter(part -> part.is("self_parameter")).map(RustNode::text)
                .anyMatch(text -> text.equals(parameter.get()));
    }

    private static boolean uses(RustNode node) {
        boolean self = node.is("self") && node.parent().filter(parent -> parent.is("scoped_identifier",
                "use_declaration", "scoped_use_list")).isEmpty();
        return self || node.children().stream().anyMatch(Receiver::uses);
    }

    private static boolean onlyLooks(RustNode node, Types types) throws InterruptedException {
        if (node.is("self") && !isLook(node, types)) {
            return false;
        }
        for (RustNode child : node.children()) {
            if (!onlyLooks(child, types)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLook(RustNode self, Types types) throws InterruptedException {
        RustNode node = self;
        RustNode parent = node.parent().orElseThrow();
        while (parent.is("field_expression", "index_expression") && parent.start() == node.start()) {
            boolean method = parent.field().equals("function");
            if (method) {
                return types.receiver(parent.child("field").orElseThrow()).filter("&self"::equals).isPresent();
            }
            node = parent;
            parent = node.parent().orElseThrow();
        }
        boolean changed = node.field().equals("left")
                && parent.is("assignment_expression", "compound_assignment_expr")
                || parent.is("reference_expression") && parent.has("mutable_specifier")
                || self.enclosing("token_tree").isPresent();
        return !changed && node != self;
    }

    /** Whether something before {@code end} takes a reference out of {@code self} into a variable. */
    private static boolean borrowsBefore(RustNode node, int end) {
        boolean declares = node.is("let_declaration", "let_condition", "for_expression", "match_expression")
                && node.start() < end && node.child("value").filter(Receiver::uses).isPresent()
                && node.child("value").filter(value -> !value.is("binary_expression", "integer_literal")).isPresent();
        return declares || node.children().stream().anyMatch(child -> borrowsBefore(child, end));
    }
}

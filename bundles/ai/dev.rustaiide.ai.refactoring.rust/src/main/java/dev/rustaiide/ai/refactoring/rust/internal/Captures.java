package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.refactoring.rust.internal.Binding.Form;
import dev.rustaiide.ai.refactoring.rust.internal.Binding.Occurrence;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.TextChange;

/**
 * How variables get into a function: by value what is copied or not used afterwards, by {@code &mut} what is changed
 * and used afterwards, by {@code &} what is only looked at.
 */
final class Captures {
    private static final String NEXT = "Select other statements.";
    private static final Set<String> COPIED = Set.of("u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32",
            "i64", "i128", "isize", "f32", "f64", "bool", "char", "()");

    private final RustText rust;
    private final Types types;
    private final int start;
    private final int end;
    private boolean later;

    Captures(RustText rust, Types types, int start, int end) {
        this.rust = rust;
        this.types = types;
        this.start = start;
        this.end = end;
    }

    /** What statements do with a variable. */
    private enum Use {
        /** Looks at it, or at a part. */ READ,
        /** Takes it as it is, so that it is moved or copied. */ TAKEN,
        /** Changes it, or a part. */ CHANGED
    }

    /** @param usedLater whether the variable is used behind the statements too */
    Capture of(Binding binding, String type, boolean usedLater) throws FailureException, InterruptedException {
        this.later = usedLater;
        List<RustNode> uses = new ArrayList<>();
        for (Occurrence each : rust.scopes().within(start, end)) {
            if (each.binding().filter(one -> one == binding).isPresent()) {
                if (each.form() != Form.FORMATTED) {
                    uses.add(rust.root().at(each.start(), each.end()));
                }
            }
        }
        boolean changed = false;
        boolean taken = false;
        for (RustNode use : uses) {
            Use what = use(use, binding, type);
            changed |= what == Use.CHANGED;
            taken |= what == Use.TAKEN;
        }
        boolean copied = COPIED.contains(type) || type.startsWith("&") && !type.startsWith("&mut");
        boolean reference = type.startsWith("&mut");
        if (reference && binding.isMutable() && isAssigned(uses)) {
            throw refused("“" + binding.name() + "” is a reference that is changed itself.");
        }
        if (reference) {
            return plain(binding, type);
        }
        if (changed && type.contains("&")) {
            throw refused("“" + binding.name() + "” holds references and is changed, so that lifetimes would need "
                    + "names.");
        }
        if (changed && usedLater) {
            requireVisible(uses, binding);
            return borrowed(binding, "&mut " + type, "&mut " + binding.name(), uses);
        }
        if (copied || !usedLater) {
            return new Capture((changed ? "mut " : "") + binding.name(), type, binding.name(), List.of());
        }
        if (taken) {
            // It is used again behind being taken, so it can be copied.
            return plain(binding, type);
        }
        requireVisible(uses, binding);
        return borrowed(binding, "&" + type, "&" + binding.name(), uses);
    }

    private static Capture plain(Binding binding, String type) {
        return new Capture(binding.name(), type, binding.name(), List.of());
    }

    private static FailureException refused(String why) {
        return RustNames.refused(FunctionExtraction.WHAT, why, NEXT);
    }

    private void requireVisible(List<RustNode> uses, Binding binding) throws FailureException {
        for (RustNode use : uses) {
            if (use.enclosing("closure_expression").filter(closure -> closure.start() >= start).isPresent()) {
                throw refused("A closure takes “" + binding.name() + "”, which would be borrowed.");
            }
        }
    }

    private boolean isAssigned(List<RustNode> uses) {
        return uses.stream().anyMatch(use -> use.field().equals("left") && use.parent().filter(parent ->
                parent.is("assignment_expression")).isPresent());
    }

    /** Names that stand for a reference now. */
    private Capture borrowed(Binding binding, String type, String argument, List<RustNode> uses)
            throws FailureException {
        List<TextChange> changes = new ArrayList<>();
        for (RustNode use : uses) {
            RustNode parent = use.parent().orElseThrow();
            if (parent.is("shorthand_field_initializer")) {
                throw refused("“" + binding.name() + "” is put into a value by its name.");
            }
            boolean part = parent.is("field_expression", "index_expression") && use.start() == parent.start();
            if (part) {
                continue;
            }
            boolean address = parent.is("reference_expression");
            boolean mutable = address && parent.has("mutable_specifier");
            boolean macro = use.enclosing("token_tree").isPresent();
            if (address && !mutable && !type.startsWith("&mut")) {
                changes.add(TextChange.of(parent.start(), parent.end(), binding.name()));
            } else if (!macro || !isBeforeDot(use)) {
                changes.add(TextChange.of(use.start(), use.end(), parens(parent) ? "(*" + binding.name() + ")"
                        : "*" + binding.name()));
            }
        }
        return new Capture(binding.name(), type, argument, changes);
    }

    private static boolean parens(RustNode parent) {
        return parent.is("try_expression", "call_expression", "await_expression", "range_expression");
    }

    private static boolean isBeforeDot(RustNode use) {
        List<RustNode> siblings = use.parent().orElseThrow().children();
        int next = siblings.indexOf(use) + 1;
        return next < siblings.size() && Set.of(".", "?").contains(siblings.get(next).text());
    }

    private Use use(RustNode name, Binding binding, String type) throws FailureException, InterruptedException {
        RustNode node = name;
        RustNode parent = node.parent().orElseThrow();
        boolean part = false;
        while (parent.is("field_expression", "index_expression") && parent.start() == node.start()
                && !isMethod(parent)) {
            node = parent;
            parent = node.parent().orElseThrow();
            part = true;
        }
        boolean assigned = node.field().equals("left")
                && parent.is("assignment_expression", "compound_assignment_expr");
        if (assigned || parent.is("reference_expression") && parent.has("mutable_specifier")) {
            return Use.CHANGED;
        }
        if (parent.is("field_expression") && isMethod(parent)) {
            return called(parent, binding, part, type);
        }
        boolean looked = parent.is("reference_expression", "macro_invocation", "token_tree") || part
                || parent.is("binary_expression") && isCompared(parent) || parent.is("match_expression")
                || parent.is("unary_expression") && COPIED.contains(type);
        return looked ? Use.READ : Use.TAKEN;
    }

    private static boolean isCompared(RustNode operation) {
        return operation.child("operator").map(RustNode::text)
                .filter(Set.of("==", "!=", "<", ">", "<=", ">=")::contains).isPresent();
    }

    private static boolean isMethod(RustNode field) {
        return field.field().equals("function") || field.parent().filter(parent -> parent.is("generic_function"))
                .isPresent();
    }

    /** What a method does to what it is called upon is written where it is declared. */
    private Use called(RustNode field, Binding binding, boolean part, String type)
            throws FailureException, InterruptedException {
        if (COPIED.contains(type) && !part) {
            return Use.READ;
        }
        RustNode method = field.child("field").orElseThrow();
        Optional<String> receiver = types.receiver(method).or(() -> here(method.text()));
        if (receiver.isPresent()) {
            return receiver.get().startsWith("&mut") ? Use.CHANGED : receiver.get().startsWith("&") ? Use.READ
                    : Use.TAKEN;
        }
        if (!binding.isMutable()) {
            // Nothing changes what cannot be changed; whether it is taken the later uses tell.
            return Use.READ;
        }
        if (!later) {
            return Use.CHANGED;
        }
        throw RustNames.refused(FunctionExtraction.WHAT, "It cannot be told without types whether “" + method.text()
                + "” changes “" + binding.name() + "”.", "Wait for the language server, or select other statements.");
    }

    /** How the only method of that name in this file takes its object. */
    private Optional<String> here(String method) {
        List<RustNode> found = new ArrayList<>();
        collect(rust.root(), method, found);
        return found.size() != 1 ? Optional.empty() : found.getFirst().child("parameters").stream()
                .flatMap(list -> list.parts().stream()).filter(part -> part.is("self_parameter")).map(RustNode::text)
                .map(text -> text.replaceAll("'\\w+ ", "")).findFirst();
    }

    private static void collect(RustNode node, String method, List<RustNode> found) {
        boolean named = node.is("function_item") && node.child("name").map(RustNode::text).filter(method::equals)
                .isPresent();
        if (named) {
            found.add(node);
        }
        node.children().forEach(child -> collect(child, method, found));
    }
}

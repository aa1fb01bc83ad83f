package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.rustaiide.ai.refactoring.rust.internal.Evaluation;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/** The arguments of one call, in another order, with some more or less. */
final class Arguments {
    private final RustNode list;
    private final List<List<RustNode>> values;
    /** A receiver that is passed as the first one. */
    private final int kept;

    /** @param values the nodes of each: an expression, or the tokens of one */
    private Arguments(RustNode list, List<List<RustNode>> values, int kept) {
        this.list = list;
        this.values = values;
        this.kept = kept;
    }

    static Arguments of(RustNode arguments, int kept) {
        return new Arguments(arguments, arguments.parts().stream().filter(part -> !part.is("attribute_item"))
                .map(List::of).toList(), kept);
    }

    /** Of what stands in parentheses in the tokens of a macro; empty if their commas may be of something else. */
    static Optional<Arguments> ofTokens(RustNode tree, int kept) {
        List<List<RustNode>> values = new ArrayList<>();
        List<RustNode> value = new ArrayList<>();
        List<RustNode> inner = tree.children().subList(1, Math.max(1, tree.children().size() - 1));
        for (RustNode token : inner) {
            if (Set.of("<", "|", "||", "::<", ">").contains(token.text()) || token.text().startsWith("<")) {
                return Optional.empty();
            }
            if (token.text().equals(",")) {
                values.add(value);
                value = new ArrayList<>();
            } else {
                value.add(token);
            }
        }
        if (!value.isEmpty()) {
            values.add(value);
        }
        return Optional.of(new Arguments(tree, List.copyOf(values), kept));
    }

    int count() {
        return values.size() - kept;
    }

    RustNode list() {
        return list;
    }

    private static Span span(List<RustNode> value) {
        return new Span(value.getFirst().start(), value.getLast().end());
    }

    private String text(int index) {
        List<RustNode> value = values.get(kept + index);
        return list.source().substring(value.getFirst().start(), value.getLast().end());
    }

    /** Whether something happens when the value is found, other than reading. */
    private boolean acts(int index) {
        List<RustNode> value = values.get(kept + index);
        boolean token = list.is("token_tree");
        return token ? value.stream().anyMatch(each -> each.is("token_tree") || Set.of("!", "=", "?", "+=")
                .contains(each.text())) : value.stream().anyMatch(each -> !Evaluation.isPure(each));
    }

    private Set<String> names(int index) {
        Set<String> names = new HashSet<>();
        values.get(kept + index).forEach(node -> collect(node, names));
        return names;
    }

    private static void collect(RustNode node, Set<String> names) {
        if (node.is("identifier", "self")) {
            names.add(node.text());
        }
        node.children().forEach(child -> collect(child, names));
    }

    /**
     * Why the call cannot be changed, as a whole sentence.
     *
     * @param order for each value its old place; -1 for a new one
     */
    Optional<String> obstacle(List<Integer> order) {
        if (hasComment(list)) {
            return Optional.of("A comment stands between the arguments.");
        }
        for (int i = 0; i < count(); i++) {
            if (!order.contains(i) && acts(i)) {
                return Optional.of("“" + text(i) + "” does something, and would not be done any more.");
            }
        }
        List<Integer> old = order.stream().filter(each -> each >= 0).toList();
        for (int i = 0; i < old.size(); i++) {
            for (int j = i + 1; j < old.size(); j++) {
                if (old.get(i) > old.get(j) && isOrdered(old.get(j), old.get(i))) {
                    return Optional.of("“" + text(old.get(j)) + "” must come before “" + text(old.get(i)) + "”.");
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the order of two values may matter: both act, or they share a name that one moves or borrows. */
    private boolean isOrdered(int one, int other) {
        if (acts(one) && acts(other)) {
            return true;
        }
        Set<String> shared = new HashSet<>(names(one));
        shared.retainAll(names(other));
        boolean same = text(one).equals(text(other));
        return !same && !shared.isEmpty() && (acts(one) || acts(other) || shared.contains(text(one))
                || shared.contains(text(other)) || text(one).startsWith("&") || text(other).startsWith("&"));
    }

    private static boolean hasComment(RustNode node) {
        return node.children().stream().anyMatch(RustNode::isComment);
    }

    /**
     * As it is written: on one line, or each on its own as before.
     *
     * @param texts what stands at a span now
     */
    String with(List<Integer> order, List<String> fresh, Function<Span, String> texts) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < kept; i++) {
            all.add(texts.apply(span(values.get(i))));
        }
        int next = 0;
        for (int each : order) {
            all.add(each >= 0 ? texts.apply(span(values.get(kept + each))) : fresh.get(next));
            next += each >= 0 ? 0 : 1;
        }
        Text source = list.source();
        boolean lines = values.size() > 1
                && source.lineOf(values.get(0).getFirst().start()) != source.lineOf(values.get(1).getFirst().start())
                || !values.isEmpty() && source.lineOf(list.start())
                        != source.lineOf(values.getFirst().getFirst().start());
        if (!lines || all.isEmpty()) {
            return "(" + String.join(", ", all) + ")";
        }
        String newLine = Lines.end(source);
        String indent = Lines.indent(source, values.getFirst().getFirst().start());
        return "(" + newLine + indent + String.join("," + newLine + indent, all) + "," + newLine
                + Lines.indent(source, list.end() - 1) + ")";
    }
}

package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.List;
import java.util.Optional;

/**
 * What a function gives that leaves by the question mark.
 *
 * @param name of the type, with its path: {@code Result}
 * @param rest what stands behind the first argument: {@code , Error}
 */
record Trying(String name, String rest) {
    static Optional<Trying> of(RustNode function) {
        Optional<RustNode> type = function.child("return_type").filter(node -> node.is("generic_type"));
        Optional<RustNode> name = type.flatMap(node -> node.child("type"));
        Optional<RustNode> list = type.stream().flatMap(node -> node.children().stream())
                .filter(child -> child.is("type_arguments")).findFirst();
        boolean known = name.filter(node -> node.text().matches("(.*::)?(Result|Option)")).isPresent();
        if (!known || list.isEmpty() || list.get().parts().isEmpty()) {
            return Optional.empty();
        }
        List<RustNode> arguments = list.get().parts();
        String rest = list.get().source().substring(arguments.getFirst().end(), list.get().end() - 1);
        return LocalTypes.canBeWritten(rest) ? Optional.of(new Trying(name.get().text(), rest)) : Optional.empty();
    }

    /** The same with another value. */
    String type(String value) {
        return name + "<" + (value.isEmpty() ? "()" : value) + rest + ">";
    }

    /** What the function ends with. */
    String value(String value) {
        return (name.endsWith("Option") ? "Some" : "Ok") + "(" + value + ")";
    }
}

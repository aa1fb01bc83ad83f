package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.List;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;
import dev.rustaiide.foundation.text.Text;

/** The parentheses of a function. */
record ParameterList(RustNode list) {
    /** With other parameters: on one line, or each on its own as before. */
    String with(List<String> parameters) {
        Text text = list.source();
        List<RustNode> old = list.parts();
        boolean lines = !old.isEmpty() && !parameters.isEmpty()
                && text.lineOf(old.getFirst().start()) != text.lineOf(list.start());
        if (!lines) {
            return "(" + String.join(", ", parameters) + ")";
        }
        String newLine = Lines.end(text);
        String indent = Lines.indent(text, old.getFirst().start());
        return "(" + newLine + indent + String.join("," + newLine + indent, parameters) + "," + newLine
                + Lines.indent(text, list.end() - 1) + ")";
    }
}

package dev.rustaiide.app.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.ui.components.CodeTint.Tinted;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;

/** The colours of a text, asked for the lines that are seen only. Quick, since the UI thread asks. */
@FunctionalInterface
public interface LineTints {
    /** All in the colour of text. */
    LineTints NONE = line -> List.of();

    /** The stretches of {@code line} that have a colour, ascending and apart, in UTF-16 units from its start. */
    List<Tinted> of(int line);

    /** The colours that the syntax of {@code text} gives; parses, so not on the UI thread. */
    static LineTints of(Text text, Language language, Syntax syntax) {
        Optional<SyntaxTree> tree = syntax.parse(language, text);
        return tree.isEmpty() ? NONE : line -> tints(tree.get(), text, line);
    }

    private static List<Tinted> tints(SyntaxTree tree, Text text, int line) {
        if (line >= text.lineCount()) {
            return List.of();
        }
        int start = text.lineStart(line);
        int end = text.lineEnd(line);
        int done = start;
        List<Tinted> tints = new ArrayList<>();
        for (Highlight highlight : tree.highlights(start, end)) {
            int from = Math.max(done, highlight.start());
            int to = Math.min(end, highlight.end());
            if (from < to) {
                tints.add(new Tinted(from - start, to - start, Token.valueOf("SYNTAX_" + highlight.kind().name())));
                done = to;
            }
        }
        return tints;
    }
}

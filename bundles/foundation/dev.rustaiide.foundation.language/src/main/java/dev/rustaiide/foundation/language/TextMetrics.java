package dev.rustaiide.foundation.language;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.types.Range;

/**
 * How large and how entangled a text is.
 *
 * @param lines all of them; each is one of code, of comment or blank, and code with a comment behind it is code
 * @param syntaxErrors places that do not parse
 * @param functions with methods, tests and constructors, in the order of the text, outer ones before inner ones
 */
public record TextMetrics(int lines, int codeLines, int commentLines, int blankLines, int syntaxErrors,
        List<FunctionMetrics> functions) {
    public TextMetrics {
        functions = List.copyOf(functions);
    }

    /**
     * One function, without those inside of it.
     *
     * @param range all of it
     * @param selection its name
     * @param complexity McCabe's: 1, and 1 more for each branch, loop, case but the last of a match, handler, and each
     *     {@code &&} or {@code ||}
     * @param nesting how many branches and loops the innermost one is in, itself included; those of an else-if chain
     *     are on one level
     */
    public record FunctionMetrics(String name, Range range, Range selection, int lines, int parameters, int complexity,
            int nesting) {}

    /** Asks for them; empty if the text's language has no grammar here. */
    public record Of(SourceText source) implements TextQuestion<Optional<TextMetrics>> {
        @Override
        public Optional<TextMetrics> nothing() {
            return Optional.empty();
        }
    }
}

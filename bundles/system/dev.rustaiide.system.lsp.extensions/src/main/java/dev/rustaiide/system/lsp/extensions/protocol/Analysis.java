package dev.rustaiide.system.lsp.extensions.protocol;

import java.util.List;

import dev.rustaiide.foundation.types.Range;

/** How large and how entangled a document is. */
@Says("How large and how entangled a document is.")
public record Analysis(
        @Says("Whether there is a grammar for its language; without one all numbers are 0.") boolean isParsed,
        @Says("All lines; each is one of code, of comment, or blank.") int lines,
        @Says("Lines with code in them.") int codeLines,
        @Says("Lines with nothing but comment in them.") int commentLines,
        @Says("Lines with neither.") int blankLines,
        @Says("Places that do not parse.") int syntaxErrors,
        @Says("Functions, methods, constructors and tests, in the order of the document, outer ones before inner ones.")
        List<Measured> functions) {
    public Analysis {
        functions = List.copyOf(functions);
    }

    /** One function, without those inside of it. */
    @Says("One function, without those inside of it.")
    public record Measured(
            @Says("Its name.") String name,
            @Says("All of it.") Range range,
            @Says("Its name in the document.") Range selectionRange,
            @Says("Its lines.") int lines,
            @Says("Its parameters, the receiver of a method among them where it is written there.") int parameters,
            @Says("McCabe's: 1, and 1 more for each branch, loop, case but the last of a match, handler, and each "
                    + "operator that may leave out its right side.") int complexity,
            @Says("How many branches and loops the innermost one is in, itself included; an else-if chain is one "
                    + "level.") int nesting) {}
}

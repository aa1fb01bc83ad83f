package dev.rustaiide.foundation.language;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.types.LanguageId;

/**
 * A language that a plug-in or the user makes known, or what they add to one that is known. What is empty is not said.
 *
 * @param name for people
 * @param extensions without the dot, in lower case
 * @param fileNames whole names, e.g. {@code Makefile}
 * @param interpreters programs in the first line of a script, e.g. {@code lua}, without a version
 * @param firstLine what is found in the first line of a file that no name tells
 * @param marks comments, brackets and quotes
 * @param isUsers whether the user said so, which counts more than what the product knows
 */
public record LanguageDeclaration(LanguageId id, String name, Set<String> extensions, Set<String> fileNames,
        Set<String> interpreters, Optional<Pattern> firstLine, DeclaredMarks marks, boolean isUsers) {
    public LanguageDeclaration {
        extensions = Set.copyOf(extensions);
        fileNames = Set.copyOf(fileNames);
        interpreters = Set.copyOf(interpreters);
    }

    /** What is said of the characters that structure the text. */
    public record DeclaredMarks(Optional<String> lineComment, Optional<String> blockStart, Optional<String> blockEnd,
            Optional<String> brackets, Optional<String> quotes) {}
}

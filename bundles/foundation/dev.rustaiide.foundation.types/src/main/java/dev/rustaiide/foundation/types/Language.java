package dev.rustaiide.foundation.types;

import java.util.Set;

/**
 * A language that files are written in.
 *
 * @param extensions without the dot, in lower case
 * @param fileNames whole names, e.g. {@code Makefile}
 * @param lineComment what starts a comment to the end of the line; empty if there is none
 */
public record Language(LanguageId id, String name, Set<String> extensions, Set<String> fileNames, String lineComment) {
    public static final Language PLAIN_TEXT =
            new Language(LanguageId.PLAIN_TEXT, "Plain text", Set.of("txt"), Set.of(), "");

    public Language {
        extensions = Set.copyOf(extensions);
        fileNames = Set.copyOf(fileNames);
    }
}

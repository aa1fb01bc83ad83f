package dev.rustaiide.foundation.types;

import java.util.Set;

/**
 * A language that files are written in.
 *
 * @param extensions without the dot, in lower case
 * @param fileNames whole names, e.g. {@code Makefile}
 */
public record Language(LanguageId id, String name, Set<String> extensions, Set<String> fileNames, Marks marks) {
    public static final Language PLAIN_TEXT =
            new Language(LanguageId.PLAIN_TEXT, "Plain text", Set.of("txt"), Set.of(), Marks.of("", ""));

    public Language {
        extensions = Set.copyOf(extensions);
        fileNames = Set.copyOf(fileNames);
    }

    /** One of which only the start of its comments is known. */
    public Language(LanguageId id, String name, Set<String> extensions, Set<String> fileNames, String lineComment) {
        this(id, name, extensions, fileNames, Marks.of(lineComment, "\""));
    }

    /** What starts a comment to the end of the line; empty if there is none. */
    public String lineComment() {
        return marks.lineComment();
    }
}

package dev.rustaiide.foundation.language.testing;

import java.nio.file.Path;

import dev.rustaiide.foundation.language.LanguageDeclarations;
import dev.rustaiide.foundation.language.internal.DeclaredLanguages;

/** Declarations of a user, without plug-ins. */
public final class TestDeclarations {
    private TestDeclarations() {}

    /** Those in {@code file}, which need not be there. */
    public static LanguageDeclarations in(Path file) {
        return DeclaredLanguages.ofUser(file);
    }
}

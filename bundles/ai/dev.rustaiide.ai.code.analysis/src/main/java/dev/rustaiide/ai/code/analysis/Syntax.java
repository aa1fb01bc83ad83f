package dev.rustaiide.ai.code.analysis;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;

/** Parses text of the languages that there is a grammar for. A service; any thread may use it. */
@ProviderType
public interface Syntax {
    /** All languages that can be parsed. */
    List<Language> languages();

    /** The language of {@code file} by its name, or by the interpreter that {@code firstLine} names behind {@code #!}. */
    Language languageOf(Path file, String firstLine);

    /** The tree of {@code text}; empty for {@link Language#PLAIN_TEXT} and whatever has no grammar. 2 to 10 MB a second. */
    Optional<SyntaxTree> parse(Language language, Text text);
}

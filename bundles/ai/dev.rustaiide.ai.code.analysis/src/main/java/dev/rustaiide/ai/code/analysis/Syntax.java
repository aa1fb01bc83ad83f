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
    /** A longer text, in bytes of UTF-8, is not parsed: its tree takes up to 50 times as much, and 5 s. */
    int MOST_BYTES = 8_000_000;

    /** All languages that can be parsed. */
    List<Language> languages();

    /**
     * The language of {@code file} by its name, or by the interpreter that {@code firstLine} names behind {@code #!}.
     */
    Language languageOf(Path file, String firstLine);

    /**
     * The tree of {@code text}; empty for {@link Language#PLAIN_TEXT} and whatever has no grammar, and for more than
     * {@link #MOST_BYTES}. 1 to 2 MB a second.
     *
     * @throws java.util.concurrent.CancellationException if the thread was interrupted meanwhile; it stays interrupted
     */
    Optional<SyntaxTree> parse(Language language, Text text);
}

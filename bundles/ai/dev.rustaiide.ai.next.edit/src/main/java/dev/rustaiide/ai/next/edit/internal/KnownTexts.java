package dev.rustaiide.ai.next.edit.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.LanguageId;

/** The tokens of the texts that were asked about last: the next text is mostly a key away. Any thread may use it. */
final class KnownTexts {
    private static final int MOST = 3;
    /** With so many more words than tokens, most are of texts that are gone. */
    private static final int SPARE = 20_000;

    private final Map<Path, Known> known = new LinkedHashMap<>();

    private record Known(Text text, LanguageId language, SiteTokens tokens) {}

    /** What {@code use} makes of the tokens of {@code source}, as a compiler sees them; they are its own meanwhile. */
    <A> A with(SourceText source, Function<SiteTokens, A> use) {
        SiteTokens tokens = tokens(take(source), source);
        try {
            return use.apply(tokens);
        } finally {
            keep(source, tokens);
        }
    }

    /** Nobody else gets it until it is back: whoever asks for the same file meanwhile reads its text. */
    private synchronized @Nullable Known take(SourceText source) {
        return known.remove(source.file());
    }

    private static SiteTokens tokens(@Nullable Known before, SourceText source) {
        String language = source.language().value();
        boolean goesOn = before != null && before.language.equals(source.language())
                && before.tokens.spelling().size() < before.tokens.count() + SPARE;
        if (before == null || !goesOn) {
            return SiteTokens.ofCode(source.text().toString(), language, new Spelling());
        }
        Optional<TextChange> change = TextChange.between(before.text, source.text());
        return change.isEmpty() ? before.tokens : before.tokens.edited(change.get(), language);
    }

    private synchronized void keep(SourceText source, SiteTokens tokens) {
        known.put(source.file(), new Known(source.text(), source.language(), tokens));
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    synchronized void forget(Path file) {
        known.remove(file);
    }
}

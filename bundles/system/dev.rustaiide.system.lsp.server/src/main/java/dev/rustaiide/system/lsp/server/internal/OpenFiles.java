package dev.rustaiide.system.lsp.server.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;

/**
 * What all sessions show together. Sources follow one text of a file: that which was edited last by anybody. When its
 * session closes the file, they get what another one still shows.
 */
final class OpenFiles {
    private final LanguageFeatures features;
    private final AtomicLong versions = new AtomicLong();
    private final Map<Path, Shown> files = new ConcurrentHashMap<>();

    OpenFiles(LanguageFeatures features) {
        this.features = features;
    }

    /** Who shows what of a file, the last to edit it at the end. */
    private static final class Shown {
        private final SequencedMap<Object, SourceText> bySession = new LinkedHashMap<>();
    }

    /** {@code session} shows {@code text} from now on. */
    SourceText show(Object session, Path file, LanguageId language, Text text) {
        var made = new SourceText[1];
        files.compute(file, (key, before) -> {
            Shown shown = before == null ? new Shown() : before;
            made[0] = new SourceText(file, language, versions.incrementAndGet(), text);
            shown.bySession.remove(session);
            shown.bySession.put(session, made[0]);
            features.follow(made[0]);
            return shown;
        });
        return made[0];
    }

    void saved(SourceText text) {
        features.saved(text);
    }

    /** {@code session} shows the file no more. */
    void hide(Object session, SourceText last) {
        files.computeIfPresent(last.file(), (key, shown) -> {
            shown.bySession.remove(session);
            if (shown.bySession.isEmpty()) {
                features.forget(last);
                return null;
            }
            SourceText left = shown.bySession.sequencedValues().getLast();
            features.follow(new SourceText(left.file(), left.language(), versions.incrementAndGet(), left.text()));
            return shown;
        });
    }

    /** What the sources follow of {@code file}. */
    Optional<SourceText> followed(Path file) {
        var last = new SourceText[1];
        files.computeIfPresent(file, (key, shown) -> {
            last[0] = shown.bySession.sequencedValues().getLast();
            return shown;
        });
        return Optional.ofNullable(last[0]);
    }
}

package dev.rustaiide.app.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.rustaiide.app.editor.language.CompletionSource;
import dev.rustaiide.app.ui.components.Look.Registration;

/** Who knows what could stand in a file besides those who know its language. UI thread only. */
public final class CompletionSources {
    private final List<Function<Path, Optional<CompletionSource>>> sources = new ArrayList<>();

    /** Asks {@code source} about each file that is opened from now on, until the result is closed; it must be quick. */
    public Registration add(Function<Path, Optional<CompletionSource>> source) {
        sources.add(source);
        return () -> sources.remove(source);
    }

    /** What the first one that knows {@code file} has for it; {@link CompletionSource#NONE} if nobody knows it. */
    public CompletionSource of(Path file) {
        return sources.stream().flatMap(source -> source.apply(file).stream()).findFirst()
                .orElse(CompletionSource.NONE);
    }
}

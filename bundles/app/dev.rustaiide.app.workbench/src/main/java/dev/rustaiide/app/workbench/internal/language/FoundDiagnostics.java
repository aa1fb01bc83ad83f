package dev.rustaiide.app.workbench.internal.language;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.language.DiagnosticsFound;
import dev.rustaiide.foundation.language.SourceChanged;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;

/**
 * Puts what language sources find among the problems, a few times a second however often they find something. What was
 * found in an older version of an open text is moved to where it is now.
 */
@Creatable
public final class FoundDiagnostics {
    private static final Duration PAUSE = Duration.ofMillis(60);

    private final Problems problems;
    private final FollowedTexts texts;
    private final Map<Key, DiagnosticsFound> waiting = new LinkedHashMap<>();
    private final Debounce pause;

    private record Key(String source, Path file) {}

    @Inject
    public FoundDiagnostics(Events events, Problems problems, FollowedTexts texts, Ui ui) {
        this(problems, texts, ui);
        events.subscribe(DiagnosticsFound.class, this::found);
        events.subscribe(SourceChanged.class, ui, this::changed);
    }

    /** What a source has found that is gone is nobody's opinion any more. */
    void changed(SourceChanged event) {
        switch (event.stage()) {
            case STOPPED, FAILED, MISSING, UNTRUSTED -> {
                synchronized (waiting) {
                    waiting.keySet().removeIf(key -> key.source.equals(event.source())
                            && key.file.startsWith(event.folder()));
                }
                problems.forget(event.source(), event.folder());
            }
            default -> {
                // It is there, or comes back soon.
            }
        }
    }

    FoundDiagnostics(Problems problems, FollowedTexts texts, Executor ui) {
        this.problems = problems;
        this.texts = texts;
        this.pause = new Debounce(PAUSE, ui, this::show);
    }

    void found(DiagnosticsFound event) {
        synchronized (waiting) {
            waiting.put(new Key(event.source(), event.file()), event);
            if (waiting.size() > 1) {
                return;
            }
        }
        // The first of several: a flood must not put off the picture until it ends.
        pause.trigger();
    }

    private void show() {
        List<DiagnosticsFound> events;
        synchronized (waiting) {
            events = List.copyOf(waiting.values());
            waiting.clear();
        }
        Map<String, Map<Path, List<Diagnostic>>> found = new LinkedHashMap<>();
        for (DiagnosticsFound event : events) {
            found.computeIfAbsent(event.source(), source -> new LinkedHashMap<>())
                    .put(event.file(), event.diagnostics().stream().map(each -> moved(event, each)).toList());
        }
        found.forEach(problems::update);
    }

    private Diagnostic moved(DiagnosticsFound event, Diagnostic one) {
        if (event.version().isEmpty()) {
            return one;
        }
        Location now = new Location(one.location().file(),
                texts.moved(event.file(), event.version().get(), one.location().range()));
        return new Diagnostic(now, one.severity(), one.source(), one.code(), one.message(), one.explanation(),
                one.related(), one.fixes(), one.tags());
    }
}

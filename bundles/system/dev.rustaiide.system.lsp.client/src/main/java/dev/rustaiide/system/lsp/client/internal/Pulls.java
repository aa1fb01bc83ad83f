package dev.rustaiide.system.lsp.client.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.lsp.client.internal.server.SupervisedServer;

/**
 * Asks servers that want to be asked what is wrong in the open texts, a moment after a change. Any thread may use it.
 */
final class Pulls {
    private static final String METHOD = "textDocument/diagnostic";
    private static final Duration QUIET = Duration.ofMillis(300);

    private final Findings findings;
    private final Map<Path, Due> open = new HashMap<>();
    private final Debounce due = new Debounce(QUIET, work -> Call.start("ask for diagnostics", scope -> {
        work.run();
        return true;
    }), this::pull);

    private record Due(SupervisedServer server, SourceText text, boolean asked) {}

    Pulls(Findings findings) {
        this.findings = findings;
    }

    void changed(SupervisedServer server, SourceText text) {
        synchronized (this) {
            open.put(text.file(), new Due(server, text, false));
        }
        due.trigger();
    }

    synchronized void forget(Path file) {
        open.remove(file);
    }

    /** All open texts, since the server has thought of something. */
    void again() {
        synchronized (this) {
            open.replaceAll((file, one) -> new Due(one.server, one.text, false));
        }
        due.trigger();
    }

    private void pull() {
        List<Due> asked;
        synchronized (this) {
            asked = open.values().stream().filter(one -> !one.asked).toList();
            open.replaceAll((file, one) -> new Due(one.server, one.text, true));
        }
        asked.forEach(one -> Call.start(METHOD, scope -> ask(scope, one)));
    }

    private boolean ask(Scope scope, Due one) throws InterruptedException {
        SourceText text = one.text;
        try {
            Optional<Json> options = one.server.awaitAbilities(scope).options(METHOD, text.language());
            if (options.isEmpty()) {
                return false;
            }
            Json report = one.server.ask(scope, text, METHOD, places -> {
                Json.ObjectBuilder params = Dialogue.about(places);
                options.get().optionalString("identifier").ifPresent(id -> params.put("identifier", id));
                return params.build();
            });
            findings.pulled(one.server, text.file(), Optional.of(text.version()), report);
        } catch (FailureException unanswered) {
            LoggerFactory.getLogger(Pulls.class).debug("No diagnostics: {}", unanswered.failure().why());
        }
        return true;
    }
}

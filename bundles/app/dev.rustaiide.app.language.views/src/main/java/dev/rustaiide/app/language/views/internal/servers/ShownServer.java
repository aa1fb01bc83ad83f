package dev.rustaiide.app.language.views.internal.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.system.lsp.client.LanguageServer;

/** The server whose messages are looked at. UI thread only. */
@Creatable
public final class ShownServer {
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<LanguageServer> server = Optional.empty();

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    Optional<LanguageServer> server() {
        return server;
    }

    void show(Optional<LanguageServer> other) {
        if (!other.equals(server)) {
            server = other;
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }
}

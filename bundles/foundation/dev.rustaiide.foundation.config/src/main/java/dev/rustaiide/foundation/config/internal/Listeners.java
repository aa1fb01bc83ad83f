package dev.rustaiide.foundation.config.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.rustaiide.foundation.config.SettingsView.Watch;

/** Those who want to hear of changes. Any thread may use it. */
final class Listeners {
    private final List<Listener<?>> all = new CopyOnWriteArrayList<>();

    Watch add(Listener<?> listener) {
        all.add(listener);
        return () -> {
            all.remove(listener);
            listener.close();
        };
    }

    /** Something may have changed. */
    void look() {
        all.forEach(Listener::look);
    }
}

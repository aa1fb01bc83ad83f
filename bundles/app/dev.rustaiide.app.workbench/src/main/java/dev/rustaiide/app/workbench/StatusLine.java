package dev.rustaiide.app.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.rustaiide.app.ui.components.StatusItem;

/** The line at the foot of the window, for facts that other bundles know. UI thread only. */
public final class StatusLine {
    private final List<Consumer<StatusItem>> waiting = new ArrayList<>();
    private Optional<Supplier<StatusItem>> maker = Optional.empty();

    /** Hands {@code user} an item of its own, now or as soon as the line is drawn. */
    public void add(Consumer<StatusItem> user) {
        maker.ifPresentOrElse(made -> user.accept(made.get()), () -> waiting.add(user));
    }

    /** The line is there; {@code items} adds one to it. */
    public void drawn(Supplier<StatusItem> items) {
        maker = Optional.of(items);
        waiting.forEach(user -> user.accept(items.get()));
        waiting.clear();
    }
}

package dev.rustaiide.app.language.views.internal.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.language.SourceChanged;

/** How each source of each folder does, as it told last. UI thread only. */
@Creatable
public final class ServerStates {
    private static final Comparator<SourceChanged> BY_WEIGHT =
            Comparator.comparing((SourceChanged state) -> -StageLook.weight(state.stage()))
                    .thenComparing(SourceChanged::source).thenComparing(SourceChanged::folder);

    private final Map<Key, SourceChanged> states = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    private record Key(String source, Path folder) {}

    @Inject
    public ServerStates(Events events, Ui ui) {
        this(events, (Executor) ui);
    }

    ServerStates(Events events, Executor ui) {
        events.subscribe(SourceChanged.class, ui, this::heard);
    }

    /** Runs {@code listener} after one changed. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** What matters most to people comes first. */
    public List<SourceChanged> all() {
        return states.values().stream().sorted(BY_WEIGHT).toList();
    }

    Optional<SourceChanged> of(String source, Path folder) {
        return Optional.ofNullable(states.get(new Key(source, folder)));
    }

    void heard(SourceChanged state) {
        Key key = new Key(state.source(), state.folder());
        if (!state.equals(states.put(key, state))) {
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }

    /** The few words that the status line has room for; empty if there is nothing to tell. */
    static String summary(List<SourceChanged> all) {
        List<SourceChanged> told = all.stream().filter(state -> state.stage() != SourceChanged.Stage.STOPPED).toList();
        if (told.isEmpty()) {
            return "";
        }
        SourceChanged first = told.getFirst();
        String more = told.size() > 1 ? " +" + (told.size() - 1) : "";
        if (first.stage() == SourceChanged.Stage.READY) {
            return first.source() + more;
        }
        String percent = first.percent().isPresent() && StageLook.isBusy(first.stage())
                ? " " + first.percent().getAsInt() + " %" : "";
        return first.source() + more + ": " + StageLook.word(first.stage()) + percent;
    }

    /** All of it, for a tooltip and for screen readers. */
    static String explanation(List<SourceChanged> all) {
        StringBuilder text = new StringBuilder();
        for (SourceChanged state : all) {
            text.append(state.source()).append(" in ").append(state.folder().getFileName()).append(": ")
                    .append(StageLook.word(state.stage()))
                    .append(state.message().isEmpty() ? "" : ", " + state.message()).append('\n');
        }
        return text.append("Press for what can be done.").toString();
    }
}

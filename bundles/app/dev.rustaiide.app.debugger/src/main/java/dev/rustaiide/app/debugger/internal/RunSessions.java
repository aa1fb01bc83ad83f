package dev.rustaiide.app.debugger.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugThread;

/** The session of a program with those beneath it: which of them stand still, and which one people look at. */
final class RunSessions {
    private Optional<DebugSession> root = Optional.empty();
    private Optional<DebugSession> shown = Optional.empty();
    private final Map<DebugSession, DebugEvent.Stopped> standing = new LinkedHashMap<>();

    void begin(DebugSession session) {
        clear();
        root = Optional.of(session);
        shown = root;
    }

    void clear() {
        root = Optional.empty();
        shown = Optional.empty();
        standing.clear();
    }

    Optional<DebugSession> root() {
        return root;
    }

    /** The one that steps, values and the console are about. */
    Optional<DebugSession> shown() {
        return shown;
    }

    boolean isShown(DebugSession session) {
        return shown.filter(session::equals).isPresent();
    }

    void show(DebugSession session) {
        shown = Optional.of(session);
    }

    /** Of a program that is all beneath the first, that one has nothing to show. */
    void began(DebugSession beneath) {
        if (standing.isEmpty() && shown.equals(root)) {
            shown = Optional.of(beneath);
        }
    }

    void stands(DebugSession session, DebugEvent.Stopped stop) {
        standing.put(session, stop);
    }

    void goesOn(DebugSession session) {
        standing.remove(session);
    }

    /** {@code session} is over; whoever looked at it looks at the first. */
    void ended(DebugSession session) {
        standing.remove(session);
        if (isShown(session)) {
            shown = root;
        }
    }

    Optional<DebugEvent.Stopped> stop(DebugSession session) {
        return Optional.ofNullable(standing.get(session));
    }

    /** The one that has stood still for the longest. */
    Optional<DebugSession> anyStanding() {
        return standing.keySet().stream().findFirst();
    }

    /** The first and those beneath it, each before its own; nothing where there are none beneath. */
    List<DebugSession> several() {
        var all = new ArrayList<DebugSession>();
        root.filter(one -> !one.children().isEmpty()).ifPresent(one -> add(one, all));
        return all;
    }

    private static void add(DebugSession session, List<DebugSession> all) {
        all.add(session);
        session.children().forEach(each -> add(each, all));
    }

    /** Has the one that people look at stand still, or the first that has threads. */
    Call<?> pause() {
        var candidates = new ArrayList<DebugSession>();
        shown.ifPresent(candidates::add);
        candidates.addAll(several());
        return Call.start("pause", scope -> {
            for (DebugSession each : candidates) {
                List<DebugThread> threads = each.state() == DebugSession.State.RUNNING ? scope.await(each.threads())
                        : List.of();
                if (!threads.isEmpty()) {
                    return scope.await(each.pause(threads.getFirst().id()));
                }
            }
            return true;
        });
    }
}

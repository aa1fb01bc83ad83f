package dev.rustaiide.system.debug.adapter.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.ProgramTerminal;

/**
 * A session and those that its adapter has begun beneath it. They have one program, one set of breakpoints and one
 * listener, and none outlives the first. Any thread may use it.
 */
final class Family {
    /** A program that starts itself again and again ends here, and not with the machine's memory. */
    static final int MOST = 100;

    private final Shared shared;
    private final Consumer<DebugEvent> events;
    private final LiveSession root;
    private final List<LiveSession> beneath = new CopyOnWriteArrayList<>();
    /** Each knows when its process began: its number may be another's later. */
    private final Set<ProcessHandle> programs = ConcurrentHashMap.newKeySet();

    /** What the sessions of a family have in common. */
    record Shared(DebugTarget target, String adapter, Readings readings, Patience patience,
            Optional<ProgramTerminal> terminal, Connections connections) {}

    /** How long an adapter may take. */
    record Patience(Duration start, Duration answer, Duration farewell) {
        static final Patience USUAL =
                new Patience(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(2));
    }

    /** The ways to an adapter. */
    @FunctionalInterface
    interface Connections {
        /** One more way to it, for a session that it wants to be begun by {@code configuration}. */
        AdapterProcess another(Json configuration) throws FailureException, InterruptedException;
    }

    Family(Shared shared, AdapterProcess process, Consumer<DebugEvent> events) {
        this.shared = shared;
        this.root = new LiveSession(this, shared.target().title(), Optional.empty(), process);
        this.events = events;
    }

    Shared shared() {
        return shared;
    }

    LiveSession root() {
        return root;
    }

    /** Of those that are over only what still has others beneath it. */
    List<DebugSession> childrenOf(LiveSession parent) {
        return beneath.stream().filter(each -> each.parent().filter(parent::equals).isPresent())
                .filter(each -> each.state() != DebugSession.State.ENDED || !childrenOf(each).isEmpty())
                .map(DebugSession.class::cast).toList();
    }

    private List<LiveSession> allBeneath(LiveSession parent) {
        var all = new ArrayList<LiveSession>();
        for (LiveSession each : beneath) {
            if (each.parent().filter(above -> above == parent || all.contains(above)).isPresent()) {
                all.add(each);
            }
        }
        return all;
    }

    /** Begins what an adapter asks for: a session beneath {@code parent}. The answer is empty. */
    Call<Json> begin(LiveSession parent, String request, Json configuration) {
        return Call.start("debug beneath " + parent.title(), scope -> {
            boolean known = request.equals("launch") || request.equals("attach");
            if (!known || beneath.stream().filter(each -> each.state() != DebugSession.State.ENDED).count() >= MOST) {
                throw failure(parent, known ? "It has " + MOST + " sessions already." : "It says not how to begin it.");
            }
            String title = configuration.string("name", parent.title());
            var child = new LiveSession(this, title, Optional.of(parent), shared.connections().another(configuration));
            try {
                open(child, request, configuration);
            } catch (FailureException refused) {
                child.abandon();
                parent.tell(new DebugEvent.Output(DebugEvent.Output.Kind.IMPORTANT, "Cannot debug " + title + ". "
                        + refused.failure().why() + '\n'));
                throw refused;
            }
            return Json.object().build();
        });
    }

    private void open(LiveSession child, String request, Json configuration)
            throws FailureException, InterruptedException {
        beneath.add(child);
        try {
            child.greet();
            child.tell(new DebugEvent.Began());
            child.begin(request, configuration, root.wanted());
            // What people have changed meanwhile.
            child.tell(root.wanted());
        } finally {
            if (root.state() == DebugSession.State.ENDED) {
                child.abandon();
            }
        }
    }

    private static FailureException failure(LiveSession parent, String why) {
        return new FailureException(new Failure.Other("Cannot debug more of " + parent.title() + ".", why,
                "Start it again with fewer processes."));
    }

    /** What happens in {@code session}, for the one who listens. */
    void hear(LiveSession session, DebugEvent event) {
        try {
            events.accept(session == root ? event : new DebugEvent.Beneath(session, event));
        } catch (RuntimeException fault) { // boundary: a listener's fault must not end the session
            LoggerFactory.getLogger(Family.class).error("A listener of a debug session failed", fault);
        }
    }

    /** Whether {@code breakpoint} has a place in any session. */
    boolean isPlaced(Breakpoint breakpoint) {
        return root.isPlaced(breakpoint) || beneath.stream().anyMatch(each -> each.isPlaced(breakpoint));
    }

    /** Tells all beneath {@code parent}, and puts together what came of it with {@code own}. */
    List<Breakpoint.Status> tellBeneath(LiveSession parent, List<Breakpoint> all, List<Breakpoint.Status> own)
            throws InterruptedException, FailureException {
        Map<Breakpoint, Breakpoint.Status> statuses = new LinkedHashMap<>();
        add(statuses, own);
        for (LiveSession each : allBeneath(parent)) {
            if (each.isBegun()) {
                add(statuses, each.tell(all));
            }
        }
        return List.copyOf(statuses.values());
    }

    private static void add(Map<Breakpoint, Breakpoint.Status> statuses, Collection<Breakpoint.Status> more) {
        more.forEach(each -> statuses.merge(each.breakpoint(), each,
                (before, now) -> before.isVerified() && !now.isVerified() ? before : now));
    }

    /** Has all beneath {@code session} say good-bye, and then itself. */
    Call<?> end(LiveSession session) {
        return Call.start("end of a debug session", scope -> {
            List<Call<Boolean>> ends = allBeneath(session).stream()
                    .map(each -> scope.start("end of a session beneath", part -> each.depart())).toList();
            for (Call<Boolean> end : ends) {
                end.await();
            }
            return session.depart();
        });
    }

    /** What {@code session} is about has ended by itself: with the first all ends. */
    void over(LiveSession session) {
        if (session == root) {
            end(session);
        } else {
            Call.start("end of a session beneath", scope -> session.depart());
        }
    }

    /** Before the first ends, all others do. */
    void ending(LiveSession session) {
        if (session == root) {
            beneath.forEach(LiveSession::abandon);
        }
    }

    /** After the end of the first: others may have been about parts of one program. */
    void ended(LiveSession session) {
        if (session == root) {
            programs.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** A program that was started for us and must not be left behind. */
    void started(long pid) {
        ProcessHandle.of(pid).ifPresent(programs::add);
    }
}

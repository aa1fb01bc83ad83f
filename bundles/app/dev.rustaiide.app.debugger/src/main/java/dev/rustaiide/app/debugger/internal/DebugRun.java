package dev.rustaiide.app.debugger.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.debug.adapter.Ability;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.DebugThread;
import dev.rustaiide.system.debug.adapter.Debugging;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.ProgramTerminal;
import dev.rustaiide.system.debug.adapter.Step;
import dev.rustaiide.system.debug.adapter.Variable;
import dev.rustaiide.system.debug.adapter.VariableScope;

/** The one program that the window debugs, and what is known of it while it stands still. UI thread only. */
public final class DebugRun {
    private static final int FRAMES = 50;
    /** A step that is over sooner leaves what is shown as it was, so that nothing blinks. */
    private static final Duration SHORT = Duration.ofMillis(200);

    private final Debugging debugging;
    private final Supplier<Optional<ProgramTerminal>> place;
    private final KeptBreakpoints breakpoints;
    private final Editors editors;
    private final FailureNotices notices;
    private final Ui ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Consumer<String>> consoles = new ArrayList<>();
    private final Debounce forgetting;
    private Phase phase = Phase.IDLE;
    private String title = "";
    private Optional<Supply> last = Optional.empty();
    private Optional<Call<?>> starting = Optional.empty();
    private final RunSessions sessions = new RunSessions();
    private Stop stop = Stop.NONE;
    private List<DebugThread> threads = List.of();
    /** Events of a session that is not known here yet. */
    private final List<DebugEvent> waiting = new ArrayList<>();
    /** The breakpoints that the session knows. */
    private List<Breakpoint> told = List.of();
    /** Counts stops, so that an answer about an earlier one is passed over. */
    private int turn;

    /** What it does. */
    public enum Phase {
        IDLE, STARTING, RUNNING, STOPPED
    }

    /** Makes what is debugged, each time anew: it may have to be built. */
    public record Supply(String title, Function<Consumer<String>, Call<DebugTarget>> target) {}

    /**
     * Where a program stands.
     *
     * @param turn counts stops
     * @param reason for people
     * @param isWhole whether all frames are there, or the first alone
     * @param frame the one that people look at; empty while nothing is known
     * @param scopes its variables, scope by scope
     */
    public record Stop(int turn, long thread, String reason, List<Frame> frames, boolean isWhole,
            Optional<Frame> frame, List<Scoped> scopes) {
        static final Stop NONE = new Stop(0, 0, "", List.of(), true, Optional.empty(), List.of());

        Stop at(Frame shown, List<Scoped> variables) {
            return new Stop(turn, thread, reason, frames, isWhole, Optional.of(shown), variables);
        }

        boolean isTop() {
            return frame.isPresent() && !frames.isEmpty() && frames.getFirst().equals(frame.get());
        }
    }

    /** Variables of a scope; those of one that is not the main one are not known. */
    public record Scoped(VariableScope scope, List<Variable> variables) {}

    @Inject
    DebugRun(Debugging debugging, ProgramPlace place, KeptBreakpoints breakpoints, Editors editors,
            FailureNotices notices, Ui ui) {
        this(debugging, place::chosen, breakpoints, editors, notices, ui);
    }

    /** Without terminals. */
    public DebugRun(Debugging debugging, KeptBreakpoints breakpoints, Editors editors, FailureNotices notices, Ui ui) {
        this(debugging, Optional::empty, breakpoints, editors, notices, ui);
    }

    private DebugRun(Debugging debugging, Supplier<Optional<ProgramTerminal>> place, KeptBreakpoints breakpoints,
            Editors editors, FailureNotices notices, Ui ui) {
        this.debugging = debugging;
        this.place = place;
        this.breakpoints = breakpoints;
        this.editors = editors;
        this.notices = notices;
        this.ui = ui;
        this.forgetting = new Debounce(SHORT, ui, this::forgetStop);
        breakpoints.onChange(this::tellBreakpoints);
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Until {@code shown} is gone: pages come and go. */
    void onChange(Control shown, Runnable listener) {
        onChange(listener);
        shown.addListener(SWT.Dispose, event -> listeners.remove(listener));
    }

    /** {@code console} hears what the program and the debugger print. */
    void onPrint(Consumer<String> console) {
        consoles.add(console);
    }

    Phase phase() {
        return phase;
    }

    boolean isActive() {
        return phase != Phase.IDLE;
    }

    public boolean isStopped() {
        return phase == Phase.STOPPED;
    }

    /** What is debugged, or was last. */
    String title() {
        return title;
    }

    public Stop stop() {
        return stop;
    }

    List<DebugThread> threads() {
        return threads;
    }

    /** The session while the program stands still. */
    Optional<DebugSession> stopped() {
        return isStopped() ? sessions.shown() : Optional.empty();
    }

    RunSessions sessions() {
        return sessions;
    }

    boolean hasLast() {
        return last.isPresent();
    }

    /** Debugs what {@code supply} makes, in the place of what runs. */
    public void start(Supply supply) {
        last = Optional.of(supply);
        Call<?> ending = stopAll();
        title = supply.title();
        phase = Phase.STARTING;
        print("Debugging " + supply.title() + "\n");
        changed();
        int mine = ++turn;
        Optional<ProgramTerminal> terminal = place.get();
        Call<DebugSession> call = Call.start("debug " + supply.title(), scope -> {
            ending.await();
            DebugTarget target = scope.await(supply.target().apply(line -> ui.execute(() -> print(line + "\n"))));
            return scope.await(debugging.start(target, breakpoints.active(), event -> hear(event), terminal));
        });
        starting = Optional.of(call);
        call.whenDone(ui, outcome -> started(mine, outcome));
    }

    private void started(int mine, Outcome<DebugSession> outcome) {
        if (outcome instanceof Outcome.Success<DebugSession>(DebugSession made)
                && starting.isEmpty() && sessions.root().isEmpty()) {
            made.end(); // somebody has stopped it meanwhile
            return;
        }
        starting = Optional.empty();
        switch (outcome) {
            case Outcome.Success<DebugSession>(DebugSession made) -> {
                if (made.state() == DebugSession.State.ENDED) {
                    ended();
                    return;
                }
                sessions.begin(made);
                if (phase == Phase.STARTING) {
                    phase = Phase.RUNNING;
                }
                breakpoints.offer(made.exceptionFilters());
                tellBreakpoints();
                waiting.forEach(event -> take(made, event));
                waiting.clear();
                changed();
            }
            case Outcome.Failed<DebugSession>(Throwable cause) -> {
                notices.show(cause);
                print(FailureNotices.failureOf(cause).why() + "\n");
                ended();
            }
            case Outcome.Cancelled<DebugSession> cancelled -> ended();
        }
    }

    /** On the session's thread; where it stands is asked for at once. */
    private void hear(DebugEvent event) {
        ui.execute(() -> {
            if (sessions.root().isPresent()) {
                take(sessions.root().get(), event);
            } else if (starting.isPresent()) {
                waiting.add(event);
            }
        });
    }

    private void take(DebugSession of, DebugEvent event) {
        switch (event) {
            case DebugEvent.Beneath(DebugSession beneath, DebugEvent its) -> take(beneath, its);
            case DebugEvent.Began() -> {
                sessions.began(of);
                changed();
            }
            case DebugEvent.Stopped stopped -> {
                sessions.stands(of, stopped);
                // Another that stops meanwhile does not take people away from what they look at.
                if (phase != Phase.STOPPED || sessions.isShown(of)) {
                    stopped(of, stopped);
                } else {
                    changed();
                }
            }
            case DebugEvent.Continued() -> goesOn(of, () -> sessions.goesOn(of));
            case DebugEvent.Output(DebugEvent.Output.Kind kind, String text) -> {
                if (kind != DebugEvent.Output.Kind.CONSOLE) {
                    print(text);
                }
            }
            case DebugEvent.Threads() -> { } // they are asked for at the next stop
            case DebugEvent.BreakpointChanged(Breakpoint.Status status) -> {
                printMoved(List.of(status));
                breakpoints.setStatus(status);
            }
            case DebugEvent.Exited(long code) -> print("Ended with exit code " + code + ".\n");
            case DebugEvent.Ended(var failure) when sessions.root().filter(of::equals).isEmpty() -> {
                failure.ifPresent(one -> print(of.title() + ": " + one.why() + "\n"));
                goesOn(of, () -> sessions.ended(of));
            }
            case DebugEvent.Ended(var failure) -> {
                failure.ifPresent(notices::show);
                printIdle();
                ended();
            }
        }
    }

    /** What is shown of {@code of} counts no more. */
    private void goesOn(DebugSession of, Runnable how) {
        boolean shown = sessions.isShown(of);
        how.run();
        if (shown) {
            phase = Phase.RUNNING;
            turn++;
            forgetting.trigger();
        }
        changed();
    }

    /** Shows {@code session}, one beneath the first or that: where it stands, if it does. */
    void look(DebugSession session) {
        sessions.show(session);
        sessions.stop(session).ifPresentOrElse(stands -> stopped(session, stands), () -> {
            phase = Phase.RUNNING;
            turn++;
            stop = Stop.NONE;
            threads = List.of();
            changed();
        });
    }

    private void stopped(DebugSession of, DebugEvent.Stopped event) {
        forgetting.cancel();
        sessions.show(of);
        phase = Phase.STOPPED;
        int mine = ++turn;
        String reason = words(event);
        // A breakpoint in a library was meant; a pause in one is about the code that called it.
        boolean meant = event.reason().equals("step") || event.reason().equals("breakpoint");
        if (meant) {
            // The line is seen before the rest of the stack is known.
            of.stack(event.thread(), 0, 1).onSuccess(ui, frames -> {
                if (mine == turn && stop.turn() != mine && frames.stream().noneMatch(DebugRun::isPanic)
                        && frames.stream().findFirst().flatMap(Frame::file).isPresent()) {
                    stop = new Stop(mine, event.thread(), reason, frames, false, Optional.empty(), List.of());
                    select(frames.getFirst());
                }
            });
        }
        of.stack(event.thread(), 0, FRAMES).onSuccess(ui, frames -> {
            if (mine == turn) {
                String why = frames.stream().limit(1).anyMatch(DebugRun::isPanic) ? "at a panic" : reason;
                whole(new Stop(mine, event.thread(), why, frames, true, Optional.empty(), List.of()));
            }
        });
        of.threads().onSuccess(ui, found -> {
            if (mine == turn) {
                threads = found;
                changed();
            }
        });
    }

    /** It is about the code that panics, not where the library handles that. */
    private static boolean isPanic(Frame frame) {
        return frame.name().endsWith(KeptBreakpoints.PANICS.function());
    }

    /** All of the stack is known; what is shown already stays. */
    private void whole(Stop now) {
        if (stop.turn() == now.turn() && stop.frame().isPresent()) {
            stop = new Stop(now.turn(), now.thread(), now.reason(), now.frames(), true,
                    stop.frame().map(shown -> again(shown, now.frames())), stop.scopes());
            changed();
            return;
        }
        stop = now;
        now.frames().stream().filter(frame -> frame.kind() == Frame.Kind.OWN).findFirst()
                .or(() -> now.frames().stream().findFirst()).ifPresentOrElse(this::select, this::changed);
    }

    /** Some adapters give a frame another number each time. */
    private static Frame again(Frame shown, List<Frame> frames) {
        return frames.contains(shown) ? shown : frames.stream().filter(each -> each.name().equals(shown.name())
                && each.file().equals(shown.file()) && each.at().equals(shown.at())).findFirst().orElse(shown);
    }

    /** Why it stopped, for people; what adapters say about their own breakpoints is for others. */
    private static String words(DebugEvent.Stopped event) {
        return switch (event.reason()) {
            case "breakpoint", "function breakpoint", "instruction breakpoint" -> "at a breakpoint";
            case "data breakpoint" -> "a watched value has changed";
            case "step" -> "after a step";
            case "pause" -> "paused";
            case "entry" -> "at its beginning";
            case "exception", "signal" -> event.text().isEmpty() ? "at an exception" : event.text();
            default -> event.text().isEmpty() ? event.reason() : event.text();
        };
    }

    /** Shows {@code frame}: its line and its variables. */
    void select(Frame frame) {
        int mine = turn;
        stop = stop.at(frame, List.of());
        frame.file().ifPresent(file -> editors.look(new Location(file, Range.at(frame.at())), false));
        changed();
        stopped().ifPresent(of -> Call.start("variables", scope -> {
            var scopes = new ArrayList<Scoped>();
            for (VariableScope one : scope.await(of.scopes(frame))) {
                scopes.add(new Scoped(one, !one.isMain() ? List.of()
                        : scope.await(of.variables(one.handle(), 0, 0))));
            }
            return scopes;
        }).onSuccess(ui, scopes -> {
            if (mine == turn && stop.frame().equals(Optional.of(frame))) {
                stop = stop.at(frame, scopes);
                changed();
            }
        }));
    }

    /** Shows another thread. */
    void select(DebugThread thread) {
        stopped().ifPresent(of -> stopped(of, new DebugEvent.Stopped(thread.id(), "pause", stop.reason())));
    }

    /** What was shown runs; if another stands still, that is looked at now. */
    private void forgetStop() {
        if (phase == Phase.RUNNING) {
            stop = Stop.NONE;
            threads = List.of();
            sessions.anyStanding().ifPresentOrElse(this::look, this::changed);
        }
    }

    public void go(Step step) {
        stopped().ifPresent(of -> of.go(stop.thread(), step).onFailure(ui, notices::show));
    }

    /** Whether it can go back from where it stands. */
    boolean goesBack() {
        return stopped().filter(of -> of.can(Ability.STEP_BACK)).isPresent();
    }

    /** Whether it can be told to remember the way from where it stands. */
    boolean canRecord() {
        return stopped().filter(of -> of.can(Ability.RECORD)).isPresent();
    }

    /** From here on the way is remembered, so that it can be gone back. */
    void record() {
        stopped().ifPresent(of -> of.record().onFailure(ui, notices::show).onSuccess(ui, begun -> {
            print("From here on it can be gone back.\n");
            changed();
        }));
    }

    /** Sets a variable, and shows what has changed by that. */
    void set(long container, String name, String value) {
        stopped().ifPresent(of -> of.set(container, name, value).onFailure(ui, notices::show)
                .onSuccess(ui, set -> stop.frame().ifPresent(this::select)));
    }

    void runTo(Path file, int line) {
        stopped().ifPresent(of -> of.runTo(stop.thread(), file, line).onFailure(ui, notices::show));
    }

    void pause() {
        if (phase == Phase.RUNNING) {
            sessions.pause().onFailure(ui, notices::show);
        }
    }

    /** Ends it, and starts it again as it was started. */
    void restart() {
        last.ifPresent(this::start);
    }

    /** Ends it with all that it started. */
    public void end() {
        stopAll();
        changed();
    }

    private Call<?> stopAll() {
        starting.ifPresent(Call::cancel);
        starting = Optional.empty();
        Call<?> ending = sessions.root().<Call<?>>map(DebugSession::end).orElseGet(() -> Call.of(true));
        if (isActive()) {
            ended();
        }
        return ending;
    }

    private void ended() {
        phase = Phase.IDLE;
        sessions.clear();
        starting = Optional.empty();
        waiting.clear();
        stop = Stop.NONE;
        threads = List.of();
        turn++;
        breakpoints.over();
        changed();
    }

    private void tellBreakpoints() {
        List<Breakpoint> wanted = breakpoints.active();
        sessions.root().filter(of -> of.state() != DebugSession.State.ENDED && !Objects.equals(told, wanted))
                .ifPresent(of -> {
                    told = wanted;
                    of.setBreakpoints(wanted).onSuccess(ui, statuses -> {
                        if (sessions.root().equals(Optional.of(of))) {
                            printMoved(statuses);
                            breakpoints.setStatuses(statuses);
                        }
                    });
                });
        if (sessions.root().isEmpty()) {
            told = List.of();
        }
    }

    private void printMoved(List<Breakpoint.Status> statuses) {
        statuses.stream().filter(Breakpoint.Status::isMoved).forEach(each -> printPlace(each.breakpoint(),
                each.words()));
    }

    /** Those in vain, where people may wonder why the program went on. */
    private void printIdle() {
        breakpoints.active().stream().filter(each -> each instanceof Breakpoint.AtLine && breakpoints.isIdle(each))
                .forEach(each -> printPlace(each, breakpoints.words(each)));
    }

    private void printPlace(Breakpoint breakpoint, String words) {
        if (breakpoint instanceof Breakpoint.AtLine at) {
            print(at.file().getFileName() + ":" + (at.line() + 1) + ": " + words + '\n');
        }
    }

    /** Evaluates what somebody typed and prints what comes of it. */
    void say(String line) {
        print("› " + line + "\n");
        sessions.shown().ifPresent(of -> of.evaluate(line, stop.frame()).whenDone(ui, outcome -> {
            if (outcome instanceof Outcome.Success<Variable>(Variable value)) {
                print((value.type().isEmpty() ? "" : value.type() + ": ") + value.value() + "\n");
            } else {
                of.command(line, stop.frame()).whenDone(ui, answer -> print(switch (answer) {
                    case Outcome.Success<String>(String text) -> text.endsWith("\n") || text.isEmpty() ? text
                            : text + '\n';
                    case Outcome.Failed<String>(Throwable cause) -> FailureNotices.failureOf(cause).why() + '\n';
                    case Outcome.Cancelled<String> cancelled -> "";
                }));
            }
        }));
    }

    private void print(String text) {
        List.copyOf(consoles).forEach(console -> console.accept(text));
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}

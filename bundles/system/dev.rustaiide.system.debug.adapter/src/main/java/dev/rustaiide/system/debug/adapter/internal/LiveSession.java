package dev.rustaiide.system.debug.adapter.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.debug.adapter.Ability;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.DebugThread;
import dev.rustaiide.system.debug.adapter.ExceptionFilter;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.Instruction;
import dev.rustaiide.system.debug.adapter.LoadedModule;
import dev.rustaiide.system.debug.adapter.MemoryBlock;
import dev.rustaiide.system.debug.adapter.ProgramTerminal;
import dev.rustaiide.system.debug.adapter.Step;
import dev.rustaiide.system.debug.adapter.Variable;
import dev.rustaiide.system.debug.adapter.VariableScope;
import dev.rustaiide.system.debug.adapter.internal.AdapterPeer.Asked;
import dev.rustaiide.system.debug.adapter.internal.AdapterPeer.GoneException;
import dev.rustaiide.system.debug.adapter.internal.Family.Patience;

/** A session with one adapter, from the first word to the last. */
final class LiveSession implements DebugSession {
    private static final String LOOK = "Look at the console of the debugger, and start it again.";
    private static final String THREAD = "threadId";
    private static final String HANDLE = "variablesReference";

    private static final Map<String, Ability> NEEDED = Map.of("dataBreakpointInfo", Ability.DATA,
            "setVariable", Ability.SET_VARIABLE, "stepBack", Ability.STEP_BACK, "reverseContinue", Ability.STEP_BACK,
            "disassemble", Ability.DISASSEMBLE, "readMemory", Ability.READ_MEMORY, "modules", Ability.MODULES);

    private final Family family;
    private final String title;
    private final Optional<LiveSession> parent;
    private final DebugTarget target;
    private final String adapter;
    private final AdapterProcess process;
    private final Readings readings;
    private final Patience patience;
    private final Optional<ProgramTerminal> terminal;
    private final AdapterPeer peer;
    private final CompletableFuture<Object> ready = new CompletableFuture<>();
    /** Held while the adapter is told of breakpoints: what it answers must not overtake what it was told later. */
    private final ReentrantLock telling = new ReentrantLock();
    private final PlacedBreakpoints placed;
    private volatile List<Breakpoint> wanted = List.of();
    private Optional<Breakpoint> once = Optional.empty();
    private volatile Json capabilities = Json.NULL;
    private volatile State state = State.RUNNING;
    private volatile boolean begun;
    private volatile boolean records;
    /** Guarded by this: nothing is told after the end. */
    private boolean over;

    LiveSession(Family family, String title, Optional<LiveSession> parent, AdapterProcess process) {
        this.family = family;
        this.title = title;
        this.parent = parent;
        this.process = process;
        this.target = family.shared().target();
        this.adapter = family.shared().adapter();
        this.placed = new PlacedBreakpoints(adapter.equals(BuiltInAdapters.GDB.id()));
        this.readings = family.shared().readings();
        this.patience = family.shared().patience();
        this.terminal = family.shared().terminal();
        this.peer = new AdapterPeer(process.line().in(), process.line().out(), this::hear, this::asked);
    }

    /** Greets the adapter. Blocks, as the next does. */
    void greet() throws FailureException, InterruptedException {
        process.onOutput(this::tell);
        peer.whenEnded(this::ended);
        peer.start(adapter);
        capabilities = await("initialize", peer.ask("initialize", Json.object().put("clientID", "rust-ai-ide")
                .put("clientName", "Rust AI IDE").put("adapterID", adapter).put("locale", "en")
                .put("linesStartAt1", true).put("columnsStartAt1", true).put("pathFormat", "path")
                .put("supportsVariableType", true).put("supportsVariablePaging", true)
                .put("supportsMemoryReferences", true).put("supportsInvalidatedEvent", true)
                .put("supportsStartDebuggingRequest", true)
                .put("supportsRunInTerminalRequest", terminal.isPresent()).build()), patience.start());
        peer.cancels(can(Ability.CANCEL));
    }

    /** Starts the target: {@code command} is launch or attach. */
    void begin(String command, Json arguments, List<Breakpoint> breakpoints)
            throws FailureException, InterruptedException {
        Asked beginning = peer.ask(command, arguments);
        // An adapter that cannot begin says so instead of being ready.
        beginning.whenDone(() -> ready.complete(true));
        awaitReady();
        tell(breakpoints);
        if (capabilities.flag("supportsConfigurationDoneRequest", false)) {
            await("configurationDone", peer.ask("configurationDone", Json.NULL), patience.start());
        }
        await(command, beginning, patience.start());
        begun = true;
    }

    private void awaitReady() throws FailureException, InterruptedException {
        try {
            ready.get(patience.start().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw failure("It did not become ready within " + patience.start().toSeconds() + " s.");
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    private FailureException failure(String why) {
        return new FailureException(new Failure.Other("Cannot debug " + target.title() + ".", why, LOOK));
    }

    private Json await(String command, Asked asked, Duration time) throws FailureException, InterruptedException {
        try {
            return asked.await(time);
        } catch (RefusedException refused) {
            String said = SafeText.line(refused.getMessage().lines().findFirst().orElse(""));
            throw new FailureException(new Failure.Other(what(command), said.endsWith(".") ? said : said + '.',
                    "Correct what it names, and try again."), refused);
        } catch (GoneException gone) {
            throw new FailureException(new Failure.Other(what(command),
                    gone.getMessage().isEmpty() ? process.end() : gone.getMessage(), LOOK), gone);
        }
    }

    private String what(String command) {
        return switch (command) {
            case "initialize", "launch", "attach", "configurationDone" -> "Cannot debug " + target.title() + ".";
            case "evaluate" -> "Cannot evaluate that.";
            case "setVariable", "setExpression" -> "Cannot set that.";
            default -> "The debugger cannot do that (" + command + ").";
        };
    }

    private <T> Call<T> call(String command, Json arguments, Function<Json, T> reading) {
        return Call.start("debugger: " + command, scope -> reading.apply(ask(command, arguments)));
    }

    /** What an adapter has not said that it can is not asked: some end at a question that they do not know. */
    private Json ask(String command, Json arguments) throws FailureException, InterruptedException {
        Ability needed = NEEDED.get(command);
        if (needed != null && !can(needed)) {
            throw new FailureException(new Failure.Other(what(command), adapter + " does not offer it.",
                    "Use another debug adapter, if there is one for this language."));
        }
        return await(command, peer.ask(command, arguments), patience.answer());
    }

    // What the adapter says by itself, on the thread that reads.

    private void hear(String event, Json body) {
        switch (event) {
            case "initialized" -> ready.complete(true);
            case "stopped" -> stopped(body);
            case "continued" -> continued();
            case "process" -> {
                if (target instanceof DebugTarget.Launch && body.flag("isLocalProcess", true)) {
                    family.started(body.number("systemProcessId", 0));
                }
            }
            case "output" -> output(body);
            case "thread" -> tell(new DebugEvent.Threads());
            case "breakpoint" -> placed(body);
            case "exited" -> tell(new DebugEvent.Exited(body.number("exitCode", 0)));
            case "debugpyAttach" -> family.begin(this, body.string("request", "attach"), body);
            case "terminated" -> family.over(this);
            case "capabilities" -> capabilities = merged(capabilities, body.get("capabilities"));
            default -> { } // modules, progress, memory: whoever shows them asks
        }
    }

    /** What the adapter wants of us: a session beneath, or a program started where people can give it input. */
    private Optional<Call<Json>> asked(String command, Json arguments) {
        if (command.equals("startDebugging")) {
            return Optional.of(family.begin(this, arguments.string("request", ""), arguments.get("configuration")));
        }
        return terminal.filter(one -> command.equals("runInTerminal"))
                .map(one -> one.start(Readings.program(target, arguments)).then("answer an adapter", (scope, pid) -> {
                    if (pid > 0) {
                        family.started(pid);
                    }
                    return pid > 0 ? Json.object().put("processId", pid).build() : Json.object().build();
                }));
    }

    private static Json merged(Json before, Json news) {
        Json.ObjectBuilder both = Json.object();
        before.members().forEach(both::put);
        news.members().forEach(both::put);
        return both.build();
    }

    private void stopped(Json body) {
        state = State.STOPPED;
        if (once.isPresent()) {
            Call.start("debugger: forget a breakpoint", scope -> {
                once = Optional.empty();
                tellWanted();
                return true;
            });
        }
        String said = body.string("text", "");
        String text = said.isEmpty() ? body.string("description", "") : said;
        // LLDB has one word for both.
        String reason = text.startsWith("watchpoint") ? "data breakpoint" : body.string("reason", "");
        tell(new DebugEvent.Stopped(body.number(THREAD, 0), reason, text));
    }

    private void continued() {
        if (state == State.STOPPED) {
            state = State.RUNNING;
            tell(new DebugEvent.Continued());
        }
    }

    private void output(Json body) {
        var kind = switch (body.string("category", "console").toLowerCase(Locale.ROOT)) {
            case "stdout" -> DebugEvent.Output.Kind.STDOUT;
            case "stderr" -> DebugEvent.Output.Kind.STDERR;
            case "important" -> DebugEvent.Output.Kind.IMPORTANT;
            case "telemetry" -> null;
            default -> DebugEvent.Output.Kind.CONSOLE;
        };
        String text = body.string("output", "");
        if (kind != null && !text.isEmpty()) {
            tell(new DebugEvent.Output(kind, text));
        }
    }

    private void placed(Json body) {
        placed.changed(body).filter(status -> status.isVerified() || !family.isPlaced(status.breakpoint()))
                .ifPresent(status -> tell(new DebugEvent.BreakpointChanged(status)));
    }

    void tell(DebugEvent event) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = event instanceof DebugEvent.Ended;
        }
        family.hear(this, event);
    }

    /** The connection is gone: the adapter's own doing if nobody wanted it. */
    private void ended(String why) {
        ready.complete(true);
        if (state != State.ENDED) {
            Call.start("end of a debug session", scope -> {
                String said = why.isEmpty() ? process.end() : why;
                return finish(Optional.of(new Failure.Other("The debugger of " + target.title() + " is gone.", said,
                        "Start it again.")));
            });
        }
    }

    private boolean finish(Optional<Failure> failure) {
        state = State.ENDED;
        family.ending(this);
        process.stop();
        family.ended(this);
        peer.end("The debug session has ended.");
        tell(new DebugEvent.Ended(failure));
        return true;
    }

    /** Says good-bye, and sees to it that nothing stays. */
    boolean depart() throws InterruptedException {
        if (state != State.ENDED) {
            state = State.ENDED;
            try {
                peer.ask("disconnect", Json.object().put("restart", false)
                        .put("terminateDebuggee", !(target instanceof DebugTarget.Attach)).build())
                        .await(patience.farewell());
            } catch (RefusedException | GoneException silent) {
                LoggerFactory.getLogger(LiveSession.class).debug("An adapter did not say good-bye", silent);
            } finally {
                finish(Optional.empty());
            }
        }
        process.awaitEnd();
        return true;
    }

    @Override
    public Call<?> end() {
        return family.end(this);
    }

    /** As {@link #end}, at once and without waiting. */
    void abandon() {
        finish(Optional.empty());
    }

    // What it can be asked.

    @Override
    public DebugTarget target() {
        return target;
    }

    @Override
    public String adapter() {
        return adapter;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<DebugSession> children() {
        return family.childrenOf(this);
    }

    Optional<LiveSession> parent() {
        return parent;
    }

    /** Whether it was told of breakpoints: before that it is told of those that there are then. */
    boolean isBegun() {
        return begun;
    }

    List<Breakpoint> wanted() {
        return wanted;
    }

    boolean isPlaced(Breakpoint breakpoint) {
        return state != State.ENDED && placed.statuses().stream()
                .anyMatch(each -> each.isVerified() && each.breakpoint().equals(breakpoint));
    }

    @Override
    public boolean can(Ability ability) {
        return switch (ability) {
            case RECORD -> Backwards.isKnown(adapter) && !records;
            case STEP_BACK -> capabilities.flag(ability.flag(), false) || records;
            default -> capabilities.flag(ability.flag(), false);
        };
    }

    @Override
    public List<ExceptionFilter> exceptionFilters() {
        return Readings.filters(capabilities);
    }

    @Override
    public Call<List<Breakpoint.Status>> setBreakpoints(List<Breakpoint> all) {
        return Call.start("debugger: breakpoints", scope -> family.tellBeneath(this, all, tell(all)));
    }

    List<Breakpoint.Status> tell(List<Breakpoint> all) throws InterruptedException, FailureException {
        telling.lockInterruptibly();
        try {
            wanted = List.copyOf(all);
            return state == State.ENDED ? placed.statuses().stream()
                    .filter(each -> all.contains(each.breakpoint())).toList() : tellWanted();
        } finally {
            telling.unlock();
        }
    }

    private List<Breakpoint.Status> tellWanted() throws InterruptedException, FailureException {
        telling.lockInterruptibly();
        try {
            var all = new ArrayList<>(wanted);
            once.ifPresent(all::add);
            List<PlacedBreakpoints.Message> messages = placed.changes(all, can(Ability.FUNCTIONS), can(Ability.DATA),
                    can(Ability.INSTRUCTIONS));
            List<Asked> asked = messages.stream().map(each -> peer.ask(each.command(), each.arguments())).toList();
            for (int i = 0; i < messages.size(); i++) {
                try {
                    placed.took(messages.get(i), asked.get(i).await(patience.answer()));
                } catch (RefusedException refused) {
                    placed.refused(messages.get(i), refused.getMessage());
                } catch (GoneException gone) {
                    throw failure(gone.getMessage().isEmpty() ? process.end() : gone.getMessage());
                }
            }
            return placed.statuses();
        } finally {
            telling.unlock();
        }
    }

    @Override
    public Call<Optional<Breakpoint.OnMemory>> watchable(long handle, String name) {
        return call("dataBreakpointInfo", Json.object().put(HANDLE, handle).put("name", name).build(),
                body -> body.optionalString("dataId").map(id -> new Breakpoint.OnMemory(id, "write", name,
                        Breakpoint.When.ALWAYS)));
    }

    @Override
    public Call<Optional<Breakpoint.OnMemory>> readable(long handle, String name) {
        return call("dataBreakpointInfo", Json.object().put(HANDLE, handle).put("name", name).build(),
                body -> body.optionalString("dataId").filter(id -> body.get("accessTypes").items().stream()
                        .anyMatch(type -> type.asString().filter("readWrite"::equals).isPresent()))
                        .map(id -> new Breakpoint.OnMemory(id, "readWrite", name, Breakpoint.When.ALWAYS)));
    }

    @Override
    public Call<List<DebugThread>> threads() {
        return call("threads", Json.NULL, Readings::threads);
    }

    @Override
    public Call<List<Frame>> stack(long thread, int first, int count) {
        return call("stackTrace", Json.object().put(THREAD, thread).put("startFrame", first).put("levels", count)
                .build(), readings::frames);
    }

    @Override
    public Call<List<VariableScope>> scopes(Frame frame) {
        return call("scopes", Json.object().put("frameId", frame.id()).build(), Readings::scopes);
    }

    @Override
    public Call<List<Variable>> variables(long handle, long first, long count) {
        return call("variables", variablesOf(handle, first, count), readings::variables);
    }

    private static Json variablesOf(long handle, long first, long count) {
        Json.ObjectBuilder arguments = Json.object().put(HANDLE, handle);
        return count == 0 ? arguments.build() : arguments.put("start", first).put("count", count).build();
    }

    @Override
    public Call<Variable> evaluate(String expression, Optional<Frame> frame) {
        return Call.start("debugger: evaluate", scope -> {
            Optional<PathExpression> path = PathExpression.of(expression);
            if (frame.isPresent() && path.isPresent()) {
                Variable followed = follow(path.get(), frame.get());
                if (followed != null) {
                    return new Variable(expression, followed.value(), followed.type(), followed.handle(),
                            followed.parts(), followed.expression(), followed.memory());
                }
            }
            Json.ObjectBuilder arguments = Json.object().put("expression", expression).put("context", "watch");
            frame.ifPresent(at -> arguments.put("frameId", at.id()));
            return readings.variable(expression, ask("evaluate", arguments.build()), "result");
        });
    }

    /** What the path leads to among the variables that are shown; null if it leads nowhere. */
    private @Nullable Variable follow(PathExpression path, Frame frame) throws FailureException, InterruptedException {
        Variable found = null;
        for (VariableScope scope : Readings.scopes(ask("scopes", Json.object().put("frameId", frame.id()).build()))) {
            if (found == null && !scope.isExpensive()) {
                found = named(path.variable(), scope.handle());
            }
        }
        for (String step : path.steps()) {
            found = found == null || !found.hasParts() ? null : named(step, found.handle());
        }
        return found;
    }

    private @Nullable Variable named(String name, long handle) throws FailureException, InterruptedException {
        Variable found = null;
        boolean isItem = name.startsWith("[");
        Json arguments = isItem ? variablesOf(handle, Long.parseLong(name.substring(1, name.length() - 1)), 1)
                : variablesOf(handle, 0, 0);
        for (Variable each : readings.variables(ask("variables", arguments))) {
            // Of several the last one is the innermost: it hides the others.
            found = each.name().equals(name) || isItem && each.name().equals(name.substring(1, name.length() - 1))
                    ? each : found;
        }
        return found;
    }

    @Override
    public Call<String> command(String line, Optional<Frame> frame) {
        Json.ObjectBuilder arguments = Json.object().put("expression", line).put("context", "repl");
        frame.ifPresent(at -> arguments.put("frameId", at.id()));
        return call("evaluate", arguments.build(), body -> body.string("result", ""));
    }

    @Override
    public Call<Variable> set(long handle, String name, String value) {
        return call("setVariable", Json.object().put(HANDLE, handle).put("name", name).put("value", value).build(),
                // LLDB has the value where an evaluation has it.
                body -> readings.variable(name, body, body.get("value").isNull() ? "result" : "value"));
    }

    @Override
    public Call<?> go(long thread, Step step) {
        return Call.start("debugger: " + step.command(), scope -> {
            Json.ObjectBuilder arguments = Json.object().put(THREAD, thread);
            if (step == Step.OVER || step == Step.INTO || step == Step.OUT) {
                arguments.put("granularity", "line");
            }
            // It is told before the answer is there: the next stop may come before it.
            continued();
            try {
                boolean back = step == Step.BACK || step == Step.REVERSE;
                if (back && Backwards.isKnown(adapter)) {
                    ask("evaluate", Backwards.request(step));
                } else {
                    ask(step.command(), arguments.build());
                }
            } catch (FailureException refused) {
                if (state == State.RUNNING) {
                    state = State.STOPPED;
                    tell(new DebugEvent.Stopped(thread, "refused", refused.failure().why()));
                }
                throw refused;
            }
            return true;
        });
    }

    @Override
    public Call<?> record() {
        return Backwards.record(adapter).<Call<?>>map(words -> command(words, Optional.empty())
                .then("remember the way", (scope, said) -> records = true)).orElseGet(() -> Call.of(true));
    }

    @Override
    public Call<?> runTo(long thread, Path file, int line) {
        return Call.start("debugger: run to line", scope -> {
            once = Optional.of(new Breakpoint.AtLine(file, line, Breakpoint.When.ALWAYS));
            tellWanted();
            return scope.await(go(thread, Step.CONTINUE));
        });
    }

    @Override
    public Call<?> pause(long thread) {
        return call("pause", Json.object().put(THREAD, thread).build(), body -> true);
    }

    @Override
    public Call<List<Instruction>> disassemble(String address, int offset, int count) {
        return call("disassemble", Json.object().put("memoryReference", address).put("instructionOffset", offset)
                .put("instructionCount", count).put("resolveSymbols", true).build(), readings::instructions);
    }

    @Override
    public Call<MemoryBlock> memory(String address, long offset, int count) {
        if (!can(Ability.READ_MEMORY) && PrintedMemory.isPrintedBy(adapter)) {
            return command(PrintedMemory.command(address, offset, count), Optional.empty())
                    .then("read memory", (scope, printed) -> PrintedMemory.read(printed));
        }
        return call("readMemory", Json.object().put("memoryReference", address).put("offset", offset)
                .put("count", count).build(), Readings::memory);
    }

    @Override
    public Call<List<LoadedModule>> modules() {
        return call("modules", Json.object().build(), Readings::modules);
    }
}

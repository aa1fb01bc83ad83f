package dev.rustaiide.system.debug.adapter.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cargo.integration.SessionTrust;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.Debugging;
import dev.rustaiide.system.debug.adapter.FoundAdapter;
import dev.rustaiide.system.debug.adapter.ProgramTerminal;
import dev.rustaiide.system.debug.adapter.Step;

/** Runs a program to its breakpoints and tells what it is like there. */
@Component(property = Verb.NAME + "=debug")
public final class DebugVerb implements Verb {
    private static final Pattern PLACE = Pattern.compile("(.+):(\\d{1,9})");
    private static final int MOST_STOPS = 1000;
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Debugging debugging;
    private final TargetFinder targets;
    private final SessionTrust trust;
    private final Processes processes;

    @Activate
    public DebugVerb(@Reference Debugging debugging, @Reference TargetFinder targets,
            @Reference SessionTrust trust, @Reference Processes processes) {
        this.debugging = debugging;
        this.targets = targets;
        this.trust = trust;
        this.processes = processes;
    }

    @Override
    public String name() {
        return "debug";
    }

    @Override
    public String summary() {
        return "runs a program to its breakpoints and shows its stack and variables there";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("DIR", Count.OPTIONAL, "The project; else the current folder")),
                List.of(new Option("bin", "NAME", "The program to build and run; needed if there are several"),
                        new Option("test", "NAME", "The test to build and run, by its path or a part of it"),
                        new Option("program", "PATH", "A program that is there already"),
                        new Option("pid", "NUMBER", "A process that runs already"),
                        new Option("core", "PATH", "What a program left when it crashed; --program names that where it"
                                + " does not"),
                        new Option("break", "PLACES", "FILE:LINE or the name of a function, with commas between"),
                        new Option("if", "CONDITION", "Stops only where this holds, in the words of the adapter"),
                        new Option("eval", "EXPRESSIONS", "What to evaluate at each stop, with semicolons between"),
                        new Option("steps", "WORDS", "How to go on: of over, in, out, continue, with commas between;"
                                + " else it continues until it ends"),
                        new Option("stops", "NUMBER", "Ends it after so many stops; else 1"),
                        new Option("args", "WORDS", "Arguments of the program; quotes hold words together"),
                        new Option("language", "NAME", "The language of --program, e.g. go; else python for .py, go for"
                                + " .go, javascript for .js, rust"),
                        new Option("input", "FILE", "What the program reads from its standard input"),
                        new Option("adapter", "NAME", "The debug adapter, e.g. lldb-dap or gdb"),
                        new Option("adapters", "", "Shows which debug adapters are known and can be used here"),
                        new Option("trust", "", "Lets the code of the folder run, as if you had trusted it")),
                "Cargo builds what is debugged first, offline. At each stop the stack and the variables of its first"
                        + " own frame are shown. Exit code 1: the program never stopped.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        if (invocation.has("adapters")) {
            return adapters(invocation);
        }
        Path folder = invocation.folder().resolve(invocation.parameters().isEmpty() ? "."
                : invocation.parameters().getFirst()).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new FailureException(new Failure.Missing(folder));
        }
        Optional<List<Step>> steps = steps(invocation.option("steps").orElse(""));
        Optional<Integer> stops = number(invocation.option("stops").orElse("1"));
        if (steps.isEmpty() || stops.isEmpty()) {
            invocation.message("--steps takes over, in, out and continue; --stops takes a number from 1 to 1000.");
            return ExitCode.USAGE;
        }
        if (invocation.has("trust")) {
            trust.trust(folder);
        }
        List<Breakpoint> breakpoints = breakpoints(invocation, folder);
        DebugTarget target = targets.find(invocation, folder);
        BlockingQueue<DebugEvent> events = new LinkedBlockingQueue<>();
        Optional<FedProgram> fed = input(invocation).map(file -> new FedProgram(file, processes, events::add));
        DebugSession session = Answers.await(debugging.start(target, breakpoints, events::add,
                fed.map(ProgramTerminal.class::cast)));
        try {
            int most = Math.max(stops.get(), steps.get().size() + 1);
            var report = new StopReport(session, List.of(invocation.option("eval").orElse("").split(";")),
                    new BreakpointReport(session, breakpoints, invocation), invocation);
            return follow(session, events, new Walk(steps.get(), most, report), fed);
        } finally {
            Answers.await(session.end());
        }
    }

    /** How far it goes, and in which steps. */
    private record Walk(List<Step> steps, int most, StopReport report) {
        /** Whether it goes on from where {@code session} has stopped. */
        boolean goesOn(DebugSession session, DebugEvent.Stopped stopped)
                throws FailureException, InterruptedException {
            report.stop(session, stopped);
            if (report.stops() >= most) {
                return false;
            }
            Step next = report.stops() <= steps.size() ? steps.get(report.stops() - 1) : Step.CONTINUE;
            Answers.await(session.go(stopped.thread(), next));
            return true;
        }
    }

    private ExitCode follow(DebugSession session, BlockingQueue<DebugEvent> events, Walk walk,
            Optional<FedProgram> fed) throws FailureException, InterruptedException {
        StopReport report = walk.report();
        for (boolean goesOn = true; goesOn;) {
            DebugEvent event = next(events, report);
            DebugSession where = event instanceof DebugEvent.Beneath beneath ? beneath.session() : session;
            switch (event instanceof DebugEvent.Beneath beneath ? beneath.event() : event) {
                case DebugEvent.Began began -> report.began(where);
                case DebugEvent.Stopped stopped -> goesOn = walk.goesOn(where, stopped);
                case DebugEvent.Output output -> report.output(output);
                case DebugEvent.Exited(long code) -> report.exited(code);
                case DebugEvent.Ended ended when where == session -> {
                    if (fed.isPresent()) {
                        fed.get().awaitOutput();
                        drain(events, report);
                    }
                    if (ended.failure().isPresent()) {
                        throw new FailureException(ended.failure().get());
                    }
                    return report.end(true);
                }
                default -> { } // nothing that people need to know here
            }
        }
        return report.end(false);
    }

    /** The next; a program that says nothing for a while is waited for knowing what can stop it. */
    private static DebugEvent next(BlockingQueue<DebugEvent> events, StopReport report) throws InterruptedException {
        DebugEvent event = events.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            report.breakpoints();
            event = events.take();
        }
        return event;
    }

    /** What the program printed last may come behind the debugger's own end. */
    private static void drain(BlockingQueue<DebugEvent> events, StopReport report) {
        for (DebugEvent left = events.poll(); left != null; left = events.poll()) {
            if (left instanceof DebugEvent.Output output) {
                report.output(output);
            }
        }
    }

    private static Optional<Path> input(Invocation invocation) throws FailureException {
        Optional<Path> file = invocation.option("input").map(name -> invocation.folder().resolve(name)
                .toAbsolutePath().normalize());
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw new FailureException(new Failure.Missing(file.get()));
        }
        return file;
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9]\\d{0,3}") && Integer.parseInt(text) <= MOST_STOPS
                ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static Optional<List<Step>> steps(String words) {
        var steps = new ArrayList<Step>();
        for (String word : words.isEmpty() ? new String[0] : words.split(",")) {
            @Nullable Step step = switch (word.strip().toLowerCase(Locale.ROOT)) {
                case "over" -> Step.OVER;
                case "in" -> Step.INTO;
                case "out" -> Step.OUT;
                case "continue" -> Step.CONTINUE;
                default -> null;
            };
            if (step == null) {
                return Optional.empty();
            }
            steps.add(step);
        }
        return Optional.of(steps);
    }

    private static List<Breakpoint> breakpoints(Invocation invocation, Path folder) throws FailureException {
        var when = new Breakpoint.When(invocation.option("if").orElse(""), "", "");
        var breakpoints = new ArrayList<Breakpoint>();
        String places = invocation.option("break").orElse("");
        for (String word : places.isBlank() ? new String[0] : places.split(",")) {
            Matcher place = PLACE.matcher(word.strip());
            breakpoints.add(place.matches()
                    ? new Breakpoint.AtLine(file(folder, invocation.folder(), place.group(1)),
                            Math.max(0, Integer.parseInt(place.group(2)) - 1), when)
                    : new Breakpoint.AtFunction(word.strip(), when));
        }
        return breakpoints;
    }

    /** A file is named from where the user stands, or from the project. */
    private static Path file(Path folder, Path here, String name) throws FailureException {
        return Stream.of(here.resolve(name), folder.resolve(name)).filter(Files::isRegularFile).findFirst()
                .map(path -> path.toAbsolutePath().normalize())
                .orElseThrow(() -> new FailureException(new Failure.Missing(folder.resolve(name))));
    }

    private static String where(FoundAdapter usable) {
        return usable.program().map(Path::toString).orElseGet(() -> usable.definition().address()
                .map(there -> there.host() + ':' + there.port()).orElse(""));
    }

    private ExitCode adapters(Invocation invocation) throws FailureException, InterruptedException {
        List<FoundAdapter> found = Answers.await(debugging.adapters());
        for (FoundAdapter each : found) {
            String languages = String.join(", ", each.definition().languages().stream().map(Object::toString).sorted()
                    .toList());
            invocation.print(each.definition().id() + "  " + languages + "  "
                    + (each.isUsable() ? where(each) : each.trouble()));
        }
        invocation.print(Json.array(found.stream().map(each -> Json.object().put("adapter", each.definition().id())
                .put("languages", Json.strings(each.definition().languages().stream().map(Object::toString).sorted()
                        .toList()))
                .put("usable", each.isUsable()).put("program", each.program().map(Path::toString).orElse(""))
                .put("trouble", each.trouble()).build()).toList()));
        return found.stream().anyMatch(FoundAdapter::isUsable) ? ExitCode.OK : ExitCode.FINDINGS;
    }
}

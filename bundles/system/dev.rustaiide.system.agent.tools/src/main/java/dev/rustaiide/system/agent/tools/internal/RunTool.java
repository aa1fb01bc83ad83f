package dev.rustaiide.system.agent.tools.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.ai.assistant.AgentSession;
import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.ToolAnswer;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.agent.tools.Sandbox;
import dev.rustaiide.system.agent.tools.Sandbox.Confinement;
import dev.rustaiide.system.agent.tools.Sandbox.State;

/** Runs cargo in the copy of a folder, and lets Git look at the folder itself. */
final class RunTool implements AgentTool {
    private static final String WHAT = "Cannot run that.";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Pattern PLACE = Pattern.compile("-->\\s+([^:\\s][^:]*):(\\d{1,7}):(\\d{1,7})");
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./~^-]+");
    private static final int MOST_PLACES = 50;

    private final Sandbox sandbox;
    private final Processes processes;
    private final Programs programs;
    private final Path cache;
    private final boolean needsSandbox;

    /**
     * @param cache where copies of folders are kept
     * @param needsSandbox whether nothing is run where there is no sandbox
     */
    RunTool(Sandbox sandbox, Processes processes, Programs programs, Path cache, boolean needsSandbox) {
        this.sandbox = sandbox;
        this.processes = processes;
        this.programs = programs;
        this.cache = cache;
        this.needsSandbox = needsSandbox;
    }

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String description() {
        return "Runs cargo (check, test, clippy, build, run, fmt --check, doc, tree) on the folder as it is staged, or"
                + " git (status, diff, log) on the folder as it is on the disk. There is no shell and no network,"
                + " and nothing that a program writes reaches the folder.";
    }

    @Override
    public Json parameters() {
        Json word = Json.object().put("type", "string").build();
        Json command = Json.object().put("type", "array").put("items", word).put("minItems", 2).put("maxItems", 64)
                .put("description", "The program and its arguments, e.g. [\"cargo\", \"test\", \"--lib\"]").build();
        return Json.object().put("type", "object").put("properties", Json.object().put("command", command).build())
                .put("required", Json.strings(List.of("command"))).put("additionalProperties", false).build();
    }

    @Override
    public Effect effect() {
        return Effect.RUN;
    }

    /** The command; what has a blank or looks odd is in quotes, so that no word passes for two. */
    @Override
    public String subject(Json arguments) {
        String command = String.join(" ", words(arguments).stream()
                .map(word -> PLAIN.matcher(word).matches() ? word : Json.of(word).print()).toList());
        return isMissing() ? command + " (without a sandbox)" : command;
    }

    /** As far as it is known: the sandbox is tried before an agent begins. */
    private boolean isMissing() {
        Call<State> state = sandbox.state();
        try {
            return state.isDone() && state.await() == State.MISSING;
        } catch (ExecutionException | InterruptedException broken) {
            // Nothing will be run then.
            return false;
        }
    }

    private static List<String> words(Json arguments) {
        return arguments.get("command").items().stream().map(word -> word.asString().orElse("")).toList();
    }

    @Override
    public Call<ToolAnswer> use(Json arguments, AgentSession session) {
        List<String> words = words(arguments);
        return Call.start("run " + words.getFirst(), scope -> run(words, session, scope));
    }

    private ToolAnswer run(List<String> words, AgentSession session, Scope scope) throws Exception {
        Optional<String> objection = AgentCommands.objection(words);
        if (objection.isPresent()) {
            throw new FailureException(new Failure.Refused(WHAT, "agent.command", objection.get(),
                    "Run something else, or ask the person to run it."));
        }
        if (!session.place().isTrusted()) {
            throw new FailureException(new Failure.Refused(WHAT, "agent.trust", "The folder is not trusted.",
                    "Go on without running anything."));
        }
        boolean confined = confined(scope.await(sandbox.state()));
        Path program = programs.find(words.getFirst()).orElseThrow(() -> new FailureException(
                new Failure.NoProgram(words.getFirst(), "run it for an agent", "Install it.")));
        Command command = Command.of(program.toString(), words.subList(1, words.size()));
        if (words.getFirst().equals("git")) {
            return git(command, confined, session, scope);
        }
        Path folder = session.place().folder();
        String name = UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8)).toString();
        try (Mirror mirror = Mirror.of(session, cache.resolve(name), scope)) {
            return cargo(command, confined, mirror, session, scope);
        }
    }

    /** Whether it runs in the sandbox: closed when that fails, and when there has to be one. */
    private boolean confined(State state) throws FailureException {
        if (state == State.BROKEN || state == State.MISSING && needsSandbox) {
            throw new FailureException(new Failure.Refused(WHAT, "agent.sandbox", state == State.BROKEN
                    ? "The sandbox of this machine does not work, and without it nothing is run."
                    : "There is no sandbox on this machine, and the settings ask for one.",
                    "Tell the person, who can install or mend bubblewrap (bwrap)."));
        }
        return state == State.WORKS;
    }

    private ToolAnswer cargo(Command command, boolean confined, Mirror mirror, AgentSession session, Scope scope)
            throws Exception {
        Path folder = session.place().folder();
        Map<String, String> environment = environment();
        environment.put("CARGO_NET_OFFLINE", "true");
        environment.put("CARGO_TERM_COLOR", "never");
        Path home = Path.of(System.getProperty("user.home"));
        Path cargo = Optional.ofNullable(System.getenv("CARGO_HOME")).map(Path::of).orElse(home.resolve(".cargo"));
        Path rustup = Optional.ofNullable(System.getenv("RUSTUP_HOME")).map(Path::of).orElse(home.resolve(".rustup"));
        environment.put("CARGO_HOME", cargo.toString());
        environment.put("RUSTUP_HOME", rustup.toString());
        environment.put("PATH", cargo.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin");
        List<String> lines;
        if (confined) {
            environment.put("CARGO_TARGET_DIR", mirror.built().toString());
            environment.put("HOME", "/tmp");
            var confinement = new Confinement(Map.of(folder, mirror.tree(), mirror.built(), mirror.built()),
                    List.of(cargo.resolve("bin"), cargo.resolve("registry"), cargo.resolve("git"), rustup),
                    Optional.of(folder), environment);
            return answer(sandbox.confine(command, confinement), folder, folder, true, session, scope);
        }
        environment.put("CARGO_TARGET_DIR", mirror.built().toString());
        Command plain = new Command(command.program(), command.arguments(), mirror.tree(), environment);
        return answer(plain, mirror.tree(), folder, false, session, scope);
    }

    /** Git reads the repository, and nothing that the repository names is run by it. */
    private ToolAnswer git(Command command, boolean confined, AgentSession session, Scope scope) throws Exception {
        Path folder = session.place().folder();
        List<Path> repository = Repository.of(folder);
        Map<String, String> environment = environment();
        environment.putAll(Map.of("GIT_OPTIONAL_LOCKS", "0", "GIT_PAGER", "cat", "GIT_TERMINAL_PROMPT", "0",
                "GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null", "GIT_EXTERNAL_DIFF", "",
                "PATH", "/usr/local/bin:/usr/bin:/bin"));
        environment.putAll(Map.of("GIT_CONFIG_COUNT", "3", "GIT_CONFIG_KEY_0", "core.fsmonitor",
                "GIT_CONFIG_VALUE_0", "false", "GIT_CONFIG_KEY_1", "core.hooksPath", "GIT_CONFIG_VALUE_1", "/dev/null",
                "GIT_CONFIG_KEY_2", "safe.directory", "GIT_CONFIG_VALUE_2", "*"));
        List<String> arguments = new ArrayList<>(List.of("--no-pager"));
        arguments.addAll(command.arguments());
        if (!arguments.get(1).equals("status")) {
            arguments.addAll(2, List.of("--no-ext-diff", "--no-textconv"));
        }
        Command quiet = new Command(command.program(), arguments, folder, environment);
        if (confined) {
            environment.put("HOME", "/tmp");
            environment.remove("GIT_EXTERNAL_DIFF");
            quiet = sandbox.confine(quiet, new Confinement(Map.of(), repository, Optional.of(folder),
                    environment));
        }
        return answer(quiet, folder, folder, confined, session, scope);
    }

    /** Nothing of what this process was started with: tokens are often there. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("LANG", "C.UTF-8");
        environment.put("TERM", "dumb");
        return environment;
    }

    private ToolAnswer answer(Command command, Path there, Path folder, boolean confined, AgentSession session,
            Scope scope) throws Exception {
        var output = new Output();
        var sections = new SecretSections(session);
        Child child = processes.start(withoutOurs(command), line -> output.add(sections, line.text()));
        try {
            child.stdin().close();
        } catch (IOException ended) {
            // It reads nothing any more; its exit code says how it ended.
        }
        Duration patience = session.left().compareTo(LONGEST) < 0 ? session.left() : LONGEST;
        int exit = scope.await(child.exit().cancelAfter(patience));
        String text = output.text().replace(there.toString(), folder.toString());
        String outcome = (exit == 0 ? "ended well" : "ended with " + exit) + (confined ? "" : ", without a sandbox");
        return new ToolAnswer("exit code " + exit + "\n" + text, outcome, places(text, session), exit != 0);
    }

    /** Variables of this process that are not set anew are removed. */
    private static Command withoutOurs(Command command) {
        Map<String, String> environment = new HashMap<>();
        System.getenv().keySet().forEach(name -> environment.put(name, ""));
        environment.putAll(command.environment());
        environment.putIfAbsent("PATH", "/usr/local/bin:/usr/bin:/bin");
        return new Command(command.program(), command.arguments(), command.folder(), environment);
    }

    private static List<Location> places(String text, AgentSession session) {
        Set<Location> places = new LinkedHashSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find() && places.size() < MOST_PLACES) {
            try {
                int line = Math.max(0, Integer.parseInt(matcher.group(2)) - 1);
                int column = Math.max(0, Integer.parseInt(matcher.group(3)) - 1);
                places.add(new Location(session.file(matcher.group(1)), Range.of(line, column, line, column)));
            } catch (FailureException elsewhere) {
                // In a library: it is not of this folder.
                continue;
            }
        }
        return List.copyOf(places);
    }
}

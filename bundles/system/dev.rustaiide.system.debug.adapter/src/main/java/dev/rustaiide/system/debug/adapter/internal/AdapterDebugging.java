package dev.rustaiide.system.debug.adapter.internal;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.platform.UnpackedResources;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.cargo.integration.ExecutionPolicy;
import dev.rustaiide.system.cargo.integration.FolderToolchains;
import dev.rustaiide.system.debug.adapter.AdapterDefinition;
import dev.rustaiide.system.debug.adapter.AdapterDefinitions;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.Debugging;
import dev.rustaiide.system.debug.adapter.FoundAdapter;
import dev.rustaiide.system.debug.adapter.ProgramTerminal;

/** Starts a child process for each session. */
@Component
public final class AdapterDebugging implements Debugging {
    private static final String SCRIPT = "rust_values.py";

    private final Programs programs;
    private final Processes processes;
    private final Settings settings;
    private final StandardPaths paths;
    private final FolderToolchains toolchains;
    private final Family.Patience patience;
    private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<AdapterDefinitions> definitions = new CopyOnWriteArrayList<>();
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<ExecutionPolicy> policies = new CopyOnWriteArrayList<>();

    @Activate
    public AdapterDebugging(@Reference Programs programs, @Reference Processes processes,
            @Reference Settings settings, @Reference StandardPaths paths, @Reference FolderToolchains toolchains) {
        this(programs, processes, settings, paths, toolchains, Family.Patience.USUAL);
    }

    AdapterDebugging(Programs programs, Processes processes, Settings settings, StandardPaths paths,
            FolderToolchains toolchains, Family.Patience patience) {
        this.programs = programs;
        this.processes = processes;
        this.settings = settings;
        this.paths = paths;
        this.toolchains = toolchains;
        this.patience = patience;
    }

    /** Where nobody binds them. */
    public AdapterDebugging with(AdapterDefinitions known, ExecutionPolicy policy) {
        definitions = List.of(known);
        policies = List.of(policy);
        return this;
    }

    @Deactivate
    void close() {
        sessions.forEach(LiveSession::abandon);
    }

    private List<AdapterDefinition> known() {
        var known = new LinkedHashMap<String, AdapterDefinition>();
        settings.get(DebugSettings.ADAPTERS).forEach(each -> known.put(each.id(), each));
        definitions.forEach(one -> one.definitions().forEach(each -> known.putIfAbsent(each.id(), each)));
        return List.copyOf(known.values());
    }

    @Override
    public Call<List<FoundAdapter>> adapters() {
        return Call.start("find debug adapters", scope -> {
            var found = new ArrayList<FoundAdapter>();
            for (AdapterDefinition each : known()) {
                found.add(find(each, scope));
            }
            return found;
        });
    }

    @Override
    public Set<LanguageId> languages() {
        return known().stream().flatMap(each -> each.languages().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private FoundAdapter find(AdapterDefinition definition, Scope scope) throws InterruptedException {
        Optional<Path> program = Optional.empty();
        String trouble = definition.isServer() ? "" : definition.install();
        for (String name : definition.programs()) {
            Optional<Path> found = Path.of(name).isAbsolute() ? Optional.of(Path.of(name)).filter(Files::isExecutable)
                    : programs.find(name);
            if (found.isPresent()) {
                program = found;
                trouble = trouble(definition, found.get(), scope);
                if (trouble.isEmpty()) {
                    break;
                }
            }
        }
        return new FoundAdapter(definition, program, trouble);
    }

    private String trouble(AdapterDefinition definition, Path program, Scope scope) throws InterruptedException {
        if (definition.leastVersion() == 0) {
            return "";
        }
        try {
            String version = scope.await(programs.version(program, definition.versionArguments()));
            return firstNumber(version) >= definition.leastVersion() ? ""
                    : "It is too old (" + version.strip() + "). " + definition.install();
        } catch (ExecutionException broken) {
            return definition.install();
        }
    }

    /** In {@code GNU gdb (Debian 13.1-3) 13.1} it is that of the last word. */
    private static long firstNumber(String version) {
        String[] words = version.strip().split("\\s+");
        String digits = words[words.length - 1].replaceFirst("^[^0-9]*", "").replaceFirst("[^0-9].*$", "");
        return digits.isEmpty() || digits.length() > 9 ? 0 : Long.parseLong(digits);
    }

    @Override
    public Call<DebugSession> start(DebugTarget target, List<Breakpoint> breakpoints, Consumer<DebugEvent> events) {
        return start(target, breakpoints, events, Optional.empty());
    }

    @Override
    public Call<DebugSession> start(DebugTarget target, List<Breakpoint> breakpoints, Consumer<DebugEvent> events,
            Optional<ProgramTerminal> terminal) {
        return Call.start("debug " + target.title(), scope -> {
            demandTrust(target);
            FoundAdapter found = choose(target, scope);
            boolean isRust = target.language().equals(LanguageId.RUST);
            Call<RustToolchain> asked = isRust ? scope.start("toolchain", part -> part.await(
                    RustToolchain.of(target.folder(), toolchains))) : Call.of(RustToolchain.NONE);
            RustToolchain toolchain = scope.await(asked);
            AdapterDefinition definition = found.definition();
            Optional<ProgramTerminal> used = terminal(target, definition, terminal);
            Optional<AdapterDefinition.Address> address = address(definition);
            Form form = form(target, toolchain, used, address);
            Json request = form.fill(request(target, definition));
            AdapterProcess process = run(found, form, target.folder(), address);
            var readings = new Readings(real(target.folder()), isRust, toolchain);
            var family = new Family(new Family.Shared(target, definition.id(), readings, patience, used,
                    configuration -> another(configuration, target, found, form, address)), process, events);
            return begin(family.root(), request, breakpoints);
        });
    }

    /** Where it will listen, if it does. */
    private static Optional<AdapterDefinition.Address> address(AdapterDefinition definition) throws FailureException {
        Optional<AdapterDefinition.Address> wanted = definition.address();
        if (wanted.isEmpty() || definition.isServer()) {
            return wanted;
        }
        if (wanted.get().port() == 0) {
            return Optional.of(new AdapterDefinition.Address(wanted.get().host(), Loopback.freePort()));
        }
        AdapterLine.demandFree(wanted.get(), definition.id());
        return wanted;
    }

    private AdapterProcess run(FoundAdapter found, Form form, Path folder, Optional<AdapterDefinition.Address> address)
            throws FailureException, InterruptedException {
        AdapterDefinition definition = found.definition();
        Optional<Child> child = definition.isServer() ? Optional.empty()
                : Optional.of(processes.start(Command.of(found.program().orElseThrow().toString(),
                        form.fill(definition.arguments())).in(folder)));
        return address.isPresent() ? AdapterProcess.at(address.get(), definition.id(), child, patience.start())
                : AdapterProcess.of(child.orElseThrow());
    }

    /** Where a session shall be begun beneath another: at a place that is named, or as the other was. */
    private AdapterProcess another(Json configuration, DebugTarget target, FoundAdapter found, Form form,
            Optional<AdapterDefinition.Address> address) throws FailureException, InterruptedException {
        Optional<AdapterDefinition.Address> named = named(configuration.get("connect"), found.definition().id());
        Optional<AdapterDefinition.Address> there = named.isPresent() ? named : address;
        return there.isPresent() ? AdapterProcess.at(there.get(), found.definition().id(), Optional.empty(),
                patience.start()) : run(found, form, target.folder(), address);
    }

    private static Optional<AdapterDefinition.Address> named(Json place, String adapter) throws FailureException {
        long port = place.number("port", 0);
        if (port <= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AdapterDefinition.Address(place.string("host", AdapterDefinition.Address.HERE),
                    (int) Math.min(port, Integer.MAX_VALUE)));
        } catch (IllegalArgumentException elsewhere) {
            throw new FailureException(new Failure.Other("Cannot reach the debug adapter " + adapter + '.',
                    elsewhere.getMessage(), "Debug that process on its own."), elsewhere);
        }
    }

    private DebugSession begin(LiveSession session, Json request, List<Breakpoint> breakpoints)
            throws FailureException, InterruptedException {
        boolean begun = false;
        sessions.add(session);
        try {
            session.greet();
            session.begin(session.target() instanceof DebugTarget.Launch ? "launch" : "attach", request, breakpoints);
            begun = true;
            return session;
        } finally {
            if (!begun) {
                session.abandon();
            }
            sessions.removeIf(each -> each.state() == DebugSession.State.ENDED);
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException gone) {
            return folder.toAbsolutePath().normalize();
        }
    }

    private void demandTrust(DebugTarget target) throws FailureException {
        if (policies.stream().noneMatch(policy -> policy.mayRun(target.folder()))) {
            throw new FailureException(new Failure.Other("Cannot debug " + target.title() + ".",
                    "The folder is not trusted yet, and this would execute code of it.",
                    "Trust the folder if you know where its code comes from."));
        }
    }

    private FoundAdapter choose(DebugTarget target, Scope scope) throws FailureException, InterruptedException {
        String wished = target.adapter().orElseGet(() -> settings.get(DebugSettings.ADAPTER));
        List<AdapterDefinition> fit = known().stream()
                .filter(each -> target.adapter().isPresent() ? each.id().equals(wished)
                        : each.languages().contains(target.language()))
                .sorted((one, other) -> Boolean.compare(other.id().equals(wished), one.id().equals(wished))).toList();
        if (fit.isEmpty()) {
            throw new FailureException(new Failure.Other("Cannot debug " + target.title() + ".",
                    target.adapter().isPresent() ? "No debug adapter is called " + wished + "."
                            : "No debug adapter is known for " + target.language() + ".",
                    "Name one in the setting debug.adapters."));
        }
        FoundAdapter first = find(fit.getFirst(), scope);
        FoundAdapter found = first;
        for (int i = 1; i < fit.size() && !found.isUsable(); i++) {
            found = find(fit.get(i), scope);
        }
        if (found.isUsable()) {
            return found;
        }
        throw new FailureException(new Failure.NoProgram(first.definition().id(), "debug " + target.title(),
                first.trouble()));
    }

    private static Optional<ProgramTerminal> terminal(DebugTarget target, AdapterDefinition definition,
            Optional<ProgramTerminal> wanted) throws FailureException {
        boolean possible = target instanceof DebugTarget.Launch && definition.startsInTerminals();
        if (!possible && wanted.filter(ProgramTerminal::isRequired).isPresent()) {
            throw new FailureException(new Failure.Other("Cannot debug " + target.title() + " with input.",
                    target instanceof DebugTarget.Launch ? definition.id() + " starts programs only by itself."
                            : "It was started already.", "Use another debug adapter, such as lldb-dap."));
        }
        return possible ? wanted : Optional.empty();
    }

    private static Json request(DebugTarget target, AdapterDefinition definition) throws FailureException {
        Json request = switch (target) {
            case DebugTarget.Launch launch -> definition.launch();
            case DebugTarget.Attach attach -> definition.attach();
            case DebugTarget.Core core -> definition.core();
        };
        if (request.isNull()) {
            throw new FailureException(new Failure.Other("Cannot debug " + target.title() + ".",
                    definition.id() + (target instanceof DebugTarget.Core ? " opens no core files."
                            : " attaches to no processes."), "Use another debug adapter."));
        }
        return request;
    }

    private Form form(DebugTarget target, RustToolchain toolchain, Optional<ProgramTerminal> terminal,
            Optional<AdapterDefinition.Address> address) {
        Map<String, Json> values = new HashMap<>();
        address.ifPresent(there -> values.put("port", Json.of(there.port())));
        values.put("title", Json.of(target.title()));
        values.put("inTerminal", Json.of(terminal.isPresent()));
        values.put("console", Json.of(terminal.map(one -> one.isExternal() ? "externalTerminal"
                : "integratedTerminal").orElse("internalConsole")));
        values.put("lldbCommands", Json.strings(toolchain.lldbCommands(ourScript())));
        values.put("rustScripts", Json.of(toolchain.scripts().map(Path::toString).orElse("/")));
        switch (target) {
            case DebugTarget.Launch launch -> {
                values.put("program", Json.of(whole(launch.program()).toString()));
                values.put("args", Json.strings(launch.arguments()));
                values.put("mode", Json.of(Files.isRegularFile(launch.program())
                        && Files.isExecutable(launch.program()) ? "exec" : "debug"));
                values.put("cwd", Json.of(launch.workingFolder().toString()));
                Json.ObjectBuilder environment = Json.object();
                launch.environment().forEach(environment::put);
                values.put("env", environment.build());
                values.put("envList", Json.strings(launch.environment().entrySet().stream()
                        .map(each -> each.getKey() + '=' + each.getValue()).toList()));
                values.put("stopAtEntry", Json.of(launch.stopAtEntry()));
            }
            case DebugTarget.Attach attach -> values.put("pid", Json.of(attach.pid()));
            case DebugTarget.Core core -> {
                values.put("program", Json.of(core.program().toString()));
                values.put("core", Json.of(core.core().toString()));
            }
        }
        return new Form(values);
    }

    /** A file of Go is part of a package, which is a folder and is built whole. */
    private static Path whole(Path program) {
        Path folder = program.getParent();
        return folder != null && program.toString().endsWith(".go") ? folder : program;
    }

    private Optional<Path> ourScript() {
        URL script = AdapterDebugging.class.getResource("/" + SCRIPT);
        try {
            // Its name is that of the module which LLDB imports.
            return script == null ? Optional.empty() : Optional.of(new UnpackedResources(
                    paths.cache().resolve("debugger")).folder("lldb", Map.of(SCRIPT, script)).resolve(SCRIPT));
        } catch (IOException unwritable) {
            LoggerFactory.getLogger(AdapterDebugging.class).warn("Values of Rust are less readable: no script in {}",
                    paths.cache(), unwritable);
            return Optional.empty();
        }
    }
}

package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.log.LogReaderService;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.common.Nearest;
import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.CliText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.error.FailureJson;
import dev.rustaiide.foundation.logging.Logs;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Verb;

/** All verbs there are, and the one way to run them. */
@Component(service = VerbTable.class)
public final class VerbTable {
    static final String PROGRAM = "rust-ai-ide";

    private final Map<String, Supplier<Verb>> verbs = new TreeMap<>();
    private final Supplier<Optional<Settings>> settings;
    /** What the framework has said goes to the log. */
    private final Runnable atEnd;

    /** Verbs and settings are made when they are needed: most starts need one verb and no settings. */
    @Activate
    public VerbTable(
            @Reference(service = Verb.class, policyOption = ReferencePolicyOption.GREEDY)
            List<ComponentServiceObjects<Verb>> verbs,
            @Reference(service = Settings.class) ComponentServiceObjects<Settings> settings,
            @Reference LogReaderService framework,
            @Reference(service = Logs.class) ComponentServiceObjects<Logs> logs) {
        this.settings = () -> Optional.of(settings.getService());
        this.atEnd = () -> {
            // Most have nothing to say, and then nobody opens a log.
            if (framework.getLog().hasMoreElements()) {
                logs.getService().flush();
            }
        };
        verbs.forEach(verb -> {
            boolean named = verb.getServiceReference().getProperty(Verb.NAME) instanceof String;
            String name = named ? (String) verb.getServiceReference().getProperty(Verb.NAME) : verb.getService().name();
            this.verbs.put(name, verb::getService);
        });
        addHelp();
    }

    VerbTable(List<Verb> verbs) {
        this(verbs, Optional.empty());
    }

    VerbTable(List<Verb> verbs, Optional<Settings> settings) {
        this.settings = () -> settings;
        this.atEnd = () -> { };
        verbs.forEach(verb -> this.verbs.put(verb.name(), () -> verb));
        addHelp();
    }

    private void addHelp() {
        HelpVerb help = new HelpVerb(this);
        verbs.put(help.name(), () -> help);
    }

    Set<String> names() {
        return verbs.keySet();
    }

    Optional<Verb> verb(String name) {
        return Optional.ofNullable(verbs.get(name)).map(Supplier::get);
    }

    /** Runs what {@code words} ask for, and tells what goes wrong. */
    ExitCode run(List<String> words, Terminal terminal, Path folder) throws InterruptedException {
        try {
            return runVerb(words, terminal, folder);
        } finally {
            atEnd.run();
        }
    }

    private ExitCode runVerb(List<String> words, Terminal terminal, Path folder) throws InterruptedException {
        if (words.isEmpty()) {
            terminal.message(PROGRAM + ": what is to be done? See: " + PROGRAM + " help");
            return ExitCode.USAGE;
        }
        String name = verbName(words.get(0));
        Optional<Verb> known = verb(name);
        if (known.isEmpty()) {
            terminal.message(PROGRAM + ": unknown command \"" + name + "\"." + Nearest.to(name, names())
                    .map(near -> " Did you mean \"" + near + "\"?").orElse(" See: " + PROGRAM + " help"));
            return ExitCode.USAGE;
        }
        Verb verb = known.get();
        try {
            return run(verb, Arguments.parse(verb.usage(), words.subList(1, words.size())), terminal, folder);
        } catch (UsageException wrong) {
            terminal.message(PROGRAM + ' ' + name + ": " + wrong.getMessage());
            terminal.message("Usage: " + HelpVerb.synopsis(verb));
            return ExitCode.USAGE;
        }
    }

    private static String verbName(String first) {
        return switch (first) {
            case "--help", "-h" -> "help";
            case "--version", "-V" -> "version";
            default -> first;
        };
    }

    private ExitCode run(Verb verb, Arguments arguments, Terminal terminal, Path folder)
            throws InterruptedException {
        var invocation = new Run(arguments, terminal, folder);
        if (arguments.has("help")) {
            HelpVerb.explain(verb, invocation);
            return ExitCode.OK;
        }
        if (arguments.has("set")) {
            settings.get().ifPresent(overridden -> tellUseless(overridden, terminal));
        }
        try {
            return verb.run(invocation);
        } catch (FailureException failed) {
            tell(failed.failure(), invocation, terminal);
        } catch (RuntimeException fault) { // boundary: a verb may come from any bundle
            LoggerFactory.getLogger(VerbTable.class).error(verb.name() + " failed", fault);
            tell(new Failure.Other("Cannot do that.", "The command failed with " + fault + '.',
                    "This is a fault of the program: please report it."), invocation, terminal);
        }
        return ExitCode.FAILURE;
    }

    /** Whoever overrides a setting must hear that it is locked, or that there is none. */
    private static void tellUseless(Settings settings, Terminal terminal) {
        settings.problems().stream().filter(problem -> problem.origin() == Origin.COMMAND_LINE)
                .forEach(problem -> terminal.message(PROGRAM + ": " + problem.source() + ": " + problem.message()));
    }

    /** Once: a script that asked for JSON reads the failure where it would have read the answer. */
    private static void tell(Failure failure, Run invocation, Terminal terminal) {
        if (invocation.json()) {
            terminal.printData(FailureJson.of(failure));
        } else {
            CliText.lines(PROGRAM, failure).forEach(terminal::message);
        }
    }

    /** For verbs without parameters and options of their own. */
    static Usage plain(String details) {
        return new Usage(List.of(), List.of(), details);
    }
}

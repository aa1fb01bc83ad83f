package dev.rustaiide.system.cli.internal;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import dev.rustaiide.foundation.common.Nearest;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Verb;

/** All verbs there are, and the one way to run them. */
@Component(service = VerbTable.class)
public final class VerbTable {
    static final String PROGRAM = "rust-ai-ide";

    private final Map<String, Verb> verbs = new TreeMap<>();

    @Activate
    public VerbTable(@Reference(policyOption = ReferencePolicyOption.GREEDY) List<Verb> verbs) {
        verbs.forEach(verb -> this.verbs.put(verb.name(), verb));
        HelpVerb help = new HelpVerb(this.verbs);
        this.verbs.put(help.name(), help);
    }

    /** Runs what {@code words} ask for, and tells what goes wrong. */
    ExitCode run(List<String> words, Terminal terminal, Path folder) throws InterruptedException {
        if (words.isEmpty()) {
            terminal.message(PROGRAM + ": what is to be done? See: " + PROGRAM + " help");
            return ExitCode.USAGE;
        }
        String name = verbName(words.get(0));
        Verb verb = verbs.get(name);
        if (verb == null) {
            terminal.message(PROGRAM + ": unknown command \"" + name + "\"." + Nearest.to(name, verbs.keySet())
                    .map(near -> " Did you mean \"" + near + "\"?").orElse(" See: " + PROGRAM + " help"));
            return ExitCode.USAGE;
        }
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

    private static ExitCode run(Verb verb, Arguments arguments, Terminal terminal, Path folder)
            throws InterruptedException {
        var invocation = new Run(arguments, terminal, folder);
        if (arguments.has("help")) {
            HelpVerb.explain(verb, invocation);
            return ExitCode.OK;
        }
        try {
            return verb.run(invocation);
        } catch (FailureException failed) {
            tell(failed.failure(), terminal);
        } catch (RuntimeException fault) { // boundary: a verb may come from any bundle
            System.getLogger(VerbTable.class.getName()).log(Level.ERROR, verb.name() + " failed", fault);
            tell(new Failure.Other("Cannot do that.", "The command failed with " + fault + '.',
                    "This is a fault of the program: please report it."), terminal);
        }
        return ExitCode.FAILURE;
    }

    private static void tell(Failure failure, Terminal terminal) {
        terminal.message(PROGRAM + ": " + failure.what() + ' ' + failure.why());
        terminal.message(failure.nextStep());
    }

    /** For verbs without parameters and options of their own. */
    static Usage plain(String details) {
        return new Usage(List.of(), List.of(), details);
    }
}

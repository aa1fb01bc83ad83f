package dev.rustaiide.system.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.common.Nearest;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Tells what can be done. Made by the table, which knows all verbs. */
final class HelpVerb implements Verb {
    /** So many options, or parts of an explanation, and no more fit into a line. */
    private static final int MANY = 6;

    private final VerbTable table;

    HelpVerb(VerbTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "lists the commands, or explains one";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("COMMAND", Count.OPTIONAL, "The command to explain")), List.of(), "");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException {
        if (invocation.parameters().isEmpty()) {
            list(invocation);
            return ExitCode.OK;
        }
        String name = invocation.parameters().get(0);
        Optional<Verb> verb = table.verb(name);
        if (verb.isEmpty()) {
            throw new FailureException(new Failure.Other("Cannot explain \"" + name + "\".",
                    "There is no such command.",
                    Nearest.to(name, table.names()).map(near -> "Did you mean \"" + near + "\"?")
                            .orElse("See: " + VerbTable.PROGRAM + " help")));
        }
        explain(verb.get(), invocation);
        return ExitCode.OK;
    }

    private void list(Invocation invocation) {
        invocation.print("Usage: " + VerbTable.PROGRAM + " COMMAND [ARGUMENT...]");
        invocation.print("");
        var rows = new ArrayList<List<String>>();
        List<Verb> verbs = table.names().stream().map(name -> table.verb(name).orElseThrow()).toList();
        verbs.forEach(verb -> rows.add(List.of("  " + verb.name(), verb.summary())));
        Table.lines(rows).forEach(invocation::print);
        invocation.print("");
        invocation.print("Every command knows --help and --json. Exit codes: 0 done, 1 done with findings, "
                + "2 wrong usage, 3 failed.");
        invocation.print(Json.object().put("commands", Json.array(verbs.stream().map(HelpVerb::json).toList()))
                .build());
    }

    private static Json json(Verb verb) {
        return Json.object().put("name", verb.name()).put("summary", verb.summary()).put("usage",
                synopsis(verb)).build();
    }

    static String synopsis(Verb verb) {
        var line = new StringBuilder(VerbTable.PROGRAM).append(' ').append(verb.name());
        List<Option> options = verb.usage().options();
        if (options.size() > MANY) {
            line.append(" [OPTION...]");
        } else {
            options.forEach(option -> line.append(" [").append(spelled(option)).append(']'));
        }
        for (Parameter parameter : verb.usage().parameters()) {
            line.append(switch (parameter.count()) {
                case ONE -> " " + parameter.name();
                case OPTIONAL -> " [" + parameter.name() + ']';
                case ANY -> " [" + parameter.name() + "...]";
            });
        }
        return line.toString();
    }

    private static String spelled(Option option) {
        return "--" + option.name() + (option.value().isEmpty() ? "" : ' ' + option.value());
    }

    static void explain(Verb verb, Invocation invocation) {
        invocation.print("Usage: " + synopsis(verb));
        invocation.print("");
        invocation.print("This command " + verb.summary() + '.');
        invocation.print("");
        var rows = new ArrayList<List<String>>();
        verb.usage().parameters().forEach(parameter -> rows.addAll(explained(parameter, MANY)));
        verb.usage().options().forEach(o -> rows.add(List.of("  " + spelled(o), o.description())));
        Arguments.COMMON.forEach(o -> rows.add(List.of("  " + spelled(o), o.description())));
        Table.lines(rows).forEach(invocation::print);
        if (!verb.usage().details().isEmpty()) {
            invocation.print("");
            verb.usage().details().lines().forEach(invocation::print);
        }
        invocation.print(json(verb));
    }

    /** What has many parts, as the actions of a command, has a line for each. */
    static List<List<String>> explained(Parameter parameter, int many) {
        String[] parts = parameter.description().split("; ");
        if (parts.length <= many) {
            return List.of(List.of("  " + parameter.name(), parameter.description()));
        }
        var rows = new ArrayList<List<String>>();
        for (String part : parts) {
            rows.add(List.of(rows.isEmpty() ? "  " + parameter.name() : "", part));
        }
        return rows;
    }
}

package dev.rustaiide.system.debug.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.serialization.Schema;
import dev.rustaiide.foundation.serialization.Shape;
import dev.rustaiide.foundation.types.LanguageId;

/**
 * How a debug adapter is found and started, and in which form it wants to be told what to debug.
 *
 * <p>In arguments and forms {@code ${name}} stands for what is known of the target: {@code program}, {@code args},
 * {@code cwd}, {@code env} (an object), {@code envList} ({@code NAME=VALUE} each), {@code pid}, {@code core},
 * {@code stopAtEntry}, {@code inTerminal} (whether the program has a terminal), {@code console} (the same as a word,
 * {@code internalConsole}, {@code integratedTerminal} or {@code externalTerminal}), and for Rust {@code lldbCommands} and {@code rustScripts}, which make its values readable. One
 * that is a whole text becomes the value; in a list, a list is put in its place.
 *
 * @param id in lower case with hyphens, e.g. {@code lldb-dap}; the name for people too
 * @param languages what it debugs
 * @param programs names to look for, the best first
 * @param arguments the program gets these
 * @param versionArguments make it tell its version and end; it is usable if they succeed
 * @param leastVersion the first number of the version must be this at least
 * @param launch the arguments of {@code launch}
 * @param attach the arguments of {@code attach}; null if it cannot
 * @param core the arguments of {@code attach} that open a core file; null if it cannot
 * @param install the sentence that says how to get it
 */
public record AdapterDefinition(String id, Set<LanguageId> languages, List<String> programs, List<String> arguments,
        List<String> versionArguments, long leastVersion, Json launch, Json attach, Json core, String install) {
    /** How a user writes one in the settings. */
    public static final Schema<AdapterDefinition> SCHEMA = Schema.<AdapterDefinition>of("debugAdapter", 1, fields -> {
        var id = fields.text("name", AdapterDefinition::id);
        var languages = fields.list("languages", Shape.text(), one -> one.languages().stream().map(LanguageId::value)
                .sorted().toList());
        var command = fields.list("command", Shape.text(), AdapterDefinition::command);
        var launch = fields.text("launch", one -> one.launch().print());
        var attach = fields.text("attach", one -> one.attach().print()).orElse("null");
        var core = fields.text("core", one -> one.core().print()).orElse("null");
        return row -> declared(row.get(id), row.get(languages), row.get(command), row.get(launch), row.get(attach),
                row.get(core));
    }).strict();

    /** The same as a JSON Schema. */
    public static final Json FORM = Json.object().put("type", "object").put("additionalProperties", false)
            .put("required", Json.strings(List.of("name", "languages", "command", "launch")))
            .put("properties", Json.object()
                    .put("name", text("What you call it."))
                    .put("languages", texts("What it debugs, such as go."))
                    .put("command", texts("The adapter with its arguments; it speaks by its standard streams."))
                    .put("launch", text("JSON: the arguments of the request launch, with ${program}, ${args}, ${cwd},"
                            + " ${env} where they belong."))
                    .put("attach", text("JSON: the arguments of attach, with ${pid}."))
                    .put("core", text("JSON: the arguments of attach that open ${core}."))
                    .build())
            .build();

    public AdapterDefinition {
        languages = Set.copyOf(languages);
        programs = List.copyOf(programs);
        arguments = List.copyOf(arguments);
        versionArguments = List.copyOf(versionArguments);
    }

    private static AdapterDefinition declared(String id, List<String> languages, List<String> command, String launch,
            String attach, String core) {
        if (command.isEmpty() || command.getFirst().isBlank()) {
            throw new IllegalArgumentException("An adapter has a command.");
        }
        return new AdapterDefinition(id, Set.copyOf(languages.stream().map(LanguageId::new).toList()),
                List.of(command.getFirst()), command.subList(1, command.size()), List.of(), 0, form(launch),
                form(attach), form(core), "Install " + command.getFirst() + ", or correct the setting debug.adapters.");
    }

    private static Json form(String text) {
        try {
            return Json.parse(text);
        } catch (JsonException odd) {
            throw new IllegalArgumentException("What an adapter is told is JSON: " + odd.getMessage(), odd);
        }
    }

    /** The program that is looked for first, with its arguments. */
    public List<String> command() {
        var command = new ArrayList<>(List.of(programs.getFirst()));
        command.addAll(arguments);
        return command;
    }

    /** Whether it lets others start the program, where it can be given input. */
    public boolean startsInTerminals() {
        String form = launch.print();
        return form.contains("${inTerminal}") || form.contains("${console}");
    }

    private static Json text(String description) {
        return Json.object().put("type", "string").put("description", description).build();
    }

    private static Json texts(String description) {
        return Json.object().put("type", "array").put("description", description)
                .put("items", Json.object().put("type", "string").build()).build();
    }
}

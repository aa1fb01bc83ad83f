package dev.rustaiide.system.debug.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * {@code cwd}, {@code title}, {@code env} (an object), {@code envList} ({@code NAME=VALUE} each), {@code pid},
 * {@code core}, {@code stopAtEntry}, {@code mode} ({@code exec} for a program, {@code debug} for what is built first),
 * {@code port}, {@code inTerminal} (whether the program has a terminal), {@code console} (the same as a word,
 * {@code internalConsole}, {@code integratedTerminal} or {@code externalTerminal}), and for Rust {@code lldbCommands}
 * and {@code rustScripts}, which make its values readable. One that is a whole text becomes the value; in a list, a
 * list is put in its place.
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
 * @param address where it listens; empty if it speaks by its standard streams
 */
public record AdapterDefinition(String id, Set<LanguageId> languages, List<String> programs, List<String> arguments,
        List<String> versionArguments, long leastVersion, Json launch, Json attach, Json core, String install,
        Optional<Address> address) {
    /** How a user writes one in the settings. */
    public static final Schema<AdapterDefinition> SCHEMA = Schema.<AdapterDefinition>of("debugAdapter", 1, fields -> {
        var id = fields.text("name", AdapterDefinition::id);
        var languages = fields.list("languages", Shape.text(), one -> one.languages().stream().map(LanguageId::value)
                .sorted().toList());
        var command = fields.list("command", Shape.text(), AdapterDefinition::command).orElse(List.of());
        var launch = fields.text("launch", one -> one.launch().print());
        var attach = fields.text("attach", one -> one.attach().print()).orElse("null");
        var core = fields.text("core", one -> one.core().print()).orElse("null");
        var host = fields.text("host", one -> one.address().map(Address::host).orElse("")).orElse("");
        var port = fields.number("port", one -> one.address().map(Address::port).orElse(-1)).orElse(-1);
        return row -> declared(row.get(id), row.get(languages), row.get(command), address(row.get(host),
                row.number(port)), new Forms(form(row.get(launch)), form(row.get(attach)), form(row.get(core))));
    }).strict();

    /** The same as a JSON Schema. */
    public static final Json FORM = Json.object().put("type", "object").put("additionalProperties", false)
            .put("required", Json.strings(List.of("name", "languages", "launch")))
            .put("properties", Json.object()
                    .put("name", text("What you call it."))
                    .put("languages", texts("What it debugs, such as go."))
                    .put("command", texts("The adapter with its arguments, where ${port} stands for the port that it"
                            + " shall listen at; nothing if it listens already."))
                    .put("host", text("Where it listens: 127.0.0.1, localhost or ::1. For one on another machine lead"
                            + " a port of this one there, with ssh -L."))
                    .put("port", Json.object().put("type", "integer").put("minimum", -1).put("maximum", 65_535)
                            .put("description", "Where it listens; 0 takes any port that is free, -1 means that it"
                                    + " speaks by its standard streams.")
                            .build())
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

    /** One that speaks by its standard streams. */
    public AdapterDefinition(String id, Set<LanguageId> languages, List<String> programs, List<String> arguments,
            List<String> versionArguments, long leastVersion, Json launch, Json attach, Json core, String install) {
        this(id, languages, programs, arguments, versionArguments, leastVersion, launch, attach, core, install,
                Optional.empty());
    }

    /**
     * Where an adapter listens, on this machine: what leaves it has a gate of its own, which knows web servers only.
     *
     * @param host {@code 127.0.0.1}, {@code localhost} or {@code ::1}
     * @param port 0 for any that is free: the adapter is told which by <code>${port}</code> in its arguments
     */
    public record Address(String host, int port) {
        /** This machine. */
        public static final String HERE = "127.0.0.1";
        private static final Set<String> NAMES = Set.of(HERE, "localhost", "::1");
        private static final int LAST = 65_535;

        public Address {
            if (!NAMES.contains(host)) {
                throw new IllegalArgumentException("A debug adapter listens on this machine, at 127.0.0.1. For another"
                        + " machine lead a port there, with ssh -L.");
            }
            if (port < 0 || port > LAST) {
                throw new IllegalArgumentException("A port is a number from 0 to " + LAST + ", and 0 takes any.");
            }
        }
    }

    private record Forms(Json launch, Json attach, Json core) {}

    private static Optional<Address> address(String host, long port) {
        return host.isBlank() && port == -1 ? Optional.empty()
                : Optional.of(new Address(host.isBlank() ? Address.HERE : host.strip(), Math.toIntExact(port)));
    }

    private static AdapterDefinition declared(String id, List<String> languages, List<String> command,
            Optional<Address> address, Forms forms) {
        boolean starts = !command.isEmpty() && !command.getFirst().isBlank();
        if (!starts && address.filter(there -> there.port() > 0).isEmpty()) {
            throw new IllegalArgumentException("An adapter has a command, or a host and a port where it listens.");
        }
        return new AdapterDefinition(id, Set.copyOf(languages.stream().map(LanguageId::new).toList()),
                starts ? List.of(command.getFirst()) : List.of(),
                starts ? command.subList(1, command.size()) : List.of(), List.of(), 0, forms.launch(),
                forms.attach(), forms.core(), starts ? "Install " + command.getFirst()
                        + ", or correct the setting debug.adapters." : "Correct the setting debug.adapters.", address);
    }

    private static Json form(String text) {
        try {
            return Json.parse(text);
        } catch (JsonException odd) {
            throw new IllegalArgumentException("What an adapter is told is JSON: " + odd.getMessage(), odd);
        }
    }

    /** Whether it is a server that is there anyway. */
    public boolean isServer() {
        return programs.isEmpty();
    }

    /** The program that is looked for first, with its arguments; nothing for a server. */
    public List<String> command() {
        if (isServer()) {
            return List.of();
        }
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

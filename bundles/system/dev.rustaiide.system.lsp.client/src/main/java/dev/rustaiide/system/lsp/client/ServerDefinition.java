package dev.rustaiide.system.lsp.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.LanguageId;

/**
 * How a language server is found and started.
 *
 * @param id in lower case with hyphens, e.g. {@code rust-analyzer}; the name for people too
 * @param languages those that it knows
 * @param markers what the root of a project has: the nearest folder with the first of them, or else with the second …
 * @param programs names to look for, the best first
 * @param arguments the program gets these
 * @param versionArguments make it tell its version and end
 * @param section what the server calls its settings when it asks for them; its options lie below
 * @param options what it is set to, as its documentation has them
 * @param restricted options laid over the others where the folder's code must not run; empty if no options see to that,
 *     so that it does not start there
 * @param capabilities of the client beyond the standard, laid over ours
 * @param encodings how positions may be counted, the best first
 * @param install the sentence that says how to get it
 */
public record ServerDefinition(String id, Set<LanguageId> languages, List<RootMarker> markers, List<String> programs,
        List<String> arguments, List<String> versionArguments, String section, Json options, Optional<Json> restricted,
        Json capabilities, List<String> encodings, String install) {
    public static final List<String> ALL_ENCODINGS = List.of("utf-16", "utf-8", "utf-32");

    public ServerDefinition {
        languages = Set.copyOf(languages);
        markers = List.copyOf(markers);
        programs = List.copyOf(programs);
        arguments = List.copyOf(arguments);
        versionArguments = List.copyOf(versionArguments);
        encodings = List.copyOf(encodings);
    }

    /** A server that needs no options and runs nothing of a folder. */
    public static ServerDefinition of(String id, Set<String> languages, List<String> markers, List<String> command,
            String install) {
        return new ServerDefinition(id, Set.copyOf(languages.stream().map(LanguageId::new).toList()),
                markers.stream().map(RootMarker::file).toList(), List.of(command.getFirst()),
                command.subList(1, command.size()), List.of("--version"), id, Json.object().build(),
                Optional.of(Json.object().build()), Json.object().build(), ALL_ENCODINGS, install);
    }

    /** The same, for a server that may run what a folder brings along, whatever it is told. */
    public ServerDefinition needingTrust() {
        return new ServerDefinition(id, languages, markers, programs, arguments, versionArguments, section, options,
                Optional.empty(), capabilities, encodings, install);
    }

    /** The same, looked for under other names too. */
    public ServerDefinition alsoCalled(List<String> names) {
        List<String> all = new ArrayList<>(programs);
        all.addAll(names);
        return new ServerDefinition(id, languages, markers, all, arguments, versionArguments, section, options,
                restricted, capabilities, encodings, install);
    }

    /** The same with other options; {@code section} is what the server calls them. */
    public ServerDefinition with(String section, Json options) {
        return new ServerDefinition(id, languages, markers, programs, arguments, versionArguments, section, options,
                restricted, capabilities, encodings, install);
    }

    /** Its id as it stands in those of settings: {@code rustAnalyzer}. */
    public String settingName() {
        var name = new StringBuilder();
        for (String word : id.split("-")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}

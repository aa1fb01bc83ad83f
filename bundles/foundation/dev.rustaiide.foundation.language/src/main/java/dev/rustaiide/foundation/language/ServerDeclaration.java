package dev.rustaiide.foundation.language;

import java.util.List;
import java.util.Set;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.LanguageId;

/**
 * A language server that a plug-in or the user makes known.
 *
 * @param id in lower case with hyphens, e.g. {@code lua-language-server}; the name for people too
 * @param programs names to look for, the best first; never a path, which {@code lsp.ID.program} is for
 * @param arguments the program gets these, one by one: no shell reads them
 * @param versionArguments make it tell its version and end; empty if nothing does
 * @param roots names of files: the nearest folder with the first of them is the root, or else with the second …
 * @param section what the server calls its settings when it asks for them
 * @param options what it gets when it is initialised; an object
 * @param isSafe whether it runs nothing that a folder brings along, so that it starts in folders that are not trusted
 * @param install the sentence that says how to get it
 * @param isUsers whether the user said so, which counts more than what the product knows
 */
public record ServerDeclaration(String id, Set<LanguageId> languages, List<String> programs, List<String> arguments,
        List<String> versionArguments, List<String> roots, String section, Json options, boolean isSafe, String install,
        boolean isUsers) {
    public ServerDeclaration {
        languages = Set.copyOf(languages);
        programs = List.copyOf(programs);
        arguments = List.copyOf(arguments);
        versionArguments = List.copyOf(versionArguments);
        roots = List.copyOf(roots);
    }
}

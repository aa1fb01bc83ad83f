package dev.rustaiide.system.lsp.client.internal.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.LanguageId;

/** What a server can do: as it said at the start, and as it registered since. Any thread may use it. */
public final class Abilities {
    /** Those of which the protocol calls the ability otherwise than {@code NAMEProvider}. */
    private static final Map<String, String> PROVIDERS = Map.ofEntries(
            Map.entry("textDocument/documentColor", "colorProvider"),
            Map.entry("textDocument/formatting", "documentFormattingProvider"),
            Map.entry("textDocument/rangeFormatting", "documentRangeFormattingProvider"),
            Map.entry("textDocument/onTypeFormatting", "documentOnTypeFormattingProvider"),
            Map.entry("textDocument/prepareCallHierarchy", "callHierarchyProvider"),
            Map.entry("textDocument/prepareTypeHierarchy", "typeHierarchyProvider"),
            Map.entry("textDocument/linkedEditingRange", "linkedEditingRangeProvider"),
            Map.entry("workspace/symbol", "workspaceSymbolProvider"));

    private final Json stated;
    private final Map<String, Registration> registered = new ConcurrentHashMap<>();

    /** What a server has said later. */
    record Registration(String id, String method, Json options) {}

    Abilities(Json stated) {
        this.stated = stated;
    }

    Json stated() {
        return stated;
    }

    void register(Registration registration) {
        registered.put(registration.id(), registration);
    }

    void unregister(String id) {
        registered.remove(id);
    }

    List<Registration> registrations(String method) {
        List<Registration> found = new ArrayList<>();
        for (Registration registration : registered.values()) {
            if (registration.method().equals(method)) {
                found.add(registration);
            }
        }
        return found;
    }

    /** What it says about {@code method}: options, or an empty object if it just can; empty if it can not. */
    public Optional<Json> options(String method, LanguageId language) {
        Json told = stated.get(provider(method));
        if (told.asBoolean().orElse(false)) {
            return Optional.of(Json.object().build());
        }
        if (told instanceof Json.Obj) {
            return Optional.of(told);
        }
        return registrations(method).stream().map(Registration::options).filter(options -> fits(options, language))
                .findFirst();
    }

    /** Whether it knows the command {@code name}. */
    public boolean executes(String name) {
        return stated.get("executeCommandProvider").get("commands").items().contains(Json.of(name))
                || registrations("workspace/executeCommand").stream()
                        .anyMatch(options -> options.options().get("commands").items().contains(Json.of(name)));
    }

    /** Whether it says that it can do something beyond the standard. */
    public boolean isExperimental(String name) {
        Json told = stated.get("experimental").get(name);
        return told instanceof Json.Obj || told.asBoolean().orElse(false);
    }

    private static String provider(String method) {
        return PROVIDERS.getOrDefault(method, method.substring(method.indexOf('/') + 1) + "Provider");
    }

    /** A selector without a language is for all. */
    private static boolean fits(Json options, LanguageId language) {
        List<Json> filters = options.get("documentSelector").items();
        return filters.isEmpty() || filters.stream().map(filter -> filter.string("language", language.value()))
                .anyMatch(language.value()::equals);
    }

    /** How changes are told: 0 not at all, 1 with the whole text, 2 bit by bit. */
    int syncKind() {
        Json sync = stated.get("textDocumentSync");
        return (int) sync.asLong().orElseGet(() -> sync.number("change", 0));
    }

    boolean wantsOpen() {
        Json sync = stated.get("textDocumentSync");
        return sync.asLong().isPresent() ? syncKind() > 0 : sync.flag("openClose", syncKind() > 0);
    }

    /** Whether it is told of saved files; empty if not, otherwise whether with their text. */
    Optional<Boolean> wantsSave() {
        Json save = stated.get("textDocumentSync").get("save");
        if (save.asBoolean().orElse(false)) {
            return Optional.of(false);
        }
        if (save instanceof Json.Obj) {
            return Optional.of(save.flag("includeText", false));
        }
        return registrations("textDocument/didSave").stream()
                .map(registration -> registration.options().flag("includeText", false)).findFirst();
    }
}

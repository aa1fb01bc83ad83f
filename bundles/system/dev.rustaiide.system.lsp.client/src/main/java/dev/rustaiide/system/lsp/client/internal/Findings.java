package dev.rustaiide.system.lsp.client.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.rustaiide.foundation.language.DiagnosticsFound;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Diagnostic.Related;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.lsp.client.internal.server.SupervisedServer;
import dev.rustaiide.system.lsp.client.internal.server.Texts;
import dev.rustaiide.system.lsp.client.internal.server.Uris;

/**
 * What servers find wrong. Some say it by themselves, some when they are asked, and some do both about the same file:
 * the two are told together. Any thread may use it.
 */
final class Findings {
    private final Consumer<Record> events;
    private final Map<Key, Found> files = new ConcurrentHashMap<>();

    private record Key(String server, Path root, Path file) {}

    /** @param pushed and {@code pulled} as the server sent them: questions about them go back with all they had */
    private record Found(List<Json> pushed, List<Json> pulled) {
        static final Found NOTHING = new Found(List.of(), List.of());

        List<Json> all() {
            List<Json> all = new ArrayList<>(pushed);
            pulled.stream().filter(found -> !pushed.contains(found)).forEach(all::add);
            return all;
        }
    }

    Findings(Consumer<Record> events) {
        this.events = events;
    }

    /** {@code textDocument/publishDiagnostics}. */
    void pushed(SupervisedServer server, Json params) {
        Uris.path(params.string("uri", "")).ifPresent(file -> {
            Found now = files.merge(key(server, file), new Found(params.get("diagnostics").items(), List.of()),
                    (before, found) -> new Found(found.pushed, before.pulled));
            publish(server, file, server.version(file, params.get("version")), now);
        });
    }

    /** The answer to {@code textDocument/diagnostic} about {@code version} of a text. */
    void pulled(SupervisedServer server, Path file, Optional<Long> version, Json report) {
        if (!"unchanged".equals(report.string("kind", "full"))) {
            Found now = files.merge(key(server, file), new Found(List.of(), report.get("items").items()),
                    (before, found) -> new Found(before.pushed, found.pulled));
            publish(server, file, version, now);
        }
        report.get("relatedDocuments").members().forEach((uri, related) -> Uris.path(uri)
                .ifPresent(other -> pulled(server, other, Optional.empty(), related)));
    }

    /** The server has ended: what it found holds no more. */
    void forget(SupervisedServer server) {
        for (Key key : List.copyOf(files.keySet())) {
            if (key.server.equals(server.definition().id()) && key.root.equals(server.root())
                    && files.remove(key) instanceof Found found && !found.all().isEmpty()) {
                events.accept(new DiagnosticsFound(key.server, key.file, Optional.empty(), List.of()));
            }
        }
    }

    /** As they were sent, those that touch {@code range}. */
    List<Json> raw(SupervisedServer server, Path file, Range range) {
        Texts texts = server.texts();
        return files.getOrDefault(key(server, file), Found.NOTHING).all().stream().filter(found -> {
            Range at = texts.range(file, found.get("range"));
            return at.touches(range.start()) || at.touches(range.end()) || range.touches(at.start());
        }).toList();
    }

    private static Key key(SupervisedServer server, Path file) {
        return new Key(server.definition().id(), server.root(), file);
    }

    private void publish(SupervisedServer server, Path file, Optional<Long> version, Found found) {
        Texts texts = server.texts();
        List<Diagnostic> diagnostics = found.all().stream()
                .map(json -> diagnostic(server.definition().id(), file, json, texts)).toList();
        events.accept(new DiagnosticsFound(server.definition().id(), file, version, diagnostics));
    }

    static Diagnostic diagnostic(String server, Path file, Json json, Texts texts) {
        Json code = json.get("code");
        Optional<String> rule = code.asString().or(() -> code instanceof Json.Num number
                ? Optional.of(number.literal()) : Optional.empty());
        Json message = json.get("message");
        List<Related> related = json.get("relatedInformation").items().stream()
                .flatMap(each -> texts.location(each.get("location"))
                        .map(place -> new Related(place, each.string("message", ""))).stream())
                .toList();
        return new Diagnostic(new Location(file, texts.range(file, json.get("range"))),
                Kinds.severity(json.get("severity")), json.string("source", server), rule,
                message.asString().orElseGet(() -> message.string("value", "")).strip(),
                json.get("data").string("rendered", ""), related, List.of(), Kinds.tags(json.get("tags")));
    }
}

package dev.rustaiide.system.lsp.client.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.lsp.client.ProtocolMessage;

/**
 * The published model of the protocol, by which messages are judged: every member is known and of its type, and every
 * one is there that must be.
 */
public final class MetaModel {
    /** Their content is between a client and a server. */
    private static final List<String> FREE = List.of("LSPAny", "LSPObject", "LSPArray");

    private final Map<String, Json> parameters = new LinkedHashMap<>();
    private final Map<String, Json> results = new LinkedHashMap<>();
    private final Map<String, Json> structures = new LinkedHashMap<>();
    private final Map<String, Json> enumerations = new LinkedHashMap<>();
    private final Map<String, Json> aliases = new LinkedHashMap<>();

    /** @param model as it is published */
    public MetaModel(Json model) {
        for (String kind : List.of("requests", "notifications")) {
            model.get(kind).items().forEach(each -> parameters.put(each.string("method", ""), each.get("params")));
        }
        model.get("requests").items().forEach(each -> results.put(each.string("method", ""), each.get("result")));
        model.get("structures").items().forEach(each -> structures.put(each.string("name", ""), each));
        model.get("enumerations").items().forEach(each -> enumerations.put(each.string("name", ""), each));
        model.get("typeAliases").items().forEach(each -> aliases.put(each.string("name", ""), each.get("type")));
    }

    /** The newest that lies in the folder that the environment names, or beside the checkout of this repository. */
    public static Optional<MetaModel> there() throws IOException, JsonException {
        String named = System.getenv().getOrDefault("LSP_META_MODEL", "");
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            for (String version : List.of("3.18", "3.17")) {
                Path file = named.isEmpty() ? above.resolve("shared/data/lsp/metaModel-" + version + ".json")
                        : Path.of(named);
                if (Files.isRegularFile(file)) {
                    return Optional.of(new MetaModel(Json.parse(Files.readString(file))));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether it has a message of that name. */
    public boolean knows(String method) {
        return parameters.containsKey(method);
    }

    /** What is wrong with messages that were sent, those left out that the standard does not know. */
    public List<String> faults(List<ProtocolMessage> log) throws JsonException {
        List<String> faults = new ArrayList<>();
        for (ProtocolMessage message : log) {
            if (message.sent() && message.length() == message.text().getBytes(StandardCharsets.UTF_8).length) {
                Json json = Json.parse(message.text());
                String method = json.string("method", "");
                if (knows(method)) {
                    faults(json).forEach(fault -> faults.add(method + ": " + fault));
                }
            }
        }
        return faults.stream().distinct().toList();
    }

    /** What is wrong with a request or notification; nothing if all is well. */
    public List<String> faults(Json message) {
        List<String> faults = new ArrayList<>();
        String method = message.string("method", "");
        Json type = parameters.get(method);
        Json params = message.get("params");
        if (type == null) {
            faults.add("no message " + method);
        } else if (!type.isNull()) {
            check(type, params, "params", faults);
        } else if (!params.isNull()) {
            faults.add("params: there are none");
        }
        return faults;
    }

    /** What is wrong with {@code result} as the answer to {@code method}; nothing if all is well. */
    public List<String> faults(String method, Json result) {
        List<String> faults = new ArrayList<>();
        Json type = results.get(method);
        if (type == null) {
            faults.add("no request " + method);
        } else {
            check(type, result, method, faults);
        }
        return faults;
    }

    private void check(Json type, Json value, String path, List<String> faults) {
        switch (type.string("kind", "")) {
            case "base" -> expect(isBase(type.string("name", ""), value), path, type.string("name", ""), faults);
            case "reference" -> reference(type.string("name", ""), value, path, faults);
            case "array" -> {
                expect(value instanceof Json.Arr, path, "an array", faults);
                for (int i = 0; i < value.items().size(); i++) {
                    check(type.get("element"), value.items().get(i), path + '[' + i + ']', faults);
                }
            }
            case "map" -> {
                expect(value instanceof Json.Obj, path, "a map", faults);
                value.members().forEach((name, member) -> check(type.get("value"), member, path + '.' + name, faults));
            }
            case "tuple" -> tuple(type.get("items").items(), value, path, faults);
            case "or" -> either(type.get("items").items(), value, path, faults);
            case "and" -> type.get("items").items().forEach(part -> check(part, value, path, faults));
            case "literal" -> structure(type.get("value"), value, path, faults);
            case "stringLiteral" -> expect(value.equals(Json.of(type.string("value", ""))), path,
                    type.string("value", ""), faults);
            default -> faults.add(path + ": a kind of type that is not known: " + type.print());
        }
    }

    private void tuple(List<Json> types, Json value, String path, List<String> faults) {
        List<Json> items = value.items();
        expect(items.size() == types.size(), path, "a tuple of " + types.size(), faults);
        for (int i = 0; i < Math.min(items.size(), types.size()); i++) {
            check(types.get(i), items.get(i), path + '[' + i + ']', faults);
        }
    }

    private void either(List<Json> types, Json value, String path, List<String> faults) {
        List<String> fewest = null;
        for (Json type : types) {
            List<String> found = new ArrayList<>();
            check(type, value, path, found);
            fewest = fewest == null || found.size() < fewest.size() ? found : fewest;
        }
        faults.addAll(fewest == null ? List.of() : fewest);
    }

    private static void expect(boolean fine, String path, String expected, List<String> faults) {
        if (!fine) {
            faults.add(path + ": not " + expected);
        }
    }

    private static boolean isBase(String name, Json value) {
        return switch (name) {
            case "string", "URI", "DocumentUri", "RegExp" -> value instanceof Json.Str;
            case "integer" -> value.asLong().isPresent();
            case "uinteger" -> value.asLong().isPresent() && value.asLong().getAsLong() >= 0;
            case "decimal" -> value.asDouble().isPresent();
            case "boolean" -> value instanceof Json.Bool;
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private void reference(String name, Json value, String path, List<String> faults) {
        if (FREE.contains(name)) {
            return;
        }
        if (aliases.containsKey(name)) {
            check(aliases.get(name), value, path, faults);
        } else if (enumerations.containsKey(name)) {
            Json enumeration = enumerations.get(name);
            boolean known = enumeration.get("values").items().stream()
                    .anyMatch(each -> each.get("value").equals(value));
            expect(known || enumeration.flag("supportsCustomValues", false), path, "one of " + name, faults);
        } else {
            structure(structures.get(name), value, path, faults);
        }
    }

    private void structure(Json structure, Json value, String path, List<String> faults) {
        expect(value instanceof Json.Obj, path, "an object: " + structure.string("name", ""), faults);
        Map<String, Json> properties = properties(structure);
        properties.forEach((name, property) -> {
            boolean there = value.members().containsKey(name);
            if (there) {
                check(property.get("type"), value.get(name), path + '.' + name, faults);
            } else {
                expect(property.flag("optional", false), path + '.' + name, "there", faults);
            }
        });
        value.members().keySet().stream().filter(name -> !properties.containsKey(name))
                .forEach(name -> faults.add(path + '.' + name + ": unknown"));
    }

    private Map<String, Json> properties(Json structure) {
        Map<String, Json> all = new LinkedHashMap<>();
        for (String above : List.of("extends", "mixins")) {
            structure.get(above).items().forEach(each ->
                all.putAll(properties(structures.get(each.string("name", "")))));
        }
        structure.get("properties").items().forEach(each -> all.put(each.string("name", ""), each));
        return all;
    }
}

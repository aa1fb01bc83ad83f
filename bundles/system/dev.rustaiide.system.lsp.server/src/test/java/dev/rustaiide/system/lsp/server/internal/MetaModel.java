package dev.rustaiide.system.lsp.server.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/**
 * The published description of LSP, and whether a message is as it says: every property known and of its type, every
 * one that is demanded there.
 */
final class MetaModel {
    private static final String FILE = "data/lsp/metaModel-3.18.json";

    private final Map<String, JsonObject> structures = new HashMap<>();
    private final Map<String, JsonObject> enumerations = new HashMap<>();
    private final Map<String, JsonObject> aliases = new HashMap<>();
    private final Map<String, JsonObject> requests = new HashMap<>();
    private final Map<String, JsonObject> notifications = new HashMap<>();

    MetaModel(JsonObject model) {
        fill(structures, model, "structures", "name");
        fill(enumerations, model, "enumerations", "name");
        fill(aliases, model, "typeAliases", "name");
        fill(requests, model, "requests", "method");
        fill(notifications, model, "notifications", "method");
    }

    /** Looks in a folder {@code shared} beside or above the checkout; empty if there is none. */
    static Optional<MetaModel> find() throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared").resolve(FILE);
            if (Files.exists(file)) {
                return Optional.of(new MetaModel(JsonParser.parseString(Files.readString(file)).getAsJsonObject()));
            }
        }
        return Optional.empty();
    }

    private static void fill(Map<String, JsonObject> table, JsonObject model, String list, String key) {
        for (JsonElement each : model.getAsJsonArray(list)) {
            table.put(each.getAsJsonObject().get(key).getAsString(), each.getAsJsonObject());
        }
    }

    boolean hasRequest(String method) {
        return requests.containsKey(method);
    }

    /** What is wrong with {@code result} as the answer to {@code method}; nothing if all is well. */
    List<String> ofResult(String method, JsonElement result) {
        JsonObject request = requests.get(method);
        return request == null ? List.of("no request " + method) : check(request.getAsJsonObject("result"), result,
                method);
    }

    /** What is wrong with {@code params} of a request or notification. */
    List<String> ofParams(String method, JsonElement params) {
        JsonObject known = notifications.getOrDefault(method, requests.get(method));
        if (known == null) {
            return List.of("no message " + method);
        }
        return known.has("params") ? check(known.getAsJsonObject("params"), params, method)
                : params.isJsonNull() ? List.of() : List.of(method + " has no parameters");
    }

    /** What is wrong with {@code value} as the structure, enumeration or alias {@code name}. */
    List<String> of(String name, JsonElement value) {
        return named(name, value, name);
    }

    private List<String> check(JsonObject type, JsonElement value, String path) {
        return switch (type.get("kind").getAsString()) {
            case "base" -> isBase(type.get("name").getAsString(), value) ? List.of()
                    : wrong(path, "no " + type.get("name").getAsString(), value);
            case "reference" -> named(type.get("name").getAsString(), value, path);
            case "array" -> array(type.getAsJsonObject("element"), value, path);
            case "map" -> map(type.getAsJsonObject("value"), value, path);
            case "and" -> all(type, value, path);
            case "or" -> any(type, value, path);
            case "tuple" -> tuple(type, value, path);
            case "literal" -> structure(type.getAsJsonObject("value"), value, path);
            default -> value.isJsonPrimitive() && value.equals(type.get("value")) ? List.of()
                    : wrong(path, "not " + type.get("value"), value);
        };
    }

    private static List<String> wrong(String path, String what, JsonElement value) {
        String text = value.toString();
        return List.of(path + ": " + what + ": " + text.substring(0, Math.min(80, text.length())));
    }

    private static boolean isBase(String name, JsonElement value) {
        return switch (name) {
            case "null" -> value.isJsonNull();
            case "boolean" -> value instanceof JsonPrimitive some && some.isBoolean();
            case "integer" -> isWhole(value, Integer.MIN_VALUE);
            case "uinteger" -> isWhole(value, 0);
            case "decimal" -> value instanceof JsonPrimitive some && some.isNumber();
            default -> value instanceof JsonPrimitive some && some.isString();
        };
    }

    private static boolean isWhole(JsonElement value, int least) {
        return value instanceof JsonPrimitive some && some.isNumber()
                && some.getAsDouble() == Math.rint(some.getAsDouble())
                && some.getAsDouble() >= least && some.getAsDouble() <= Integer.MAX_VALUE;
    }

    private List<String> named(String name, JsonElement value, String path) {
        if (List.of("LSPAny", "LSPObject", "LSPArray").contains(name)) {
            return List.of();
        }
        if (aliases.containsKey(name)) {
            return check(aliases.get(name).getAsJsonObject("type"), value, path);
        }
        if (enumerations.containsKey(name)) {
            return enumeration(enumerations.get(name), value, path);
        }
        return structures.containsKey(name) ? structure(structures.get(name), value, path)
                : List.of(path + ": no type " + name);
    }

    private List<String> enumeration(JsonObject type, JsonElement value, String path) {
        if (type.has("supportsCustomValues") && type.get("supportsCustomValues").getAsBoolean()) {
            return check(type.getAsJsonObject("type"), value, path);
        }
        for (JsonElement each : type.getAsJsonArray("values")) {
            JsonElement known = each.getAsJsonObject().get("value");
            if (value.isJsonPrimitive() && known.getAsString().equals(value.getAsString())) {
                return List.of();
            }
        }
        return wrong(path, "not in " + type.get("name").getAsString(), value);
    }

    private List<String> array(JsonObject element, JsonElement value, String path) {
        if (!value.isJsonArray()) {
            return wrong(path, "no array", value);
        }
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < value.getAsJsonArray().size(); i++) {
            errors.addAll(check(element, value.getAsJsonArray().get(i), path + "[" + i + "]"));
        }
        return errors;
    }

    private List<String> map(JsonObject type, JsonElement value, String path) {
        if (!value.isJsonObject()) {
            return wrong(path, "no map", value);
        }
        List<String> errors = new ArrayList<>();
        value.getAsJsonObject().entrySet()
                .forEach(each -> errors.addAll(check(type, each.getValue(), path + "." + each.getKey())));
        return errors;
    }

    private List<String> all(JsonObject type, JsonElement value, String path) {
        List<String> errors = new ArrayList<>();
        type.getAsJsonArray("items").forEach(each -> errors.addAll(check(each.getAsJsonObject(), value, path)));
        return errors;
    }

    private List<String> any(JsonObject type, JsonElement value, String path) {
        List<String> best = null;
        for (JsonElement each : type.getAsJsonArray("items")) {
            List<String> errors = check(each.getAsJsonObject(), value, path);
            if (errors.isEmpty()) {
                return errors;
            }
            best = best == null || errors.getFirst().length() > best.getFirst().length() ? errors : best;
        }
        return best == null ? wrong(path, "nothing is allowed", value) : best;
    }

    private List<String> tuple(JsonObject type, JsonElement value, String path) {
        var items = type.getAsJsonArray("items");
        if (!value.isJsonArray() || value.getAsJsonArray().size() != items.size()) {
            return wrong(path, "no tuple", value);
        }
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            errors.addAll(check(items.get(i).getAsJsonObject(), value.getAsJsonArray().get(i), path + "[" + i + "]"));
        }
        return errors;
    }

    private List<String> structure(JsonObject type, JsonElement value, String path) {
        if (!value.isJsonObject()) {
            return wrong(path, "no object", value);
        }
        Map<String, JsonObject> properties = new LinkedHashMap<>();
        collect(type, properties);
        List<String> errors = new ArrayList<>();
        for (Map.Entry<String, JsonObject> property : properties.entrySet()) {
            JsonElement part = value.getAsJsonObject().get(property.getKey());
            boolean isOptional = property.getValue().has("optional") && property.getValue().get("optional")
                    .getAsBoolean();
            if (part == null && !isOptional) {
                errors.add(path + ": " + property.getKey() + " is missing");
            } else if (part != null) {
                errors.addAll(check(property.getValue().getAsJsonObject("type"), part, path + "." + property.getKey()));
            }
        }
        value.getAsJsonObject().keySet().stream().filter(key -> !properties.containsKey(key))
                .forEach(key -> errors.add(path + ": " + key + " is unknown"));
        return errors;
    }

    private void collect(JsonObject type, Map<String, JsonObject> properties) {
        for (String list : List.of("extends", "mixins")) {
            if (type.has(list)) {
                type.getAsJsonArray(list).forEach(each -> collect(
                        structures.get(each.getAsJsonObject().get("name").getAsString()), properties));
            }
        }
        type.getAsJsonArray("properties").forEach(each -> properties.put(
                each.getAsJsonObject().get("name").getAsString(), each.getAsJsonObject()));
    }
}

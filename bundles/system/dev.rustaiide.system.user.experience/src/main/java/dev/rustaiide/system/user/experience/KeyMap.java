package dev.rustaiide.system.user.experience;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * Which keys start which commands, for people who have learnt them elsewhere. It says only what is not as the commands
 * come; a key that it gives to one command is no longer another's.
 *
 * @param id for settings: one word in small letters, which may have digits and hyphens
 * @param title for people
 * @param modal whether editors are to be used as Vim is
 * @param keys of commands by their ids; none for a command that shall have no key
 */
public record KeyMap(String id, String title, boolean modal, Map<String, List<Keys>> keys) {
    /** The keys that the commands come with. */
    public static final KeyMap OURS = new KeyMap("rust-ai-ide", "Rust AI IDE", false, Map.of());

    /** @throws IllegalArgumentException if the id is none */
    public KeyMap {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("\"" + id + "\" is no id of a key map");
        }
        var copy = new LinkedHashMap<String, List<Keys>>();
        keys.forEach((command, those) -> copy.put(command, List.copyOf(those)));
        keys = java.util.Collections.unmodifiableMap(copy);
    }

    /**
     * The inverse of {@link #json}: an object with {@code id}, {@code title}, perhaps {@code modal}, and {@code keys},
     * which has an array of keys for each id of a command.
     *
     * @throws JsonException if something is missing or no key is written so, with a sentence that says which
     */
    public static KeyMap parse(Json json) throws JsonException {
        var keys = new LinkedHashMap<String, List<Keys>>();
        for (Map.Entry<String, Json> member : json.get("keys").members().entrySet()) {
            keys.put(member.getKey(), keysOf(member.getKey(), member.getValue()));
        }
        return new KeyMap(json.string("id"), json.string("title"), json.flag("modal", false), keys);
    }

    private static List<Keys> keysOf(String command, Json all) throws JsonException {
        var keys = new ArrayList<Keys>();
        for (Json one : all.items()) {
            try {
                keys.add(Keys.parse(one.asString().orElse("")));
            } catch (IllegalArgumentException unknown) {
                throw new JsonException("The keys of " + command + " are wrong. " + unknown.getMessage(),
                        "/keys/" + command, 0, 0);
            }
        }
        return keys;
    }

    /** The same in JSON. */
    public Json json() {
        var members = Json.object();
        keys.forEach((command, those) -> members.put(command, Json.strings(those.stream().map(Keys::toString)
                .toList())));
        return Json.object().put("id", id).put("title", title).put("modal", modal).put("keys", members.build()).build();
    }
}

package dev.rustaiide.system.lsp.client.internal.server;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.rustaiide.foundation.serialization.Json;

/** One JSON object over another. Pure functions. */
public final class Overlay {
    private Overlay() {}

    /** All members of both; where both have one, objects are laid over each other, and anything else is replaced. */
    public static Json of(Json below, Json above) {
        if (!(below instanceof Json.Obj) || !(above instanceof Json.Obj)) {
            return above.isNull() ? below : above;
        }
        Map<String, Json> members = new LinkedHashMap<>(below.members());
        above.members().forEach((name, value) -> members.merge(name, value, Overlay::of));
        return new Json.Obj(members);
    }

    /** {@code value} under a dotted path of names: {@code {"cargo": {"sysrootSrc": …}}}. */
    public static Json at(String path, Json value) {
        Json whole = value;
        String[] names = path.split("\\.");
        for (int i = names.length - 1; i >= 0; i--) {
            whole = Json.object().put(names[i], whole).build();
        }
        return whole;
    }

    /** What {@code whole} has under a dotted path; all of it for the empty one. */
    public static Json in(Json whole, String path) {
        Json value = whole;
        for (String name : path.isEmpty() ? new String[0] : path.split("\\.")) {
            value = value.get(name);
        }
        return value;
    }
}

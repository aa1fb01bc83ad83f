package dev.rustaiide.system.mcp.internal;

import dev.rustaiide.foundation.serialization.Json;

/** What is said with each request. */
final class Requests {
    static final Json SELF = Json.object().put("name", "rust-ai-ide").put("title", "Rust AI IDE").put("version", "0.1")
            .build();

    private Requests() {}

    /** {@code parameters} as a revision has them: in the stateless one each says who asks. */
    static Json parameters(Json parameters, String revision) {
        if (!revision.equals(Revision.STATELESS)) {
            return parameters;
        }
        var all = Json.object();
        parameters.members().forEach(all::put);
        return all.put(Revision.META, Json.object().put(Revision.VERSION, revision).put(Revision.CLIENT, SELF)
                .put(Revision.ABILITIES, Json.object().build()).build()).build();
    }
}

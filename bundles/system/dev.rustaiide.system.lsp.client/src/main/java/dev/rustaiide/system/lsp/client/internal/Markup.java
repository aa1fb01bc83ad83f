package dev.rustaiide.system.lsp.client.internal;

import java.util.stream.Collectors;

import dev.rustaiide.foundation.serialization.Json;

/** Words of a server as Markdown. */
final class Markup {
    private static final String SPECIAL = "\\`*_{}[]()#+-.!<>|~";

    private Markup() {}

    /** Of any of the forms in which the protocol has had it; empty if there are none. */
    static String markdown(Json contents) {
        if (contents instanceof Json.Arr(var parts)) {
            return parts.stream().map(Markup::markdown).filter(part -> !part.isBlank())
                    .collect(Collectors.joining("\n\n---\n\n"));
        }
        if (contents.asString().isPresent()) {
            return contents.asString().get();
        }
        String value = contents.string("value", "");
        if (contents.get("language").asString().isPresent()) {
            return value.isEmpty() ? "" : "```" + contents.string("language", "") + '\n' + value + "\n```";
        }
        return "plaintext".equals(contents.string("kind", "markdown")) ? escaped(value) : value;
    }

    /** Documentation of which a bare text is plain. */
    static String documentation(Json contents) {
        return contents.asString().map(Markup::escaped).orElseGet(() -> markdown(contents));
    }

    private static String escaped(String plain) {
        var escaped = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            } else if (c == '\n') {
                escaped.append("  ");
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}

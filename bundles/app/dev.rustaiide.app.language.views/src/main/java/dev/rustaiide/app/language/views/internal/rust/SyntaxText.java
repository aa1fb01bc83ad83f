package dev.rustaiide.app.language.views.internal.rust;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.text.Text;

/** A syntax tree of rust-analyzer as lines for people: a node's kind and place, a token's kind and characters. */
final class SyntaxText {
    private static final int MOST_SHOWN = 60;

    private final Text text;
    private final StringBuilder lines = new StringBuilder();

    private SyntaxText(Text text) {
        this.text = text;
    }

    /** As {@link #of(Json, Text)}; what is no JSON was written for people already. */
    static String of(String tree, Text text) {
        try {
            return of(Json.parse(tree), text);
        } catch (JsonException written) {
            return tree;
        }
    }

    /** {@code tree} is what {@code viewSyntaxTree} answers about {@code text}; its offsets count bytes of UTF-8. */
    static String of(Json tree, Text text) {
        SyntaxText written = new SyntaxText(text);
        written.write(tree, 0);
        return written.lines.toString();
    }

    private void write(Json node, int depth) {
        String kind = node.string("kind", "");
        if (kind.isEmpty() || kind.equals("WHITESPACE")) {
            return;
        }
        lines.append("  ".repeat(depth)).append(kind).append(' ').append(place(node.get("start"))).append('-')
                .append(place(node.get("end")));
        if (node.get("children").items().isEmpty()) {
            lines.append(' ').append(Json.of(characters(node)).print());
        }
        lines.append('\n');
        node.get("children").items().forEach(child -> write(child, depth + 1));
    }

    /** As people count: from one. */
    private static String place(Json place) {
        return place.items().size() < 3 ? "?" : (number(place, 1) + 1) + ":" + (number(place, 2) + 1);
    }

    private static int number(Json place, int index) {
        return (int) place.items().get(index).asLong().orElse(0);
    }

    private String characters(Json token) {
        if (token.get("start").items().isEmpty() || token.get("end").items().isEmpty()) {
            return "";
        }
        int start = offset(token.get("start"));
        int end = Math.max(start, offset(token.get("end")));
        String shown = text.substring(start, Math.min(end, start + MOST_SHOWN));
        return end - start > MOST_SHOWN ? shown + "…" : shown;
    }

    private int offset(Json place) {
        return text.offsetOfByte(Math.clamp(number(place, 0), 0, text.byteLength()));
    }
}

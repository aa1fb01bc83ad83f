package dev.rustaiide.foundation.serialization;

import java.util.Map;

/** Writes a value as text. */
final class JsonPrinter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();
    private final boolean pretty;
    private int indent;

    JsonPrinter(boolean pretty) {
        this.pretty = pretty;
    }

    String print(Json value) {
        write(value);
        return out.toString();
    }

    private void write(Json value) {
        switch (value) {
            case Json.Obj(var members) -> writeMembers(members);
            case Json.Arr(var items) -> writeItems(items);
            case Json.Str(String characters) -> quote(characters);
            case Json.Num(String literal) -> out.append(literal);
            case Json.Bool(boolean truth) -> out.append(truth);
            case Json.Null() -> out.append("null");
        }
    }

    private void writeMembers(Map<String, Json> members) {
        char separator = '{';
        for (var member : members.entrySet()) {
            open(separator);
            quote(member.getKey());
            out.append(pretty ? ": " : ":");
            write(member.getValue());
            close();
            separator = ',';
        }
        end(separator, '{', '}');
    }

    private void writeItems(Iterable<Json> items) {
        char separator = '[';
        for (Json item : items) {
            open(separator);
            write(item);
            close();
            separator = ',';
        }
        end(separator, '[', ']');
    }

    private void open(char separator) {
        out.append(separator);
        indent++;
        breakLine();
    }

    private void close() {
        indent--;
    }

    private void end(char last, char opening, char closing) {
        if (last == opening) {
            out.append(opening);
        } else {
            breakLine();
        }
        out.append(closing);
    }

    private void breakLine() {
        if (pretty) {
            out.append('\n').repeat(' ', 2 * indent);
        }
    }

    private void quote(String characters) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (isPlain(c) || isPaired(characters, i)) {
                continue;
            }
            out.append(characters, written, i);
            escape(c);
            written = i + 1;
        }
        out.append(characters, written, characters.length()).append('"');
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && (c < 0x7f || c > 0x9f && !Character.isSurrogate(c));
    }

    private static boolean isPaired(String characters, int i) {
        char c = characters.charAt(i);
        return Character.isHighSurrogate(c) && i + 1 < characters.length()
                && Character.isLowSurrogate(characters.charAt(i + 1))
                || Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(characters.charAt(i - 1));
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 0xf));
                }
            }
        }
    }
}

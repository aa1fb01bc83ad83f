package dev.rustaiide.foundation.serialization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.serialization.Toml.Entry;
import dev.rustaiide.foundation.serialization.Toml.Section;
import dev.rustaiide.foundation.serialization.Toml.Value;

/** Reads one text. */
final class TomlReader {
    /** Deeper nesting is not read: it would be somebody's joke. */
    private static final int DEEPEST = 64;

    private final String text;
    private final List<Section> sections = new ArrayList<>();
    private List<Entry> entries = new ArrayList<>();
    private List<String> name = List.of();
    private boolean many;
    private int start;
    private int body;
    private int last;
    private int at;
    private int depth;
    private int mistakes;

    TomlReader(String text) {
        this.text = text;
    }

    Toml read() {
        while (skipBlank()) {
            if (text.charAt(at) == '[') {
                header();
            } else {
                Optional<Entry> entry = entry();
                entry.ifPresent(entries::add);
                if (entry.isEmpty() || !endOfLine()) {
                    mistake();
                }
                last = Math.min(text.length(), at + 1);
            }
        }
        close();
        return new Toml(sections, mistakes);
    }

    private void close() {
        sections.add(new Section(name, many, start, body, Math.max(body, last), entries));
        entries = new ArrayList<>();
    }

    private void header() {
        close();
        start = at;
        many = text.startsWith("[[", at);
        at += many ? 2 : 1;
        Optional<List<String>> read = key();
        name = read.orElse(List.of("?"));
        blanks();
        String closing = many ? "]]" : "]";
        boolean closed = read.isPresent() && text.startsWith(closing, at);
        at += closed ? closing.length() : 0;
        if (!closed || !endOfLine()) {
            mistake();
        }
        body = Math.min(text.length(), at + 1);
        last = body;
    }

    private Optional<Entry> entry() {
        int from = at;
        Optional<List<String>> key = key();
        blanks();
        if (key.isEmpty() || !take('=')) {
            return Optional.empty();
        }
        blanks();
        return value().map(value -> new Entry(key.get(), value, from, value.end()));
    }

    private Optional<List<String>> key() {
        List<String> parts = new ArrayList<>();
        do {
            blanks();
            Optional<String> part = keyPart();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
            blanks();
        } while (take('.'));
        return Optional.of(parts);
    }

    private Optional<String> keyPart() {
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return string().flatMap(Value::string);
        }
        int from = at;
        while (at < text.length() && isBare(text.charAt(at))) {
            at++;
        }
        return at > from ? Optional.of(text.substring(from, at)) : Optional.empty();
    }

    private static boolean isBare(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    private Optional<? extends Value> value() {
        if (at >= text.length() || depth > DEEPEST) {
            return Optional.empty();
        }
        return switch (text.charAt(at)) {
            case '"', '\'' -> string();
            case '[' -> array();
            case '{' -> inline();
            default -> bare();
        };
    }

    private Optional<Toml.Bare> bare() {
        int from = at;
        while (at < text.length() && ",]}#\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at).stripTrailing();
        at = from + word.length();
        return word.isEmpty() ? Optional.empty() : Optional.of(new Toml.Bare(word, from, at));
    }

    private Optional<Toml.Arr> array() {
        int from = at++;
        depth++;
        List<Value> items = new ArrayList<>();
        while (skipBlank()) {
            if (take(']')) {
                depth--;
                return Optional.of(new Toml.Arr(items, from, at));
            }
            Optional<? extends Value> item = value();
            if (item.isEmpty() || !comma(']')) {
                break;
            }
            items.add(item.get());
        }
        depth--;
        return Optional.empty();
    }

    private Optional<Toml.Inline> inline() {
        int from = at++;
        depth++;
        List<Entry> parts = new ArrayList<>();
        while (skipBlank()) {
            if (take('}')) {
                depth--;
                return Optional.of(new Toml.Inline(parts, from, at));
            }
            Optional<Entry> part = entry();
            if (part.isEmpty() || !comma('}')) {
                break;
            }
            parts.add(part.get());
        }
        depth--;
        return Optional.empty();
    }

    /** Behind an item there is a comma, or what closes. */
    private boolean comma(char close) {
        return skipBlank() && (take(',') || text.charAt(at) == close);
    }

    private Optional<Toml.Str> string() {
        int from = at;
        char quote = text.charAt(at);
        boolean three = text.startsWith(String.valueOf(quote).repeat(3), at);
        at += three ? 3 : 1;
        var content = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == quote && (!three || text.startsWith(String.valueOf(quote).repeat(3), at))) {
                at += three ? 3 : 1;
                return Optional.of(new Toml.Str(content.toString(), from, at));
            }
            if (c == '\n' && !three) {
                return Optional.empty();
            }
            if (c == '\\' && quote == '"') {
                escape(content);
            } else {
                content.append(c);
                at++;
            }
        }
        return Optional.empty();
    }

    private void escape(StringBuilder content) {
        at++;
        char c = at < text.length() ? text.charAt(at++) : '\\';
        switch (c) {
            case 'n' -> content.append('\n');
            case 't' -> content.append('\t');
            case 'r' -> content.append('\r');
            case 'b' -> content.append('\b');
            case 'f' -> content.append('\f');
            case 'u' -> code(content, 4);
            case 'U' -> code(content, 8);
            case '\n', '\r' -> {
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
            }
            default -> content.append(c);
        }
    }

    private void code(StringBuilder content, int digits) {
        int end = Math.min(text.length(), at + digits);
        int point = 0;
        while (at < end && Character.digit(text.charAt(at), 16) >= 0) {
            point = point * 16 + Character.digit(text.charAt(at++), 16);
        }
        content.appendCodePoint(Character.isValidCodePoint(point) ? point : 0xFFFD);
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void blanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    /** Skips blanks, comments and line ends; whether anything is left. */
    private boolean skipBlank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                toLineEnd();
            } else if (!Character.isWhitespace(c) && c != '\uFEFF') {
                return true;
            } else {
                at++;
            }
        }
        return false;
    }

    private void toLineEnd() {
        int feed = text.indexOf('\n', at);
        at = feed < 0 ? text.length() : feed;
    }

    /** Whether nothing but a comment stands on the rest of the line; goes to its end. */
    private boolean endOfLine() {
        blanks();
        boolean end = at >= text.length() || "#\r\n".indexOf(text.charAt(at)) >= 0;
        if (end) {
            toLineEnd();
        }
        return end;
    }

    private void mistake() {
        mistakes++;
        depth = 0;
        toLineEnd();
    }
}

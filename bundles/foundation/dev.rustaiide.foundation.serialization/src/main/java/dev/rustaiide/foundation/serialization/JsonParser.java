package dev.rustaiide.foundation.serialization;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Reads one text by recursive descent, as deep as {@link #DEPTH}. For one use. */
final class JsonParser {
    static final int DEPTH = 256;
    private static final char END = '\uffff';
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int KNOWN_NAMES = 256;

    private final String text;
    private final boolean lenient;
    /** The way to the value being read: a name for a member, a number for an item. */
    private final Object[] path = new Object[DEPTH + 1];
    /** Names come again and again: each is kept once. */
    private final @Nullable String[] names = new String[KNOWN_NAMES];
    /** Where the members of the outermost object stand, for those who change the text; null if nobody asks. */
    private final @Nullable List<MemberPlace> places;
    private int depth;
    private int at;
    /** Where the object that ended last has its closing brace. */
    private int closing;

    JsonParser(CharSequence text, boolean lenient) {
        this(text, lenient, null);
    }

    JsonParser(CharSequence text, boolean lenient, @Nullable List<MemberPlace> places) {
        this.text = text.toString();
        this.lenient = lenient;
        this.places = places;
    }

    int closing() {
        return closing;
    }

    Json parse() throws JsonException {
        if (lenient && peek() == BYTE_ORDER_MARK) {
            at++;
        }
        skipSpace();
        Json value = value();
        skipSpace();
        if (at < text.length()) {
            throw error("nothing more expected");
        }
        return value;
    }

    private Json value() throws JsonException {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Json.Str(string());
            case 't' -> word("true", Json.Bool.TRUE);
            case 'f' -> word("false", Json.Bool.FALSE);
            case 'n' -> word("null", Json.NULL);
            default -> number();
        };
    }

    private Json object() throws JsonException {
        enter();
        String[] memberNames = new String[8];
        Json[] values = new Json[8];
        int count = 0;
        while (peek() != '}') {
            if (count == values.length) {
                memberNames = Arrays.copyOf(memberNames, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            int start = at;
            memberNames[count] = name();
            path[depth] = memberNames[count];
            int valueStart = at;
            values[count] = value();
            int end = at;
            boolean comma = endItem('}');
            if (places != null && depth == 1) {
                places.add(new MemberPlace(memberNames[count], start, valueStart, end, comma));
            }
            count++;
        }
        closing = at;
        leave();
        return new Json.Obj(Members.of(memberNames, values, count));
    }

    private String name() throws JsonException {
        if (peek() != '"') {
            throw error("a name in quotes expected");
        }
        String name = string();
        skipSpace();
        if (peek() != ':') {
            throw error("':' expected");
        }
        at++;
        skipSpace();
        return name;
    }

    private Json array() throws JsonException {
        enter();
        Json[] items = new Json[8];
        int count = 0;
        while (peek() != ']') {
            if (count == items.length) {
                items = Arrays.copyOf(items, 2 * count);
            }
            path[depth] = count;
            items[count++] = value();
            endItem(']');
        }
        leave();
        return new Json.Arr(List.of(count == items.length ? items : Arrays.copyOf(items, count)));
    }

    private void enter() throws JsonException {
        if (depth == DEPTH) {
            throw error("nested too deep");
        }
        depth++;
        path[depth] = "";
        at++;
        skipSpace();
    }

    private void leave() {
        depth--;
        at++;
    }

    /** Behind a value: past the comma, if there is one, or to the end of what it is in. */
    private boolean endItem(char end) throws JsonException {
        skipSpace();
        if (peek() == ',') {
            at++;
            skipSpace();
            if (peek() == end && !lenient) {
                throw error("a value expected after ','");
            }
            return true;
        }
        if (peek() != end) {
            throw error("',' or '" + end + "' expected");
        }
        return false;
    }

    private Json word(String word, Json meaning) throws JsonException {
        if (!text.startsWith(word, at)) {
            throw error("a value expected");
        }
        at += word.length();
        return meaning;
    }

    private Json number() throws JsonException {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits(at == start ? "a value expected" : "a digit expected");
        }
        if (peek() == '.') {
            at++;
            digits("a digit expected");
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits("a digit expected");
        }
        return new Json.Num(text.substring(start, at));
    }

    private void digits(String otherwise) throws JsonException {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw error(otherwise);
        }
    }

    /** What is between the quotes; the usual string has no escapes and is cut out whole. */
    private String string() throws JsonException {
        int start = ++at;
        int hash = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return shared(start, at++, hash);
            }
            if (c == '\\') {
                return escapedString(start);
            }
            if (c < ' ') {
                throw error("a control character must be escaped");
            }
            hash = 31 * hash + c;
            at++;
        }
        throw error("the string does not end");
    }

    private String shared(int start, int end, int hash) {
        int slot = (hash ^ hash >>> 8 ^ hash >>> 16) & KNOWN_NAMES - 1;
        String known = names[slot];
        if (known != null && known.length() == end - start && text.startsWith(known, start)) {
            return known;
        }
        String fresh = text.substring(start, end);
        names[slot] = fresh;
        return fresh;
    }

    private String escapedString(int start) throws JsonException {
        var characters = new StringBuilder(at - start + 32).append(text, start, at);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c < ' ') {
                throw error("a control character must be escaped");
            }
            at++;
            if (c == '"') {
                return characters.toString();
            }
            characters.append(c == '\\' ? escape() : c);
        }
        throw error("the string does not end");
    }

    private char escape() throws JsonException {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> {
                at -= 2;
                throw error("no such escape");
            }
        };
    }

    private char hexadecimal() throws JsonException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw error("four hexadecimal digits expected");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private void skipSpace() throws JsonException {
        while (true) {
            switch (peek()) {
                case ' ', '\n', '\r', '\t' -> at++;
                case '/' -> skipComment();
                default -> {
                    return;
                }
            }
        }
    }

    private void skipComment() throws JsonException {
        if (lenient && text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (lenient && text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            if (end < 0) {
                throw error("the comment does not end");
            }
            at = end + 2;
        } else {
            throw error("a value expected");
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private JsonException error(String reason) {
        var pointer = new StringBuilder();
        for (int i = 1; i <= depth; i++) {
            String step = path[i].toString();
            if (!step.isEmpty() || i < depth) {
                pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
            }
        }
        int place = Math.min(at, text.length());
        return JsonException.at(place, text, pointer.toString(), place < text.length() ? reason
                : reason + ", but the text ends");
    }
}

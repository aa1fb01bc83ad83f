package dev.rustaiide.foundation.serialization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of an object that people write, with comments, and changes to its members that leave all the rest as it is.
 * Immutable.
 */
public final class JsonText {
    private static final String INDENT = "  ";

    private final String text;
    private final Json root;
    private final List<MemberPlace> places;
    /** The offset of the closing brace. */
    private final int closing;

    private JsonText(String text, Json root, List<MemberPlace> places, int closing) {
        this.text = text;
        this.root = root;
        this.places = places;
        this.closing = closing;
    }

    /**
     * Text without content counts as an empty object.
     *
     * @throws JsonException if it is neither that nor an object with or without comments
     */
    public static JsonText parse(String text) throws JsonException {
        if (text.isBlank()) {
            return new JsonText("{\n}\n", new Json.Obj(Map.of()), List.of(), 2);
        }
        List<MemberPlace> places = new ArrayList<>();
        var parser = new JsonParser(text, true, places);
        Json root = parser.parse();
        if (!(root instanceof Json.Obj)) {
            throw JsonException.at(0, text, "", "an object expected");
        }
        return new JsonText(text, root, places, parser.closing());
    }

    /** The object that the text stands for. */
    public Json root() {
        return root;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Where a member starts: that of the object under all names but the last, each in the one before. */
    public Optional<Place> placeOf(String... path) {
        List<MemberPlace> members = places;
        int start = 0;
        for (int i = 0; i < path.length; i++) {
            Optional<MemberPlace> member = find(path[i], members);
            if (member.isEmpty()) {
                return Optional.empty();
            }
            if (i == path.length - 1) {
                return Optional.of(placeAt(start + member.get().start()));
            }
            String value = text.substring(start + member.get().valueStart(), start + member.get().end());
            members = placesIn(value);
            start += member.get().valueStart();
        }
        return Optional.empty();
    }

    /** Of members with one name the last counts. */
    private static Optional<MemberPlace> find(String name, List<MemberPlace> places) {
        return places.reversed().stream().filter(place -> place.name().equals(name)).findFirst();
    }

    /** Offsets from the start of the value. */
    private static List<MemberPlace> placesIn(String value) {
        List<MemberPlace> inner = new ArrayList<>();
        try {
            new JsonParser(value, true, value.charAt(0) == '{' ? inner : null).parse();
            return inner;
        } catch (JsonException readBefore) {
            throw new IllegalStateException(readBefore);
        }
    }

    private Place placeAt(int offset) {
        int line = 1;
        int lineStart = 0;
        for (int end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', lineStart)) {
            line++;
            lineStart = end + 1;
        }
        return new Place(line, offset - lineStart + 1);
    }

    /** With {@code value} under {@code name}: in the place of the value that is there, or behind all members. */
    public JsonText with(String name, Json value) {
        String printed = value.printPretty().replace("\n", '\n' + INDENT);
        for (MemberPlace place : places.reversed()) {
            if (place.name().equals(name)) {
                return again(text.substring(0, place.valueStart()) + printed + text.substring(place.end()));
            }
        }
        return again(append(Json.of(name).print() + ": " + printed));
    }

    private String append(String member) {
        int contentEnd = closing;
        while (Character.isWhitespace(text.charAt(contentEnd - 1))) {
            contentEnd--;
        }
        var changed = new StringBuilder(text);
        if (text.indexOf('\n', contentEnd) < 0 || text.indexOf('\n', contentEnd) > closing) {
            changed.insert(contentEnd, '\n');
        }
        boolean comma = !places.isEmpty() && places.getLast().comma();
        changed.insert(contentEnd, '\n' + INDENT + member + (comma ? "," : ""));
        if (!places.isEmpty() && !comma) {
            changed.insert(places.getLast().end(), ',');
        }
        return changed.toString();
    }

    /** Without the member {@code name}, and without its line if nothing else is on it. */
    public JsonText without(String name) {
        for (MemberPlace place : places) {
            if (place.name().equals(name)) {
                return again(cut(place)).without(name);
            }
        }
        return this;
    }

    private String cut(MemberPlace place) {
        int start = place.start();
        int end = place.comma() ? commaBehind(place.end()) + 1 : place.end();
        String comments = place.comma() ? text.substring(place.end(), end - 1).strip() : "";
        int lineStart = start;
        while (lineStart > 0 && isBlank(text.charAt(lineStart - 1))) {
            lineStart--;
        }
        int lineEnd = skipBlanks(end);
        boolean alone = lineStart > 0 && text.charAt(lineStart - 1) == '\n' && text.startsWith("\n", lineEnd);
        if (alone && comments.isEmpty()) {
            return text.substring(0, lineStart) + text.substring(lineEnd + 1);
        }
        String ended = comments.isEmpty() || comments.endsWith("*/") ? comments : comments + '\n';
        return text.substring(0, start) + ended + text.substring(end);
    }

    /** Comments may stand between a value and its comma. */
    private int commaBehind(int from) {
        int at = from;
        while (text.charAt(at) != ',') {
            if (text.startsWith("//", at)) {
                at = text.indexOf('\n', at);
            } else {
                at = text.startsWith("/*", at) ? text.indexOf("*/", at + 2) + 2 : at + 1;
            }
        }
        return at;
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static JsonText again(String text) {
        try {
            return parse(text);
        } catch (JsonException ours) {
            throw new IllegalStateException("a change made the text unreadable", ours);
        }
    }

    /** A line and a column in UTF-16 units, both from one. */
    public record Place(int line, int column) {}
}

package dev.rustaiide.foundation.serialization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A JSON value. Immutable.
 *
 * <p>Questions that do not fit the value are answered with nothing rather than with a failure, so that a chain such as
 * {@code message.get("target").get("kind").items()} can be written without looking at each step. Where a member is
 * needed, {@link #string(String)} and its sisters say which one is missing.
 */
public sealed interface Json {
    /** The value of {@code null}, and of whatever is not there. */
    Json NULL = new Null();

    /**
     * The value that strict JSON (RFC 8259) text stands for. Of members with one name the last counts.
     *
     * @throws JsonException if it is none, or nested deeper than {@value JsonParser#DEPTH}
     */
    static Json parse(CharSequence text) throws JsonException {
        return new JsonParser(text, false).parse();
    }

    /** As {@link #parse}, with {@code //} and {@code /*} comments, trailing commas and a byte order mark. */
    static Json parseWithComments(CharSequence text) throws JsonException {
        return new JsonParser(text, true).parse();
    }

    static Json of(String value) {
        return new Str(value);
    }

    static Json of(long value) {
        return new Num(Long.toString(value));
    }

    /** @throws IllegalArgumentException for what JSON has no words for: infinity and not-a-number */
    static Json of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " has no form in JSON");
        }
        return new Num(Double.toString(value));
    }

    static Json of(boolean value) {
        return value ? Bool.TRUE : Bool.FALSE;
    }

    static Json array(List<? extends Json> items) {
        return new Arr(List.copyOf(items));
    }

    /** An array of strings. */
    static Json strings(Iterable<String> items) {
        var array = new ArrayList<Json>();
        items.forEach(item -> array.add(of(item)));
        return new Arr(array);
    }

    /** Starts an object; members keep their order. */
    static ObjectBuilder object() {
        return new ObjectBuilder();
    }

    /** The member called {@code name}; {@link #NULL} if there is none or this is no object. */
    default Json get(String name) {
        return members().getOrDefault(name, NULL);
    }

    /** The members in order; none if this is no object. */
    default Map<String, Json> members() {
        return Map.of();
    }

    /** The items; none if this is no array. */
    default List<Json> items() {
        return List.of();
    }

    default boolean isNull() {
        return false;
    }

    /** The characters, if this is a string. */
    default Optional<String> asString() {
        return Optional.empty();
    }

    /** The number, if this is one without a fraction that a long can hold. */
    default OptionalLong asLong() {
        return OptionalLong.empty();
    }

    /** The number as near as a double comes, if this is one. */
    default OptionalDouble asDouble() {
        return OptionalDouble.empty();
    }

    /** The truth value, if this is one. */
    default Optional<Boolean> asBoolean() {
        return Optional.empty();
    }

    /**
     * The string that this object has under {@code name}.
     *
     * @throws JsonException if there is none
     */
    default String string(String name) throws JsonException {
        return get(name).asString().orElseThrow(() -> lacks("text", name));
    }

    default String string(String name, String otherwise) {
        return get(name) instanceof Str(String value) ? value : otherwise;
    }

    default Optional<String> optionalString(String name) {
        return get(name).asString();
    }

    /**
     * The whole number that this object has under {@code name}.
     *
     * @throws JsonException if there is none
     */
    default long number(String name) throws JsonException {
        return get(name).asLong().orElseThrow(() -> lacks("whole number", name));
    }

    default long number(String name, long otherwise) {
        return get(name).asLong().orElse(otherwise);
    }

    default boolean flag(String name, boolean otherwise) {
        return get(name) instanceof Bool(boolean value) ? value : otherwise;
    }

    /** One line without spaces: control characters and lone surrogates are escaped, all others stay. */
    default String print() {
        return new JsonPrinter(false).print(this);
    }

    /** With a line for each member and item, indented by two; ends without a line feed. */
    default String printPretty() {
        return new JsonPrinter(true).print(this);
    }

    private static JsonException lacks(String kind, String name) {
        return new JsonException("no " + kind + " under \"" + name + '"', '/' + name, 0, 0);
    }

    /** Names and values in the order in which they came. */
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Members.copyOf(members);
        }
    }

    /** A row of values. */
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /** Characters; may hold lone surrogates. */
    record Str(String value) implements Json {
        @Override
        public Optional<String> asString() {
            return Optional.of(value);
        }
    }

    /** A number as it was written, so that none loses digits on its way through. */
    record Num(String literal) implements Json {
        @Override
        public OptionalLong asLong() {
            try {
                return OptionalLong.of(Long.parseLong(literal));
            } catch (NumberFormatException fractionOrTooLarge) {
                return wholeDouble();
            }
        }

        @Override
        public OptionalDouble asDouble() {
            return OptionalDouble.of(Double.parseDouble(literal));
        }

        /** {@code 1e3} and {@code 2.0} are whole too. */
        private OptionalLong wholeDouble() {
            double value = Double.parseDouble(literal);
            boolean exact = Math.abs(value) < 1L << 53 && value == Math.rint(value);
            return exact ? OptionalLong.of((long) value) : OptionalLong.empty();
        }
    }

    /** True or false. */
    record Bool(boolean value) implements Json {
        static final Json TRUE = new Bool(true);
        static final Json FALSE = new Bool(false);

        @Override
        public Optional<Boolean> asBoolean() {
            return Optional.of(value);
        }
    }

    /** Nothing. */
    record Null() implements Json {
        @Override
        public boolean isNull() {
            return true;
        }
    }

    /** Collects the members of an object. For one thread. */
    final class ObjectBuilder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private ObjectBuilder() {}

        public ObjectBuilder put(String name, Json value) {
            members.put(name, value);
            return this;
        }

        public ObjectBuilder put(String name, String value) {
            return put(name, of(value));
        }

        public ObjectBuilder put(String name, long value) {
            return put(name, of(value));
        }

        public ObjectBuilder put(String name, boolean value) {
            return put(name, of(value));
        }

        public Json build() {
            return new Obj(members);
        }
    }
}

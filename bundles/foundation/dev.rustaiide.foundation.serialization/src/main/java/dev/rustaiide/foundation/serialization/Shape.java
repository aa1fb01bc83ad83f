package dev.rustaiide.foundation.serialization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import dev.rustaiide.foundation.serialization.Description.Kind;

/**
 * How values of one type are stored, in the compact form and as JSON. Immutable; any thread may use it.
 *
 * <p>There are shapes for single values here; {@link Schema} makes one of a record.
 */
public abstract sealed class Shape<V> permits Schema, Shape.Texts, Shape.Numbers, Shape.Reals, Shape.Bytes,
        Shape.Lists, Shape.Optionals, Shape.Self, Shape.Converted {
    Shape() {}

    /** Characters; lone surrogates come back as they went in. */
    public static Shape<String> text() {
        return new Texts<>(text -> text, text -> text);
    }

    /**
     * Values that have a form in characters, e.g. paths. Both functions run about once for each distinct value of a
     * block, so that thousands of records with one file share one path.
     *
     * @param from throws {@link IllegalArgumentException} for characters that stand for nothing
     */
    public static <V> Shape<V> text(Function<V, String> to, Function<String, V> from) {
        return new Texts<>(to, from);
    }

    /** The constants of an enum by their names in lower case, so that their order may change. */
    public static <E extends Enum<E>> Shape<E> constant(Class<E> type) {
        return new Texts<>(constant -> constant.name().toLowerCase(Locale.ROOT),
                name -> Enum.valueOf(type, name.toUpperCase(Locale.ROOT)));
    }

    /** Whole numbers; small ones, and those near the one before, take little room. */
    public static Shape<Long> number() {
        return new Numbers();
    }

    public static Shape<Boolean> flag() {
        return new Converted<>(new Numbers(), flag -> flag ? 1L : 0L, number -> number != 0);
    }

    /** Floating point numbers, bit by bit. */
    public static Shape<Double> real() {
        return new Reals();
    }

    /** Any bytes. In JSON they are Base64. */
    public static Shape<byte[]> bytes() {
        return new Bytes();
    }

    /** Any number of values in order. */
    public static <V> Shape<List<V>> list(Shape<V> element) {
        return new Lists<>(element);
    }

    /** A value that may be absent. */
    public static <V> Shape<Optional<V>> optional(Shape<V> value) {
        return new Optionals<>(value);
    }

    /**
     * What this shape stores, seen as another type.
     *
     * @param from throws {@link IllegalArgumentException} for what stands for nothing
     */
    public <W> Shape<W> as(Function<W, V> to, Function<V, W> from) {
        return new Converted<>(this, to, from);
    }

    /** The value as JSON. */
    public abstract Json json(V value);

    /**
     * The inverse of {@link #json}.
     *
     * @throws JsonException if {@code json} does not stand for such a value
     */
    public final V fromJson(Json json) throws JsonException {
        return parse(json, "");
    }

    abstract V parse(Json json, String pointer) throws JsonException;

    abstract Description description(List<Schema<?>> around);

    abstract Encoder encoder(SheetOut out);

    /** @throws CorruptException if what is described is not what this shape stores */
    abstract Decoder decoder(Description stored, SheetIn in);

    final Description expect(Description stored, Kind kind) {
        if (stored.kind() != kind) {
            throw new CorruptException("it has " + stored.kind().words + " where " + kind.words + " is expected");
        }
        return stored;
    }

    static JsonException expected(String what, String pointer) {
        return new JsonException(what + " expected at " + (pointer.isEmpty() ? "the top" : pointer), pointer, 0, 0);
    }

    /** What an {@link IllegalArgumentException} of a conversion means for JSON. */
    static <V, W> W convert(Function<V, W> from, V value, String pointer) throws JsonException {
        try {
            return from.apply(value);
        } catch (IllegalArgumentException unknown) {
            throw expected("another value than " + value, pointer);
        }
    }

    static final class Texts<V> extends Shape<V> {
        private final Function<V, String> to;
        private final Function<String, V> from;

        Texts(Function<V, String> to, Function<String, V> from) {
            this.to = to;
            this.from = from;
        }

        @Override
        public Json json(V value) {
            return Json.of(to.apply(value));
        }

        @Override
        V parse(Json json, String pointer) throws JsonException {
            return convert(from, json.asString().orElseThrow(() -> expected("a text", pointer)), pointer);
        }

        @Override
        Description description(List<Schema<?>> around) {
            return Description.of(Kind.TEXT);
        }

        @Override
        Encoder encoder(SheetOut out) {
            return out.add(new TextOut<>(to));
        }

        @Override
        Decoder decoder(Description stored, SheetIn in) {
            expect(stored, Kind.TEXT);
            return in.add(new TextIn<>(from));
        }
    }

    static final class Numbers extends Shape<Long> {
        @Override
        public Json json(Long value) {
            return Json.of(value.longValue());
        }

        @Override
        Long parse(Json json, String pointer) throws JsonException {
            return json.asLong().orElseThrow(() -> expected("a whole number", pointer));
        }

        @Override
        Description description(List<Schema<?>> around) {
            return Description.of(Kind.NUMBER);
        }

        @Override
        Encoder encoder(SheetOut out) {
            NumberOut numbers = out.add(new NumberOut());
            return (values, count) -> numbers.<Long>add(values, count, Long::longValue);
        }

        @Override
        Decoder decoder(Description stored, SheetIn in) {
            expect(stored, Kind.NUMBER);
            NumberIn numbers = in.add(new NumberIn());
            return count -> {
                Object[] values = new Object[count];
                long[] taken = numbers.take(count);
                for (int i = 0; i < count; i++) {
                    values[i] = taken[i];
                }
                return values;
            };
        }
    }

    static final class Reals extends Shape<Double> {
        @Override
        public Json json(Double value) {
            return Double.isFinite(value) ? Json.of(value.doubleValue()) : Json.of(value.toString());
        }

        @Override
        Double parse(Json json, String pointer) throws JsonException {
            if (json instanceof Json.Str(String word)) {
                return convert(Double::valueOf, word, pointer);
            }
            return json.asDouble().orElseThrow(() -> expected("a number", pointer));
        }

        @Override
        Description description(List<Schema<?>> around) {
            return Description.of(Kind.REAL);
        }

        @Override
        Encoder encoder(SheetOut out) {
            BytesOut bytes = out.add(new BytesOut(Double.BYTES));
            return (values, count) -> {
                for (int i = 0; i < count; i++) {
                    bytes.addLong(Double.doubleToRawLongBits((Double) values[i]));
                }
            };
        }

        @Override
        Decoder decoder(Description stored, SheetIn in) {
            expect(stored, Kind.REAL);
            BytesIn bytes = in.add(new BytesIn(Double.BYTES));
            return count -> {
                Object[] values = new Object[bytes.room(count)];
                for (int i = 0; i < count; i++) {
                    values[i] = Double.longBitsToDouble(bytes.nextLong());
                }
                return values;
            };
        }
    }

    static final class Bytes extends Shape<byte[]> {
        @Override
        public Json json(byte[] value) {
            return Json.of(Base64.getEncoder().encodeToString(value));
        }

        @Override
        byte[] parse(Json json, String pointer) throws JsonException {
            String text = json.asString().orElseThrow(() -> expected("Base64", pointer));
            return convert(Base64.getDecoder()::decode, text, pointer);
        }

        @Override
        Description description(List<Schema<?>> around) {
            return Description.of(Kind.BYTES);
        }

        @Override
        Encoder encoder(SheetOut out) {
            NumberOut lengths = out.add(new NumberOut());
            BytesOut bytes = out.add(new BytesOut(1));
            return (values, count) -> {
                lengths.<byte[]>add(values, count, value -> value.length);
                for (int i = 0; i < count; i++) {
                    bytes.add((byte[]) values[i]);
                }
            };
        }

        @Override
        Decoder decoder(Description stored, SheetIn in) {
            expect(stored, Kind.BYTES);
            NumberIn lengths = in.add(new NumberIn());
            BytesIn bytes = in.add(new BytesIn(1));
            return count -> {
                Object[] values = new Object[count];
                long[] sizes = lengths.take(count);
                for (int i = 0; i < count; i++) {
                    values[i] = bytes.next(sizes[i]);
                }
                return values;
            };
        }
    }

    static final class Lists<V> extends Shape<List<V>> {
        private final Shape<V> element;

        Lists(Shape<V> element) {
            this.element = element;
        }

        @Override
        public Json json(List<V> values) {
            return Json.array(values.stream().map(element::json).toList());
        }

        @Override
        List<V> parse(Json json, String pointer) throws JsonException {
            if (!(json instanceof Json.Arr(List<Json> items))) {
                throw expected("an array", pointer);
            }
            var values = new ArrayList<V>(items.size());
            for (int i = 0; i < items.size(); i++) {
                values.add(element.parse(items.get(i), pointer + '/' + i));
            }
            return List.copyOf(values);
        }

        @Override
        Description description(List<Schema<?>> around) {
            return new Description(Kind.LIST, "", 0, List.of(element.description(around)));
        }

        @Override
        Encoder encoder(SheetOut out) {
            NumberOut sizes = out.add(new NumberOut());
            Encoder elements = element.encoder(out);
            return (values, count) -> {
                long[] into = sizes.more(count);
                int at = sizes.size() - count;
                int total = 0;
                for (int i = 0; i < count; i++) {
                    int size = ((List<?>) values[i]).size();
                    into[at + i] = size;
                    total += out.elements(size);
                }
                if (total > 0) {
                    elements.put(together(values, count, total), total);
                }
            };
        }

        private static Object[] together(Object[] lists, int count, int total) {
            Object[] together = new Object[total];
            int at = 0;
            for (int i = 0; i < count; i++) {
                for (Object value : (List<?>) lists[i]) {
                    together[at++] = value;
                }
            }
            return together;
        }

        @Override
        Decoder decoder(Description stored, SheetIn in) {
            expect(stored, Kind.LIST);
            NumberIn sizes = in.add(new NumberIn());
            Decoder elements = element.decoder(stored.parts().get(0), in);
            return count -> {
                long[] taken = sizes.take(count);
                int total = 0;
                for (long size : taken) {
                    total += in.elements(size);
                }
                return apart(taken, total == 0 ? new Object[0] : elements.take(total));
            };
        }

        private static Object[] apart(long[] sizes, Object[] elements) {
            Object[] lists = new Object[sizes.length];
            int at = 0;
            for (int i = 0; i < sizes.length; i++) {
                int size = (int) sizes[i];
                lists[i] = size == 0 ? List.of() : List.of(Arrays.copyOfRange(elements, at, at + size));
                at += size;
            }
            return lists;
        }
    }

    static final class Optionals<V> extends Shape<Optional<V>> {
        private final Shape<V> shape;

        Optionals(Shape<V> shape) {
            this.shape = shape;
        }

        @Override
        public Json json(Optional<V> value) {
            return value.map(shape::json).orElse(Json.NULL);
        }

        @Override
        Optional<V> parse(Json json, String pointer) throws JsonException {
            return json.isNull() ? Optional.empty() : Optional.of(shape.parse(json, pointer));
        }

        @Override
        Description description(List<Schema<?>> around) {
            return new Description(Kind.OPTIONAL, "", 0, List.of(shape.description(around)));
        }

        @Override
        Encoder encoder(SheetOut out) {
            NumberOut presence = out.add(new NumberOut());
            Encoder present = shape.encoder(out);
            return (values, count) -> {
                presence.<Optional<V>>add(values, count, value -> out.elements(value.isPresent() ? 1 : 0));
                Object[] found = new Object[count];
                int at = 0;
                for (int i = 0; i < count; i++) {
                    Object value = ((Optional<?>) values[i]).orElse(null);
                    if (value != null) {
                        found[at++] = value;
                    }
                }
                if (at > 0) {
                    present.put(found, at);
                }
            };
        }

        @Override
        Decoder decoder(Description stored, SheetIn in) {
            expect(stored, Kind.OPTIONAL);
            NumberIn presence = in.add(new NumberIn());
            Decoder present = shape.decoder(stored.parts().get(0), in);
            return count -> {
                long[] taken = presence.take(count);
                int total = 0;
                for (long each : taken) {
                    total += in.elements(each == 0 ? 0 : 1);
                }
                Object[] found = total == 0 ? new Object[0] : present.take(total);
                Object[] values = new Object[count];
                int at = 0;
                for (int i = 0; i < count; i++) {
                    values[i] = taken[i] == 0 ? Optional.empty() : Optional.of(found[at++]);
                }
                return values;
            };
        }
    }

    /** A record inside a record of its own kind. */
    static final class Self<T> extends Shape<T> {
        private final Schema<T> schema;

        Self(Schema<T> schema) {
            this.schema = schema;
        }

        @Override
        public Json json(T value) {
            return schema.json(value);
        }

        @Override
        T parse(Json json, String pointer) throws JsonException {
            return schema.parse(json, pointer);
        }

        @Override
        Description description(List<Schema<?>> around) {
            int up = 0;
            while (!around.reversed().get(up).isSameAs(schema)) {
                up++;
            }
            return new Description(Kind.SELF, "", up, List.of());
        }

        @Override
        Encoder encoder(SheetOut out) {
            return out.around(schema);
        }

        @Override
        Decoder decoder(Description stored, SheetIn in) {
            expect(stored, Kind.SELF);
            return in.around(stored.number(), schema);
        }
    }

    static final class Converted<V, W> extends Shape<W> {
        private final Shape<V> shape;
        private final Function<W, V> to;
        private final Function<V, W> from;

        Converted(Shape<V> shape, Function<W, V> to, Function<V, W> from) {
            this.shape = shape;
            this.to = to;
            this.from = from;
        }

        @Override
        public Json json(W value) {
            V inner = to.apply(value);
            return inner instanceof Long number && value instanceof Boolean flag ? Json.of(flag) : shape.json(inner);
        }

        @Override
        W parse(Json json, String pointer) throws JsonException {
            boolean truth = json instanceof Json.Bool && shape instanceof Numbers;
            Json plain = truth ? Json.of(json.asBoolean().orElse(false) ? 1 : 0) : json;
            return convert(from, shape.parse(plain, pointer), pointer);
        }

        @Override
        Description description(List<Schema<?>> around) {
            return shape.description(around);
        }

        @Override
        @SuppressWarnings("unchecked") // values of this shape only
        Encoder encoder(SheetOut out) {
            Encoder encoder = shape.encoder(out);
            return (values, count) -> {
                Object[] converted = new Object[count];
                for (int i = 0; i < count; i++) {
                    converted[i] = to.apply((W) values[i]);
                }
                encoder.put(converted, count);
            };
        }

        @Override
        @SuppressWarnings("unchecked") // the shape's own values
        Decoder decoder(Description stored, SheetIn in) {
            Decoder decoder = shape.decoder(stored, in);
            return count -> {
                Object[] values = decoder.take(count);
                for (int i = 0; i < count; i++) {
                    values[i] = from.apply((V) values[i]);
                }
                return values;
            };
        }
    }
}

package dev.rustaiide.foundation.serialization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is stored comes back: in both compressions, with other fields around, and as JSON. */
class StoredPropertiesTest {
    enum Colour {
        RED, GREEN_BLUE
    }

    /** One of everything. */
    record Any(String text, long number, boolean flag, double real, Colour colour, List<Long> numbers,
            Optional<String> note, List<Any> inside) {}

    private static final Schema<Any> ANY = any(false);
    /** The same fields in the opposite order. */
    private static final Schema<Any> TURNED = any(true);

    private static Schema<Any> any(boolean turned) {
        return Schema.of("any", 1, fields -> {
            Field<Any, List<Any>> first = turned ? fields.list("inside", fields.self(), Any::inside) : null;
            Field<Any, Optional<String>> second =
                    turned ? fields.value("note", Shape.optional(Shape.text()), Any::note) : null;
            var text = fields.text("text", Any::text);
            var number = fields.number("number", Any::number);
            var flag = fields.flag("flag", Any::flag);
            var real = fields.value("real", Shape.real(), Any::real);
            var colour = fields.value("colour", Shape.constant(Colour.class), Any::colour);
            var numbers = fields.list("numbers", Shape.number(), Any::numbers);
            var note = second == null ? fields.value("note", Shape.optional(Shape.text()), Any::note) : second;
            var inside = first == null ? fields.list("inside", fields.self(), Any::inside) : first;
            return row -> new Any(row.get(text), row.number(number), row.get(flag), row.get(real), row.get(colour),
                    row.get(numbers), row.get(note), row.get(inside));
        });
    }

    @Property(tries = 150)
    void records_come_back(@ForAll("lists") List<Any> values, @ForAll Compression compression) throws Exception {
        byte[] stored = StoredTest.store(ANY, values, compression);
        assertEquals(values, StoredTest.load(ANY, stored));
        assertEquals(values, StoredTest.load(TURNED, stored));
        assertArrayEquals(stored, StoredTest.store(ANY, StoredTest.load(ANY, stored), compression));
    }

    @Property(tries = 150)
    void records_come_back_from_json(@ForAll("anys") Any value) throws Exception {
        assertEquals(value, ANY.fromJson(Json.parse(ANY.json(value).print())));
        assertEquals(value, TURNED.strict().fromJson(Json.parse(ANY.json(value).printPretty())));
    }

    @Property(tries = 300)
    void numbers_come_back_in_every_form(@ForAll("series") long[] numbers) {
        var out = new NumberOut();
        var sink = new ByteSink();
        Arrays.stream(numbers).forEach(out::add);
        out.flush(sink);
        var in = new NumberIn();
        in.load(new ByteSource(sink.array(), 0, sink.size()));
        int half = numbers.length / 3;
        assertArrayEquals(Arrays.copyOf(numbers, half), in.take(half));
        assertArrayEquals(Arrays.copyOfRange(numbers, half, numbers.length), in.take(numbers.length - half));
    }

    @Provide
    Arbitrary<long[]> series() {
        Arbitrary<Long> steps = Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-3, 3),
                Arbitraries.of(0L));
        Arbitrary<Integer> sizes = Arbitraries.of(0, 1, 5, 200, 5000);
        return Combinators.combine(Arbitraries.longs(), steps, sizes, Arbitraries.integers().between(0, 3))
                .as((start, step, size, kind) -> {
                    long[] values = new long[size];
                    for (int i = 0; i < size; i++) {
                        values[i] = kind == 0 ? start : kind == 1 ? start + i * step : kind == 2 ? i / 50 * step
                                : (start ^ 0x9e3779b97f4a7c15L * i) >> (i % 60);
                    }
                    return values;
                });
    }

    @Provide
    Arbitrary<List<Any>> lists() {
        return anys().list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<Any> anys() {
        return anys(2);
    }

    private static Arbitrary<Any> anys(int depth) {
        Arbitrary<String> texts = Arbitraries.oneOf(Arbitraries.of("", "main", "?", "\ud800", "\udc00\ud800", "😀?"),
                Arbitraries.strings().ofMaxLength(20));
        Arbitrary<List<Any>> inside = depth == 0 ? Arbitraries.just(List.of())
                : Arbitraries.lazy(() -> anys(depth - 1)).list().ofMaxSize(3);
        return Combinators.combine(texts, Arbitraries.longs(), Arbitraries.of(true, false),
                Arbitraries.oneOf(Arbitraries.doubles(), Arbitraries.of(Double.NaN, -0.0, Double.POSITIVE_INFINITY)),
                Arbitraries.of(Colour.values()), Arbitraries.longs().list().ofMaxSize(4), texts.optional(), inside)
                .as(Any::new);
    }
}

package dev.rustaiide.foundation.serialization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.error.FailureException;

class StoredTest {
    private static final Random RANDOM = new Random(7);

    record Place(String file, long line) {}

    record Node(String name, List<Node> children) {
        static Node deep(int depth) {
            return new Node("n" + depth, depth == 0 ? List.of() : List.of(deep(depth - 1)));
        }
    }

    static final Schema<Place> PLACE = Schema.of("place", 1, fields -> {
        var file = fields.text("file", Place::file);
        var line = fields.number("line", Place::line);
        return row -> new Place(row.get(file), row.number(line));
    });

    static final Schema<Node> NODE = Schema.of("node", 1, fields -> {
        var name = fields.text("name", Node::name);
        var children = fields.list("children", fields.self(), Node::children);
        return row -> new Node(row.get(name), row.get(children));
    });

    static <T> byte[] store(Schema<T> schema, List<T> values, Compression compression) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (StoredWriter<T> writer = schema.writer(bytes, compression)) {
            for (T value : values) {
                writer.write(value);
            }
        }
        return bytes.toByteArray();
    }

    static <T> List<T> load(Schema<T> schema, byte[] bytes) throws FailureException {
        var values = new ArrayList<T>();
        try (StoredReader<T> reader = schema.reader(new ByteArrayInputStream(bytes), "places")) {
            reader.forEach(values::add);
        }
        return values;
    }

    private static List<Place> places(int count) {
        var places = new ArrayList<Place>();
        for (int i = 0; i < count; i++) {
            places.add(new Place("src/f" + i / 7 + ".rs", i % 5 == 0 ? RANDOM.nextLong() : i));
        }
        return places;
    }

    @Test
    void records_of_many_blocks_come_back_in_order() throws Exception {
        List<Place> places = places(100_000);
        for (Compression compression : Compression.values()) {
            assertEquals(places, load(PLACE, store(PLACE, places, compression)));
        }
    }

    @Test
    void nothing_is_something_that_can_be_stored() throws Exception {
        assertEquals(List.of(), load(PLACE, store(PLACE, List.of(), Compression.DEFLATE)));
    }

    @Test
    void equal_texts_and_regular_numbers_take_next_to_no_room() throws Exception {
        var places = new ArrayList<Place>();
        for (int i = 0; i < 10_000; i++) {
            places.add(new Place("src/main.rs", 3L * i));
        }
        assertTrue(store(PLACE, places, Compression.NONE).length < 300);
    }

    @Test
    void blocks_leave_before_the_writer_is_closed_and_hold_a_few_records_if_those_are_large() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (StoredWriter<Place> writer = PLACE.writer(bytes, Compression.NONE)) {
            for (int i = 0; i < 40; i++) {
                writer.write(new Place(i + "x".repeat(1 << 20), 1));
            }
            assertTrue(bytes.size() > 20 << 20, "only " + bytes.size() + " bytes have left");
        }
        assertEquals(40, load(PLACE, bytes.toByteArray()).size());
    }

    @Test
    void records_nest_in_records_of_their_own_kind() throws Exception {
        var tree = new Node("a", List.of(new Node("b", List.of(new Node("c", List.of()))), new Node("d", List.of())));
        List<Node> nodes = List.of(tree, Node.deep(200), tree, new Node("e", List.of()));
        assertEquals(nodes, load(NODE, store(NODE, nodes, Compression.NONE)));
    }

    @Test
    void nesting_without_end_is_refused_where_it_is_written() {
        assertThrows(IllegalArgumentException.class, () -> store(NODE, List.of(Node.deep(400)), Compression.NONE));
    }

    @Test
    void one_record_can_be_stored_alone() throws Exception {
        assertEquals(new Place("ü", -1), PLACE.fromBytes(PLACE.toBytes(new Place("ü", -1))));
        byte[] two = store(PLACE, places(2), Compression.NONE);
        assertThrows(FailureException.class, () -> PLACE.fromBytes(two));
    }

    // --------------------------------------------------------------------------------------------------- evolution

    /** Place after some years: line became row, a column and tags came, and what the file was is gone. */
    record NewPlace(long row, long column, List<String> tags, Optional<String> note) {}

    private static Schema<NewPlace> newPlace(boolean defaults) {
        return Schema.of("place", 2, fields -> {
            var row = fields.number("row", NewPlace::row).formerly("line");
            var column = fields.number("column", NewPlace::column);
            var tags = fields.list("tags", Shape.text(), NewPlace::tags);
            var note = fields.value("note", Shape.optional(Shape.text()), NewPlace::note);
            if (defaults) {
                column.orElse(1);
                tags.orElse(List.of("old"));
                note.orElse(Optional.empty());
            }
            return values -> new NewPlace(values.number(row), values.number(column), values.get(tags),
                    values.get(note));
        });
    }

    @Test
    void a_new_program_reads_old_files_with_fields_removed_renamed_and_added() throws Exception {
        byte[] old = store(PLACE, List.of(new Place("a", 5), new Place("b", 6)), Compression.NONE);
        assertEquals(List.of(new NewPlace(5, 1, List.of("old"), Optional.empty()),
                new NewPlace(6, 1, List.of("old"), Optional.empty())), load(newPlace(true), old));
        assertEquals(new NewPlace(5, 1, List.of("old"), Optional.empty()),
                newPlace(true).fromJson(PLACE.json(new Place("a", 5))));
    }

    @Test
    void a_field_that_is_needed_and_not_there_is_named() throws Exception {
        byte[] old = store(PLACE, places(3), Compression.NONE);
        check(newPlace(false), old, "its records have no \"column\", which is needed");
    }

    /** What a newer program might store beside the name: everything there is. */
    record Rich(String name, List<Rich> inside, Place place, List<List<String>> words, Optional<Double> real,
            byte[] bytes) {}

    static final Schema<Rich> RICH = Schema.of("node", 9, fields -> {
        var inside = fields.list("inside", fields.self(), Rich::inside);
        var place = fields.value("place", PLACE, Rich::place);
        var words = fields.list("words", Shape.list(Shape.text()), Rich::words);
        var name = fields.text("name", Rich::name);
        var real = fields.value("real", Shape.optional(Shape.real()), Rich::real);
        var bytes = fields.value("bytes", Shape.bytes(), Rich::bytes);
        return row -> new Rich(row.get(name), row.get(inside), row.get(place), row.get(words), row.get(real),
                row.get(bytes));
    });

    static final Schema<String> NAME = Schema.of("node", 1, fields -> {
        var name = fields.text("name", text -> text);
        return row -> row.get(name);
    });

    @Test
    void an_old_program_reads_new_files_without_what_it_does_not_know() throws Exception {
        Rich inner = new Rich("i", List.of(), new Place("p", 1), List.of(), Optional.of(2.5), new byte[0]);
        var outer = new Rich("o", List.of(inner, inner), new Place("q", 2), List.of(List.of("x", "y"), List.of()),
                Optional.empty(), new byte[] {1, 2});
        byte[] stored = store(RICH, List.of(outer, inner, outer), Compression.DEFLATE);
        assertEquals(List.of("o", "i", "o"), load(NAME, stored));
        check(NAME.strict(), stored, "its records have a \"inside\", which this version does not know");
        assertArrayEquals(outer.bytes(), load(RICH, stored).get(0).bytes());
        assertEquals(outer.words(), load(RICH, stored).get(2).words());
        assertEquals(Optional.of(2.5), load(RICH, stored).get(2).inside().get(1).real());
    }

    @Test
    void fields_of_another_type_and_records_of_another_name_are_refused() throws Exception {
        Schema<Place> other = Schema.of("place", 1, fields -> {
            var file = fields.number("file", place -> 1);
            return row -> new Place("", row.number(file));
        });
        check(other, store(PLACE, places(1), Compression.NONE), "it has a text where a whole number is expected");
        check(NODE, store(PLACE, places(1), Compression.NONE), "it has records of place, not of node");
    }

    private static void check(Schema<?> schema, byte[] stored, String reason) {
        var failure = assertThrows(FailureException.class, () -> load(schema, stored)).failure();
        assertTrue(failure.why().contains(reason), failure.why());
        assertEquals("Cannot read places.", failure.what());
    }

    @Test
    void a_value_that_the_record_refuses_is_a_failure() throws Exception {
        Schema<Place> picky = Schema.of("place", 1, fields -> {
            var line = fields.number("line", Place::line);
            return row -> new Place("", row.integer(line));
        });
        check(picky, store(PLACE, List.of(new Place("", 1L << 40)), Compression.NONE), "is out of range");
    }

    // ------------------------------------------------------------------------------------------------------ damage

    @Test
    void a_file_that_is_cut_off_gives_its_whole_blocks_and_then_says_how_many_records_those_were() throws Exception {
        List<Place> places = places(80_000);
        byte[] whole = store(PLACE, places, Compression.DEFLATE);
        for (int i = 0; i < 60; i++) {
            int length = i < 20 ? whole.length - 1 - i : RANDOM.nextInt(whole.length);
            var read = new ArrayList<Place>();
            byte[] cut = Arrays.copyOf(whole, length);
            var failure = assertThrows(FailureException.class, () -> {
                try (StoredReader<Place> reader = PLACE.reader(new ByteArrayInputStream(cut), "places")) {
                    reader.forEach(read::add);
                }
            });
            assertEquals(places.subList(0, read.size()), read);
            String count = read.isEmpty() ? "nothing of it" : read.size() + " records before that";
            assertTrue(failure.getMessage().contains(count), failure.getMessage());
        }
    }

    @Test
    void a_failure_stays_a_failure() throws Exception {
        byte[] cut = Arrays.copyOf(store(PLACE, places(10), Compression.NONE), 120);
        try (StoredReader<Place> reader = PLACE.reader(new ByteArrayInputStream(cut), "places")) {
            assertThrows(FailureException.class, reader::next);
            assertThrows(FailureException.class, reader::next);
        }
    }

    @Test
    void no_flipped_bit_goes_unseen() throws Exception {
        List<Place> places = places(2_000);
        byte[] whole = store(PLACE, places, Compression.NONE);
        for (int i = 0; i < 2_000; i++) {
            byte[] flipped = whole.clone();
            flipped[i < 200 ? i : RANDOM.nextInt(whole.length)] ^= (byte) (1 << RANDOM.nextInt(8));
            assertThrows(FailureException.class, () -> load(PLACE, flipped));
        }
    }

    @Test
    void what_is_no_stored_file_is_called_that() {
        check(PLACE, "{\"a\": 1}".getBytes(), "it is not a file of stored records");
        check(PLACE, new byte[0], "it is not a file of stored records");
    }
}

package dev.rustaiide.ai.inference.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.Prompt.Piece;
import dev.rustaiide.foundation.serialization.Json;

/** The form that a model is asked in which was trained to see pieces of other files. */
class GapReaderTest {
    private static final int WINDOW = 1024;
    private static final int FEW = 24;
    private static final Piece POINT = new Piece("src/point.rs", "struct Point {\n    x: f64,\n}\n");
    private static final Piece LINE = new Piece("lib.rs", "mod line;\n");

    @TempDir
    static Path cache;
    @TempDir
    Path folder;
    private ModelTokenizer tokenizer;

    @BeforeEach
    void read() throws Exception {
        tokenizer = tokenizer(TestModels.tokenizer().print().replace("<|im_start|>", "<|file_sep|>"));
    }

    private ModelTokenizer tokenizer(String json) throws Exception {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), json);
        return ModelTokenizer.of(file, Vocabulary.read(file), new Tokenizers(cache));
    }

    private GapReader reader(int window, GapOrder order) {
        return new GapReader(tokenizer, new ModelSettings(window, Set.of(), "", order));
    }

    private int[] read(Prompt.Text text) {
        return reader(WINDOW, GapOrder.RELATED_FIRST).read(text, FEW);
    }

    private int token(String special) {
        return tokenizer.vocabulary().added(special).orElseThrow();
    }

    private static Prompt.Text text(String before, String after, Piece... related) {
        return new Prompt.Text(before, after, "src/main.rs", List.of(related));
    }

    static Stream<List<Object>> forms() {
        return Stream.of(
                List.of(text("fn a() {", "}", POINT, LINE), "<|file_sep|>src/point.rs\nstruct Point {\n    x: f64,\n}\n"
                        + "<|file_sep|>lib.rs\nmod line;\n"
                        + "<|fim_prefix|>src/main.rs\n<|fim_suffix|>}<|fim_middle|>fn a() {"),
                List.of(text("fn a() {", "}"), "<|fim_prefix|>src/main.rs\n<|fim_suffix|>}<|fim_middle|>fn a() {"),
                List.of(text("fn a() {", " \n\n"), "<|fim_prefix|>src/main.rs\n<|fim_suffix|><|fim_middle|>fn a() {"),
                List.of(text("", ""), "<|fim_prefix|>src/main.rs\n<|fim_suffix|><|fim_middle|>"),
                List.of(new Prompt.Text("fn a() {", "}"), "<|fim_prefix|><|fim_suffix|>}<|fim_middle|>fn a() {"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void related_pieces_come_first_then_the_name_and_what_is_behind_the_gap_always(List<Object> form) {
        assertArrayEquals(tokenizer.markup((String) form.get(1)).toArray(), read((Prompt.Text) form.get(0)));
    }

    @ParameterizedTest
    @EnumSource(names = {"AROUND", "BEHIND_FIRST"})
    void other_models_are_not_told_of_other_files(GapOrder order) {
        GapReader reader = reader(WINDOW, order);
        for (String after : List.of("}", "")) {
            assertArrayEquals(reader.read(new Prompt.Text("fn a() {", after), FEW),
                    reader.read(text("fn a() {", after, POINT), FEW));
        }
        assertEquals(GapOrder.AROUND, GapOrder.of(Json.object().put("gap_order", "other").build()));
        assertEquals(GapOrder.AROUND, GapOrder.of(Json.object().build()));
        assertEquals(GapOrder.BEHIND_FIRST, GapOrder.of(Json.object().put("gap_order", "suffix-first").build()));
        assertEquals(GapOrder.RELATED_FIRST,
                GapOrder.of(Json.object().put("gap_order", "related, path, suffix-first").build()));
    }

    @Test
    void a_tokenizer_without_the_mark_of_files_has_no_related_pieces() throws Exception {
        tokenizer = tokenizer(TestModels.tokenizer().print());

        assertArrayEquals(tokenizer.markup("<|fim_prefix|>src/main.rs\n<|fim_suffix|>}<|fim_middle|>f(").toArray(),
                read(text("f(", "}", POINT)));
    }

    @Test
    void who_writes_the_mark_of_a_file_begins_none() {
        int[] tokens = read(text("<|file_sep|>", "<|fim_middle|>", new Piece("<|file_sep|>", "<|fim_prefix|>\n")));
        int separator = token("<|file_sep|>");

        assertEquals(1, Arrays.stream(tokens).filter(each -> each == separator).count());
        assertEquals(1, Arrays.stream(tokens).filter(each -> each == token("<|fim_middle|>")).count());
        assertEquals(1, Arrays.stream(tokens).filter(each -> each == token("<|fim_prefix|>")).count());
    }

    private int at(int[] tokens, String special) {
        int wanted = token(special);
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Each letter is a token here. */
    @Test
    void other_files_get_a_quarter_of_the_room_what_is_behind_192_tokens_and_what_is_before_the_rest() {
        Piece long1 = new Piece("a.rs", "let z = q;\n".repeat(15));
        Piece long2 = new Piece("b.rs", "let q = z;\n".repeat(15));
        int[] tokens = read(text("q".repeat(5000), "z".repeat(5000), long1, long2));
        int room = WINDOW - WINDOW / 8;
        int related = at(tokens, "<|fim_prefix|>");
        int behind = at(tokens, "<|fim_suffix|>");
        int before = at(tokens, "<|fim_middle|>");

        assertTrue(tokens.length <= room && tokens.length > room - room / 4, tokens.length + " of " + room);
        assertTrue(related <= room / 4, related + " of " + room / 4);
        assertEquals(192, before - behind - 1);
        String second = text(tokens, related - 5 - 4 * 11, related);
        assertEquals("b.rs\n" + "let q = z;\n".repeat(4), second, "whole lines of the second one");
    }

    private String text(int[] tokens, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(new String(tokenizer.vocabulary().bytes(tokens[i]), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    @Test
    void a_piece_of_which_hardly_anything_has_place_is_left_out_and_a_shorter_one_takes_it() {
        Piece most = new Piece("a.rs", "let z = q;\n".repeat(18));
        int[] tokens = read(text("q", "z", most, new Piece("b.rs", "x();\n".repeat(20)), new Piece("c.rs", "x();\n")));
        int related = at(tokens, "<|fim_prefix|>");

        assertEquals("c.rs\nx();\n", text(tokens, related - 10, related));
        assertEquals(2, Arrays.stream(tokens).filter(each -> each == token("<|file_sep|>")).count());
    }

    @Test
    void a_text_that_begins_in_the_middle_has_the_same_form_and_begins_at_the_same_place_with_a_letter_more() {
        String before = "abcdefghij".repeat(300);
        int[] tokens = read(text(before, "}", POINT));
        int[] next = read(text(before + "x", "}", POINT));
        int[] few = reader(WINDOW, GapOrder.RELATED_FIRST).read(text(before, "}", POINT), 3 * FEW);

        assertArrayEquals(tokens, Arrays.copyOf(next, tokens.length));
        assertArrayEquals(tokens, few, "nor does a question for some tokens more");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 16, 64, 200, 1024})
    void whatever_there_is_to_say_fits_the_window_if_the_marks_do(int window) {
        Piece endless = new Piece("n".repeat(300), "x".repeat(1 << 20));
        Piece lines = new Piece("n".repeat(300), "x\n".repeat(1 << 16));
        for (int most : List.of(1, 24, 72, 100_000)) {
            int[] tokens = reader(window, GapOrder.RELATED_FIRST).read(new Prompt.Text("b".repeat(20_000),
                    "a".repeat(20_000), "d".repeat(300), List.of(endless, lines, endless)), most);

            assertTrue(tokens.length <= Math.max(window, 4), tokens.length + " of " + window);
        }
    }
}

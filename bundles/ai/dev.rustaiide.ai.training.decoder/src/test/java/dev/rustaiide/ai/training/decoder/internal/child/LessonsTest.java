package dev.rustaiide.ai.training.decoder.internal.child;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonsTest {
    private static final int WINDOW = 256;
    private static final String OTHER = "fn other(häuser: u32) {\n    let name7 = häuser;\n}\n".repeat(90);

    @TempDir
    Path temp;
    private String text;
    private BytePairs tokenizer;
    private Lessons lessons;

    @BeforeEach
    void write() throws IOException {
        var all = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            all.append("fn name").append(i).append("(häuser: u32) -> u32 {\n    häuser + ").append(i).append("\n}\n");
        }
        text = all.toString();
        var learning = new PairLearning();
        learning.read(text);
        learning.read("src/a.rs");
        tokenizer = learning.learn(400);
        Path file = Files.write(temp.resolve("tokens"), TokenFile.written(
                List.of("src/a.rs\n" + text, "src/b.rs\n" + OTHER), tokenizer));
        lessons = new Lessons(new TokenFile(file), tokenizer, WINDOW, 1);
    }

    private static int at(int[] lesson, int token) {
        for (int i = 0; i < lesson.length; i++) {
            if (lesson[i] == token) {
                return i;
            }
        }
        return lesson.length;
    }

    /** Where what is to be written ends: the place whose target is the end, or the last one. */
    private static int end(Lesson lesson) {
        for (int i = 0; i < WINDOW; i++) {
            if (lesson.targets()[i] == BytePairs.END) {
                return i + 1;
            }
        }
        return WINDOW;
    }

    @Test
    void a_gap_and_what_is_around_it_make_the_text_again() {
        int gaps = 0;
        int told = 0;
        for (int number = 0; number < 500; number++) {
            Lesson lesson = lessons.lesson(number);
            int[] inputs = lesson.inputs();
            assertEquals(WINDOW, inputs.length);
            int middle = at(inputs, BytePairs.MIDDLE);
            if (middle < WINDOW) {
                gaps++;
                int prefix = at(inputs, BytePairs.PREFIX);
                int suffix = at(inputs, BytePairs.SUFFIX);
                assertTrue(tokenizer.decode(inputs, prefix + 1, suffix).matches("src/[ab].rs\n"));
                String after = tokenizer.decode(inputs, suffix + 1, middle);
                String written = tokenizer.decode(inputs, middle + 1, end(lesson));
                // A piece of the file begins and ends anywhere, in the middle of a letter too.
                String whole = (written + after).replaceAll("^\ufffd+|\ufffd+$", "");
                assertTrue((text + OTHER).contains(whole.replace("\0", "")), whole);
                told += after.isEmpty() ? 0 : 1;
            }
        }
        assertTrue(gaps > 330 && gaps < 420, gaps + " of 500 have a gap");
        assertTrue(told > gaps / 3 && told < gaps * 9 / 10, told + " of " + gaps + " tell what is behind it");
    }

    @Test
    void only_what_is_written_is_foretold_in_a_lesson_with_a_gap() {
        for (int number = 0; number < 300; number++) {
            Lesson lesson = lessons.lesson(number);
            int middle = at(lesson.inputs(), BytePairs.MIDDLE);
            for (int i = 0; middle < WINDOW && i < WINDOW; i++) {
                int target = lesson.targets()[i];
                assertTrue(i >= middle || target == Lessons.NOTHING, "before the gap nothing is foretold");
                assertTrue(i + 1 == WINDOW || target == Lessons.NOTHING || target == lesson.inputs()[i + 1]);
            }
        }
    }

    @Test
    void a_lesson_is_read_up_to_the_last_that_is_foretold() {
        int shorter = 0;
        for (int number = 0; number < 300; number++) {
            Lesson lesson = lessons.lesson(number);
            int length = lesson.length();
            assertTrue(length == 0 || lesson.targets()[length - 1] != Lessons.NOTHING);
            for (int i = length; i < WINDOW; i++) {
                assertEquals(Lessons.NOTHING, lesson.targets()[i]);
            }
            shorter += length < WINDOW ? 1 : 0;
        }
        assertTrue(shorter > 10 && shorter < 290, shorter + " of 300 end before their window");
    }

    @Test
    void a_gap_is_told_pieces_of_other_files_that_have_rare_words_of_it() {
        int related = 0;
        for (int number = 0; number < 500; number++) {
            int[] inputs = lessons.lesson(number).inputs();
            int prefix = at(inputs, BytePairs.PREFIX);
            int file = at(inputs, BytePairs.FILE);
            if (prefix < WINDOW && file < prefix) {
                related++;
                String own = tokenizer.decode(inputs, prefix + 1, at(inputs, BytePairs.SUFFIX));
                String other = tokenizer.decode(inputs, file + 1, prefix);
                assertTrue(own.startsWith("src/a") ? other.startsWith("src/b") : other.startsWith("src/a"), other);
            }
        }
        assertTrue(related > 50, related + " of 500");
    }

    @Test
    void the_same_number_gives_the_same() {
        assertArrayEquals(lessons.lesson(17).inputs(), lessons.lesson(17).inputs());
        assertArrayEquals(lessons.lesson(17).targets(), lessons.lesson(17).targets());
    }

    @Test
    void a_tokenizer_comes_back_from_its_file_and_tokens_are_the_text() {
        BytePairs read = BytePairs.of(tokenizer.json());
        assertEquals(tokenizer.size(), read.size());
        int[] tokens = read.encode(text);
        assertArrayEquals(tokenizer.encode(text), tokens);
        assertEquals(text, read.decode(tokens, 0, tokens.length));
        assertTrue(tokens.length < text.length() / 2, tokens.length + " tokens for " + text.length() + " letters");
    }
}

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
    private static final int WINDOW = 64;

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
        tokenizer = learning.learn(400);
        Path file = Files.write(temp.resolve("tokens"), TokenFile.written(List.of(text), tokenizer));
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

    @Test
    void a_gap_and_what_is_around_it_make_the_text_again() {
        int gaps = 0;
        for (int number = 0; number < 500; number++) {
            int[] lesson = lessons.lesson(number);
            assertEquals(WINDOW + 1, lesson.length);
            int middle = at(lesson, BytePairs.MIDDLE);
            if (middle < lesson.length) {
                gaps++;
                assertEquals(BytePairs.PREFIX, lesson[0]);
                assertEquals(BytePairs.SUFFIX, lesson[1]);
                int end = at(lesson, BytePairs.END);
                String written = tokenizer.decode(lesson, middle + 1, end);
                String after = tokenizer.decode(lesson, 2, middle);
                // A piece of the file begins and ends anywhere, in the middle of a letter too.
                String whole = (written + after).replaceAll("^\ufffd+|\ufffd+$", "");
                assertTrue(text.contains(whole), whole);
                assertTrue(after.isEmpty() || after.startsWith("\n"), after);
                for (int i = end + 1; i < lesson.length; i++) {
                    assertEquals(Lessons.NOTHING, lesson[i]);
                }
            }
        }
        assertTrue(gaps > 80 && gaps < 350, gaps + " of 500 have a gap");
    }

    @Test
    void the_same_number_gives_the_same() {
        assertArrayEquals(lessons.lesson(17), lessons.lesson(17));
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

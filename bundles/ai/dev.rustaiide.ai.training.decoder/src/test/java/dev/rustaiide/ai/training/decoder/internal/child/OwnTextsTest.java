package dev.rustaiide.ai.training.decoder.internal.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTextsTest {
    private static final int WINDOW = 64;
    /** Several lines, so that there is room behind a gap. */
    private static final int LONG = 256;
    private static final String TEXT = "let key = \"secret\"; call(key);\n".repeat(30);

    @TempDir
    private Path temp;
    private BytePairs tokenizer;
    private OwnTexts learned;

    @BeforeEach
    void read() throws Exception {
        tokenizer = new BytePairs(List.of());
        Path file = temp.resolve("texts");
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(OwnTexts.VERSION);
            out.writeInt(1);
            out.writeBoolean(true);
            out.writeUTF("src/own.rs");
            byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
            out.writeInt(30);
            for (int i = 0; i < 30; i++) {
                int at = i * TEXT.length() / 30 + TEXT.indexOf("secret");
                out.writeInt(at);
                out.writeInt(at + "secret".length());
            }
        }
        OwnTexts.Both both = OwnTexts.read(file, tokenizer);
        assertEquals(0, both.checked().size());
        learned = both.learned();
    }

    private Lesson lesson(int number, int window) {
        return new Lessons(learned, tokenizer, window, 1).lesson(number);
    }

    private String foretold(Lesson lesson) {
        var tokens = new ArrayList<Integer>();
        for (int target : lesson.targets()) {
            if (target != Lessons.NOTHING) {
                tokens.add(target);
            }
        }
        return tokenizer.decode(tokens.stream().mapToInt(each -> each).toArray(), 0, tokens.size());
    }

    @Test
    void silent_runs_are_read_and_never_foretold() {
        assertEquals("src/own.rs\n".length() + TEXT.length() + 1, learned.size());
        for (int number = 0; number < 300; number++) {
            Lesson lesson = lesson(number, WINDOW);
            String said = foretold(lesson);
            assertTrue(said.chars().filter(each -> each == 's').count() == 0, said);
            assertTrue(said.contains("= \"\";") || said.length() < 40, said);
        }
        Lesson plain = new Lessons(learned, tokenizer, WINDOW, 1).plain(0, 4);
        assertTrue(tokenizer.decode(plain.inputs(), 0, WINDOW).contains("secret"));
    }

    @Test
    void what_is_foretold_is_what_follows_and_most_of_the_lessons_have_a_gap() {
        int gaps = 0;
        for (int number = 0; number < 300; number++) {
            Lesson lesson = lesson(number, LONG);
            boolean hasGap = lesson.inputs()[0] == BytePairs.PREFIX;
            gaps += hasGap ? 1 : 0;
            for (int i = 0; i + 1 < LONG; i++) {
                int target = lesson.targets()[i];
                assertTrue(target == Lessons.NOTHING || target == lesson.inputs()[i + 1]);
            }
            if (hasGap) {
                assertTrue(tokenizer.decode(lesson.inputs(), 1, 12).startsWith("src/own.rs\n"));
                assertEquals(BytePairs.SUFFIX, lesson.inputs()[12]);
            }
        }
        assertTrue(gaps > 180 && gaps < 270, gaps + " of 300");
        assertEquals(List.of(lesson(5, LONG).inputs()[9]),
                List.of(lesson(5, LONG).inputs()[9]), "the same each time");
    }
}

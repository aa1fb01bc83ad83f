package dev.rustaiide.app.documents.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

class JournalTest {
    @TempDir
    Path folder;

    private static Unsaved buffer(String text) {
        return new Unsaved("/project/main.rs", "main.rs", "rust", Encoding.UTF_16_LE, LineEnding.CRLF,
                Optional.of(new FileStamp(Instant.ofEpochSecond(5, 7), 9, "1:2")), 1, Text.of(text));
    }

    private static JournalFile.Edit edit(int start, int end, String text) {
        return new JournalFile.Edit(List.of(TextChange.of(start, end, text)), start);
    }

    @Test
    void a_buffer_comes_back_with_its_edits_and_everything_about_it() throws IOException {
        Path file = folder.resolve("a.journal");
        JournalFile.write(file, buffer("one 漢 \uD83D two"));
        JournalFile.append(file, List.of(edit(0, 3, "1"), edit(1, 1, "!")));
        JournalFile.append(file, List.of(edit(0, 0, "é")));
        Unsaved back = JournalFile.read(file);
        assertEquals("é1! 漢 \uD83D two", back.text().toString());
        assertEquals(0, back.caret());
        assertEquals(buffer("").base(), back.base());
        assertEquals(Encoding.UTF_16_LE, back.encoding());
        assertEquals(LineEnding.CRLF, back.lineEnding());
        assertEquals("/project/main.rs", back.file());
    }

    @Test
    void whatever_a_crash_cuts_off_the_rest_is_read() throws IOException {
        Path file = folder.resolve("a.journal");
        long whole = JournalFile.write(file, buffer("abc"));
        JournalFile.append(file, List.of(edit(3, 3, "d")));
        long first = Files.size(file);
        JournalFile.append(file, List.of(edit(4, 4, "e")));
        byte[] bytes = Files.readAllBytes(file);
        for (int length = (int) whole; length <= bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            String expected = length < first ? "abc" : length < bytes.length ? "abcd" : "abcde";
            assertEquals(expected, JournalFile.read(file).text().toString(), "cut to " + length);
        }
    }

    @Test
    void damage_gives_an_error_or_an_older_text_never_another() throws IOException {
        Path file = folder.resolve("a.journal");
        JournalFile.write(file, buffer("abc"));
        JournalFile.append(file, List.of(edit(3, 3, "d"), edit(0, 1, "x")));
        byte[] bytes = Files.readAllBytes(file);
        List<String> texts = List.of("abc", "abcd", "xbcd");
        Random random = new Random(1);
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            try {
                assertTrue(texts.contains(JournalFile.read(file).text().toString()));
            } catch (IOException refused) {
                assertFalse(String.valueOf(refused).isEmpty());
            }
        }
    }

    @Test
    void what_is_no_journal_is_refused() throws IOException {
        Path file = folder.resolve("a.journal");
        for (byte[] content : List.of(new byte[0], "text".getBytes(), new byte[100])) {
            Files.write(file, content);
            assertThrows(IOException.class, () -> JournalFile.read(file));
        }
    }

    @Test
    void only_what_dead_sessions_left_is_taken_over_and_broken_files_stay() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        String alive = self.pid() + "-" + self.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
        JournalFile.write(folder.resolve(alive + "-1.journal"), buffer("mine"));
        JournalFile.write(folder.resolve(self.pid() + "-1-1.journal"), buffer("of another with this number"));
        JournalFile.write(folder.resolve("999999999-5-1.journal"), buffer("dead"));
        Files.writeString(folder.resolve("999999999-5-2.journal"), "broken");
        List<Journals.Found> found = new Journals(folder).restore();
        assertEquals(List.of("of another with this number", "dead"),
                found.stream().map(one -> one.buffer().text().toString()).sorted(Comparator.reverseOrder()).toList());
        assertTrue(Files.exists(folder.resolve("999999999-5-2.journal")));
        assertTrue(found.stream().allMatch(one -> Files.exists(one.file())));
        assertEquals(0, new Journals(folder).restore().size());
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(0, new Journals(file.resolve("unsaved")).restore().size(), "a place where none can be has none");
    }
}

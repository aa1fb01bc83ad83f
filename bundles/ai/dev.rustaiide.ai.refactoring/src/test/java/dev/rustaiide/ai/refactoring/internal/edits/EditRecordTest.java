package dev.rustaiide.ai.refactoring.internal.edits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;

class EditRecordTest {
    private static final Path FOLDER = Path.of("/state/edits/id");
    private static final EditRecord RECORD = new EditRecord("id", "Rename “a” to 😀",
            Instant.parse("2026-01-02T03:04:05Z"),
            List.of(new Step.Write(Path.of("/w/a"), Optional.of(Text.of("\udc80 a")), Text.of("b\r\n"),
                    Encoding.UTF_16_LE),
                    new Step.Write(Path.of("/w/new"), Optional.empty(), Text.EMPTY, Encoding.UTF_8),
                    new Step.Open(Path.of("/w/open"), Text.of("x"), Text.of("y")),
                    new Step.Rename(Path.of("/w/from"), Path.of("/w/to")),
                    new Step.Remove(Path.of("/w/gone"), FOLDER.resolve("kept-4")),
                    new Step.Restore(Path.of("/w/back"), FOLDER.resolve("kept-5"))),
            List.of(Path.of("/w/folder")));

    @TempDir
    Path temporary;

    @Test
    void a_record_comes_back_as_it_was_written() throws Exception {
        TextPack texts = TextPack.empty();
        String json = RECORD.toJson(texts).printPretty();
        Path file = temporary.resolve("texts");
        texts.write(file);
        assertEquals(RECORD, EditRecord.of(FOLDER, Json.parse(json), TextPack.read(file)));
    }

    @Test
    void taking_back_twice_is_doing_it_again() {
        for (Step step : RECORD.steps()) {
            if (!(step instanceof Step.Write write) || write.before().isPresent()) {
                assertEquals(step, EditRecord.inverse(EditRecord.inverse(step)));
            }
        }
    }

    @Test
    void damaged_records_are_refused() {
        byte[] json = RECORD.toJson(TextPack.empty()).print().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(1);
        for (int i = 0; i < 400; i++) {
            byte[] damaged = json.clone();
            for (int changes = random.nextInt(6); changes >= 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(128);
            }
            EditRecordFuzz.fuzzerTestOneInput(damaged);
        }
    }

    @Test
    void what_was_not_committed_is_cleared_and_what_cannot_be_read_is_kept() throws Exception {
        Path store = Files.createDirectories(temporary.resolve("edits"));
        Files.createDirectories(store.resolve("20260101-000000-1/kept-0"));
        Files.createDirectories(store.resolve("20260101-000000-2"));
        Files.writeString(store.resolve("20260101-000000-2/record.json"), "{");
        var edits = new JournaledEdits(Disks.files(temporary.resolve("state")), store);
        String told = edits.recover(Buffers.NONE).await().getFirst();
        assertTrue(told.contains("damaged-20260101-000000-2"), told);
        assertEquals(List.of(), edits.recover(Buffers.NONE).await());
        assertEquals(List.of(), edits.applied().await());
        assertEquals(Set.of("", "lock", "damaged-20260101-000000-2", "damaged-20260101-000000-2/record.json"),
                Disks.all(store).keySet());
    }
}

package dev.rustaiide.foundation.serialization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.StoredTest.Place;

class StoredBlocksTest {
    @TempDir
    Path folder;

    private static List<Place> places(int count) {
        var random = new Random(count);
        var places = new ArrayList<Place>();
        for (int i = 0; i < count; i++) {
            places.add(new Place("src/f" + i / 7 + ".rs", random.nextLong()));
        }
        return places;
    }

    private Path stored(List<Place> places, Compression compression) throws IOException {
        return Files.write(folder.resolve("places"), StoredTest.store(StoredTest.PLACE, places, compression));
    }

    @Test
    void blocks_are_read_in_any_order_and_any_record_is_found() throws Exception {
        for (Compression compression : Compression.values()) {
            List<Place> places = places(20_000);
            try (StoredBlocks<Place> blocks = StoredTest.PLACE.blocks(stored(places, compression))) {
                assertEquals(places.size(), blocks.records());
                assertTrue(blocks.count() > 3, () -> blocks.count() + " blocks");
                for (int block = blocks.count() - 1; block >= 0; block--) {
                    int first = (int) blocks.first(block);
                    assertEquals(places.subList(first, (int) blocks.first(block + 1)), blocks.read(block));
                }
                for (int record : List.of(0, 15, 4095, 4096, 12_345, 19_999)) {
                    int block = blocks.blockOf(record);
                    assertEquals(places.get(record), blocks.read(block).get((int) (record - blocks.first(block))));
                }
                assertThrows(IndexOutOfBoundsException.class, () -> blocks.blockOf(20_000));
                assertThrows(IndexOutOfBoundsException.class, () -> blocks.read(blocks.count()));
            }
        }
    }

    @Test
    void nothing_is_stored_well_too() throws Exception {
        try (StoredBlocks<Place> blocks = StoredTest.PLACE.blocks(stored(List.of(), Compression.NONE))) {
            assertEquals(0, blocks.count());
            assertEquals(0, blocks.records());
        }
    }

    @Test
    void many_threads_read_at_once_and_an_interrupt_disturbs_nobody() throws Exception {
        List<Place> places = places(40_000);
        try (StoredBlocks<Place> blocks = StoredTest.PLACE.blocks(stored(places, Compression.DEFLATE))) {
            List<Call<Boolean>> calls = new ArrayList<>();
            for (int reader = 0; reader < 8; reader++) {
                int from = reader;
                calls.add(Call.start("read", scope -> {
                    for (int i = 0; i < 3 * blocks.count(); i++) {
                        int block = (from + i) % blocks.count();
                        assertEquals(places.get((int) blocks.first(block)), blocks.read(block).getFirst());
                    }
                    return true;
                }));
            }
            calls.removeFirst().cancel();
            for (Call<Boolean> call : calls) {
                assertTrue(call.await());
            }
        }
    }

    @Test
    void a_damaged_block_fails_alone_and_a_file_that_is_cut_is_not_opened() throws Exception {
        Path file = stored(places(20_000), Compression.NONE);
        byte[] bytes = Files.readAllBytes(file);
        byte[] damaged = bytes.clone();
        damaged[bytes.length / 2] ^= 1;
        Files.write(file, damaged);
        try (StoredBlocks<Place> blocks = StoredTest.PLACE.blocks(file)) {
            int failed = 0;
            for (int block = 0; block < blocks.count(); block++) {
                try {
                    blocks.read(block);
                } catch (FailureException told) {
                    failed++;
                    assertTrue(told.failure().why().contains("checksum"), told.failure().why());
                }
            }
            assertEquals(1, failed);
        }
        for (int length : List.of(0, 5, 30, bytes.length / 2, bytes.length - 1)) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThrows(FailureException.class, () -> StoredTest.PLACE.blocks(file), () -> length + " bytes");
        }
    }
}

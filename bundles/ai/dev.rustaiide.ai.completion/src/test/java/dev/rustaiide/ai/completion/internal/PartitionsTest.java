package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.completion.Kept;
import dev.rustaiide.foundation.async.Call;

class PartitionsTest {
    private static GlobalTraining training() {
        var random = new Random(7);
        var training = new GlobalTraining(2, 2);
        String[] words = "let map key get insert value self iter unwrap fn match Some None vec push len".split(" ");
        for (int project = 0; project < 6; project++) {
            var text = new StringBuilder();
            for (int i = 0; i < 600; i++) {
                text.append(words[random.nextInt(words.length)]).append(random.nextInt(9) == 0 ? ";\n" : " ");
            }
            training.add(project, text, "rust");
        }
        return training;
    }

    private static byte[] written(GlobalCounts counts) throws Exception {
        var bytes = new ByteArrayOutputStream();
        ModelFile.write(counts, bytes);
        return bytes.toByteArray();
    }

    private static GlobalCounts trained(int partitions, Kept kept) throws Exception {
        return Call.start("train", scope -> training().train(partitions, kept, scope)).await();
    }

    @Test
    void parts_together_are_the_whole() throws Exception {
        byte[] whole = written(training().train());
        for (int partitions : List.of(1, 3, 16)) {
            assertArrayEquals(whole, written(trained(partitions, Kept.NOTHING)), partitions + " partitions");
        }
    }

    @Test
    void what_was_kept_is_not_counted_again() throws Exception {
        Map<String, byte[]> store = new HashMap<>();
        Map<String, Integer> made = new HashMap<>();
        Kept kept = (name, piece) -> {
            byte[] known = store.get(name);
            if (known == null) {
                known = piece.make();
                store.put(name, known);
                made.merge(name, 1, Integer::sum);
            }
            return known;
        };
        byte[] first = written(trained(4, kept));
        assertArrayEquals(first, written(trained(4, kept)));
        assertEquals(Map.of("count-0-of-4", 1, "count-1-of-4", 1, "count-2-of-4", 1, "count-3-of-4", 1), made);
    }
}

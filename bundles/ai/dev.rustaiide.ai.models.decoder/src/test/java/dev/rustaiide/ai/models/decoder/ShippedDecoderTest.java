package dev.rustaiide.ai.models.decoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.serialization.Json;

/** The files that lie here are those that the card tells of. */
class ShippedDecoderTest {
    private static final Pattern FREE = Pattern.compile("\\b(MIT|Apache-2\\.0|BSD-[23]-Clause|0BSD|Zlib|ISC|Unlicense"
            + "|CC0-1\\.0|Unicode-3\\.0|Unicode-DFS-2016)\\b");
    /** Of the twenty parts that families of crates fall into: those that completion is measured with, or ranked by. */
    private static final int FIRST_TO_LEARN = 3;

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = ShippedDecoderTest.class.getResourceAsStream("/" + name)) {
            return in.readAllBytes();
        }
    }

    private static Json json(String name) throws Exception {
        return Json.parse(new String(bytes(name), StandardCharsets.UTF_8));
    }

    @Test
    void the_card_is_that_of_the_weights() throws Exception {
        Json card = json("card.json");
        byte[] weights = bytes("model.onnx");
        assertEquals(card.number("bytes", 0), weights.length);
        assertEquals(card.string("sha256", ""),
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(weights)));
        assertTrue(weights.length < 20_000_000, "it comes with the product, so it is small: " + weights.length);
    }

    @Test
    void the_tokenizer_has_the_tokens_that_the_weights_tell_apart_and_marks_gaps() throws Exception {
        Json tokenizer = json("tokenizer.json");
        assertEquals(json("config.json").number("vocab_size", 0), tokenizer.get("model").get("vocab").members().size());
        List<String> marks = tokenizer.get("added_tokens").items().stream().map(mark -> mark.string("content", ""))
                .toList();
        assertTrue(marks.containsAll(Set.of("<|endoftext|>", "<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>")),
                marks.toString());
    }

    @Test
    void what_it_learned_from_may_be_used_and_is_not_what_completion_is_measured_with() throws Exception {
        List<String> crates = new String(bytes("corpus.tsv"), StandardCharsets.UTF_8).lines().toList();
        assertTrue(crates.size() > 500, crates.size() + " crates");
        for (String crate : crates) {
            String[] cells = crate.split("\t");
            assertTrue(FREE.matcher(cells[1]).find(), crate);
            assertTrue(part(cells[0]) >= FIRST_TO_LEARN, crate);
        }
    }

    @Test
    void the_list_that_measuring_leaves_out_is_the_one_of_what_it_learned_from() throws IOException {
        Path source = Path.of(ShippedDecoderTest.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        Path copy = Path.of("dev.rustaiide.ai.completion/src/main/resources/models/decoder-corpus.tsv");
        Path bundles = Stream.of(Path.of("").toAbsolutePath(), source).flatMap(each -> Stream.iterate(each,
                Objects::nonNull, Path::getParent)).flatMap(each -> Stream.of(each, each.resolve("bundles/ai")))
                .filter(each -> Files.exists(each.resolve(copy))).findFirst().orElseThrow();
        assertArrayEquals(bytes("corpus.tsv"), Files.readAllBytes(bundles.resolve(copy)));
    }

    /** As the training of the ranker and {@code ml evaluate completion} have it. */
    private static int part(String crate) {
        var hash = new CRC32();
        hash.update(crate.replaceAll("-[0-9][^-]*$", "").split("[-_]")[0].getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % 20);
    }
}

package dev.rustaiide.ai.inference.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.serialization.Json;

/** Our own reading of text against Hugging Face's library, with the tokenizer of the decoder that comes along. */
class PairEncoderTest {
    private static final List<String> PARTS = List.of(" ", "  ", "\n", "\n\n    ", "\t", "\r\n", "\u00a0", "\u0085",
            "\u2028", "\u3000", "\u001c", "\u200b", "a", "Z", "fn", "self.value", "let mut ", "'s", "'re", "'ll", "'x",
            " 't", "''", "0", "42", "٣", "½", "Ⅷ", "é", "e\u0301", "ß", "ǅ", "ʰ", "中文", "かな", "한국", "🦀", "👩‍💻",
            "𝔘𝔫", "𐒠", "::<>", "->", "!=", "/* */", "\"", "\\", "\u0000", "\u007f", "€", "…", "_", "<|fim_prefix|>",
            "<|endoftext|>", "<|", "|>", "=".repeat(70), "x".repeat(200), " ".repeat(90), "ab".repeat(50));

    @TempDir
    static Path cache;
    private static Path file;
    private static TextEncoder theirs;
    private static Vocabulary vocabulary;
    private static TextEncoder ours;

    @BeforeAll
    static void read() throws Exception {
        Path resources = Path.of("dev.rustaiide.ai.models.decoder/src/main/resources/tokenizer.json");
        file = List.of(Path.of("bundles/ai"), Path.of("..")).stream().map(folder -> folder.resolve(resources))
                .filter(Files::exists).findFirst().orElseThrow();
        theirs = new NativeEncoder(new Tokenizers(cache).read(file));
        vocabulary = Vocabulary.read(file);
        assertTrue(vocabulary.pairs().isPresent(), "our own code can read text for it");
        ours = new PairEncoder(vocabulary.pairs().orElseThrow(), vocabulary, Pattern.compile(
                "<\\|endoftext\\|>|<\\|fim_prefix\\|>|<\\|fim_suffix\\|>|<\\|fim_middle\\|>|<\\|file_sep\\|>"));
    }

    @AfterAll
    static void close() {
        theirs.close();
    }

    private static void check(String text) {
        assertArrayEquals(theirs.tokens(text), ours.tokens(text), () -> Json.of(text).print());
    }

    @Test
    void every_part_and_every_two_of_them_are_read_alike() {
        for (String one : PARTS) {
            check(one);
            for (String other : PARTS) {
                check(one + other);
            }
        }
    }

    @Test
    void texts_at_random_are_read_alike() {
        var random = new Random(3);
        for (int round = 0; round < 1500; round++) {
            var text = new StringBuilder();
            for (int left = random.nextInt(12); left >= 0; left--) {
                text.append(random.nextInt(4) > 0 ? PARTS.get(random.nextInt(PARTS.size()))
                        : Character.toString(character(random)));
            }
            check(text.toString());
        }
    }

    /** No half of a pair: that is no text. */
    private static int character(Random random) {
        while (true) {
            int character = random.nextInt(random.nextBoolean() ? 0x250 : 0x2FFF);
            if (Character.isDefined(character) && !Character.isSurrogate((char) character)) {
                return character;
            }
        }
    }

    @Test
    void sources_are_read_alike_and_come_back() throws Exception {
        Path sources = file.toAbsolutePath().getParent().getParent().getParent();
        for (Path each : List.of(file, sources.resolve("test/java/dev/rustaiide/ai/models/decoder"
                + "/ShippedDecoderTest.java"))) {
            String text = Files.readString(each);
            check(text);
            var bytes = new ByteArrayOutputStream();
            IntStream.of(vocabulary.pairs().orElseThrow().encode(text)).forEach(token ->
                    bytes.writeBytes(vocabulary.bytes(token)));
            assertEquals(text, bytes.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void several_threads_read_alike() throws Exception {
        String text = String.join(" ", PARTS);
        int[] expected = theirs.tokens(text);
        List<Call<int[]>> calls = IntStream.range(0, 8).mapToObj(each -> Call.start("encode", scope -> {
            int[] last = {};
            for (int round = 0; round < 50; round++) {
                last = ours.tokens(text);
            }
            return last;
        })).toList();
        for (Call<int[]> each : calls) {
            assertArrayEquals(expected, each.await());
        }
    }

    @Test
    void a_tokenizer_that_does_more_is_left_to_its_library() throws Exception {
        Json plain = Json.parse(Files.readString(file));
        assertTrue(Vocabulary.of(plain).pairs().isPresent());
        assertTrue(Vocabulary.of(TestModels.tokenizer()).pairs().isEmpty(), "it does not cut words");
        for (String member : List.of("normalizer", "post_processor")) {
            Json other = with(plain, member, Json.object().put("type", "NFC").build());
            assertTrue(Vocabulary.of(other).pairs().isEmpty(), member);
        }
        Json spaced = with(plain, "pre_tokenizer", Json.object().put("type", "ByteLevel")
                .put("add_prefix_space", true).build());
        assertTrue(Vocabulary.of(spaced).pairs().isEmpty());
        Json split = with(plain, "pre_tokenizer", Json.object().put("type", "Sequence").build());
        assertTrue(Vocabulary.of(split).pairs().isEmpty());
    }

    private static Json with(Json tokenizer, String member, Json value) {
        var changed = Json.object();
        tokenizer.members().forEach(changed::put);
        return changed.put(member, value).build();
    }
}

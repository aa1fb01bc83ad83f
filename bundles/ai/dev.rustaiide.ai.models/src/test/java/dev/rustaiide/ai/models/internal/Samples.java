package dev.rustaiide.ai.models.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Map;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.GgufDecoder;
import dev.rustaiide.ai.model.formats.GgufVocabulary;
import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.ai.model.formats.RandomWeights;
import dev.rustaiide.ai.model.formats.TensorType;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.security.Signer;

/** Small models as people have them, and a store to put them in. */
final class Samples {
    static final int VOCABULARY = 96;
    private static final DecoderShape SHAPE = new DecoderShape(VOCABULARY, 64, 1, 4, 2, 64, 128, 10000, 1e-5);

    private Samples() {}

    static DiskModelStore store(Path folder) {
        return store(folder, List.of(), List.of());
    }

    static DiskModelStore store(Path folder, List<String> signers, List<Record> published) {
        return new DiskModelStore(new StoreFolder(folder), new Acceptance(() -> signers), Signer::generate,
                events(published), Clock.systemUTC(), folder.resolveSibling("cache"), Optional.empty());
    }

    static Events events(List<Record> published) {
        return (Events) Proxy.newProxyInstance(Events.class.getClassLoader(), new Class<?>[] {Events.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("publish") && published instanceof ArrayList<Record> list) {
                        list.add((Record) arguments[0]);
                    }
                    return null;
                });
    }

    /** A decoder as {@code optimum-cli} exports one. */
    static Path decoder(Path folder, long seed) throws IOException {
        OnnxDecoder.write(new RandomWeights(SHAPE, seed), Precision.INT4, folder);
        tokenizer(folder, VOCABULARY);
        return folder;
    }

    static void tokenizer(Path folder, int tokens) throws IOException {
        var vocabulary = new ArrayList<String>();
        for (int i = 0; i < tokens; i++) {
            vocabulary.add("\"t" + i + "\": " + i);
        }
        Files.writeString(folder.resolve("tokenizer.json"),
                "{\"model\": {\"type\": \"BPE\", \"vocab\": {" + String.join(", ", vocabulary) + "}}}");
    }

    /** An encoder with its weights in a file of their own. */
    static Path encoder(Path folder) throws IOException {
        Files.createDirectories(folder);
        byte[] tensor = join(number(1, 10), number(2, 1), text(8, "w"), bytes(13, join(text(1, "location"),
                text(2, "weights.bin"))), bytes(13, join(text(1, "length"), text(2, "40"))), number(14, 1));
        Files.write(folder.resolve("model.onnx"), onnx(tensor, "last_hidden_state", "input_ids", "attention_mask"));
        Files.write(folder.resolve("weights.bin"), new byte[40]);
        Files.writeString(folder.resolve("config.json"), """
                {"architectures": ["BertModel"], "model_type": "bert", "vocab_size": 10,
                 "max_position_embeddings": 512, "_name_or_path": "acme/tiny-bert"}""");
        tokenizer(folder, 10);
        return folder;
    }

    static byte[] onnx(byte[] tensor, String output, String... inputs) {
        byte[] graph = bytes(5, tensor);
        for (String input : inputs) {
            graph = join(graph, bytes(11, text(1, input)));
        }
        graph = join(graph, bytes(12, text(1, output)));
        return join(number(1, 9), bytes(7, graph), bytes(8, number(2, 17)));
    }

    static byte[] text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] number(int field, int value) {
        return join(varint(field << 3), varint(value));
    }

    private static byte[] bytes(int field, byte[] value) {
        return join(varint(field << 3 | 2), varint(value.length), value);
    }

    private static byte[] varint(int value) {
        var out = new ByteArrayOutputStream();
        int left = value;
        for (; left > 127; left >>>= 7) {
            out.write(left & 127 | 128);
        }
        out.write(left);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static Path gguf(Path file) throws IOException {
        var tokens = new ArrayList<String>();
        for (int i = 0; i < VOCABULARY; i++) {
            tokens.add("t" + i);
        }
        GgufDecoder.write(new RandomWeights(SHAPE, 3), new GgufVocabulary(tokens, List.of("t 1"), List.of(0), "gpt-2",
                Map.of(GgufVocabulary.BEGIN, 0, GgufVocabulary.END, 0)), new GgufDecoder.Card("Tiny", "apache-2.0"),
                TensorType.Q8_0, file);
        return file;
    }
}

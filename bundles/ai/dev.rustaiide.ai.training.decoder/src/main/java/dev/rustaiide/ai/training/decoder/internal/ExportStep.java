package dev.rustaiide.ai.training.decoder.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.GgufDecoder;
import dev.rustaiide.ai.model.formats.GgufVocabulary;
import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.ai.model.formats.TensorType;

/** Writes what a checkpoint holds as the product reads it: ONNX in 4 bit, tokenizer, and where it comes from. */
final class Export {
    private static final String CARD = "card.json";
    private static final String CORPUS = "corpus.tsv";
    private static final String TOKENIZER = "tokenizer.json";

    private final Path from;
    private final Weights weights;

    Export(Path from, Weights weights) {
        this.from = from;
        this.weights = weights;
    }

    void write(Path folder) throws IOException {
        OnnxDecoder.write(weights, Precision.INT4, folder);
        Path config = folder.resolve(OnnxDecoder.CONFIG);
        // What stands behind a gap is read first: see Lessons.
        Files.writeString(config, Files.readString(config)
                .replaceFirst("\\{", "{\n  \"gap_order\": \"suffix-first\","));
        for (String name : List.of(CORPUS, TOKENIZER)) {
            Files.copy(from.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        BytePairs tokenizer = tokenizer();
        DecoderShape shape = weights.shape();
        var unseen = new Lessons(new TokenFile(from.resolve("unseen.tokens")), tokenizer, shape.window(), 1);
        double loss = new Training(weights, unseen, unseen, folder, 0, 1, 8).unseenLoss();
        Files.writeString(folder.resolve(CARD), card(folder, loss));
        System.out.print(card(folder, loss));
    }

    private BytePairs tokenizer() throws IOException {
        return BytePairs.of(Files.readString(from.resolve(TOKENIZER)));
    }

    /** … as one file for llama.cpp, which does not know of our order of gaps. */
    void writeGguf(Path file) throws IOException {
        BytePairs tokenizer = tokenizer();
        List<String> tokens = IntStream.range(0, tokenizer.size()).mapToObj(tokenizer::letters).toList();
        List<String> merges = tokenizer.merges().stream().map(pair -> tokens.get(pair[0]) + ' ' + tokens.get(pair[1]))
                .toList();
        List<Integer> special = IntStream.range(0, BytePairs.SPECIAL.size()).boxed().toList();
        Map<String, Integer> roles = Map.of(GgufVocabulary.END, BytePairs.END);
        var vocabulary = new GgufVocabulary(tokens, merges, special, "gpt-2", roles);
        GgufDecoder.write(weights, vocabulary, new GgufDecoder.Card("Small decoder for Rust", "EPL-2.0"),
                TensorType.Q8_0, file);
    }

    private String card(Path folder, double loss) throws IOException {
        DecoderShape shape = weights.shape();
        return String.format(Locale.ROOT, """
                {
                  "name": "decoder",
                  "date": "%s",
                  "kind": "decoder like Llama, %d layers, %d wide, %d heads on %d of keys, %d tokens at once of %d",
                  "parameters": %d,
                  "weights": "4 bit and a factor for each 32",
                  "sha256": "%s",
                  "bytes": %d,
                  "corpus": "crates of Debian's librust-*-dev packages and Rust's standard library, listed in corpus.tsv; no \
                family of crates that completion is measured with",
                  "licences": "each of MIT, Apache-2.0, BSD, Zlib, ISC, Unlicense, CC0, or a choice that has one of them, by \
                what the crate's manifest says; in corpus.tsv",
                  "madeBy": "releng/train-decoder: %d steps, %.1f million tokens, %.0f seconds on two shared processors",
                  "figures": {"lossOfUnseenCrates": %.3f}
                }
                """, LocalDate.now(), shape.layers(), shape.width(), shape.heads(), shape.keyHeads(), shape.window(),
                shape.vocabulary(), weights.size(), sha256(folder.resolve(OnnxDecoder.MODEL)),
                Files.size(folder.resolve(OnnxDecoder.MODEL)), weights.steps, weights.tokens / 1e6, weights.seconds,
                loss);
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

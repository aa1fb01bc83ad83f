package dev.rustaiide.ai.training.decoder.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.GgufDecoder;
import dev.rustaiide.ai.model.formats.GgufVocabulary;
import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.ai.model.formats.TensorType;
import dev.rustaiide.ai.training.decoder.internal.child.BytePairs;
import dev.rustaiide.ai.training.decoder.internal.child.TrainingChild;
import dev.rustaiide.ai.training.decoder.internal.child.Weights;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** Writes what was learned as others read it: ONNX in 4 bit, GGUF in 8, all numbers in full, and a card about them. */
@Component(service = StepKind.class)
public final class ExportStep implements StepKind {
    static final String GGUF = "decoder.gguf";
    static final String GAP_ORDER = "related, path, suffix-first";
    static final String CARD = "card.json";

    @Override
    public String name() {
        return "export";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Set<String> needs() {
        return Set.of(TokenizerStep.KIND, TokensStep.KIND, DecoderStep.KIND);
    }

    @Override
    public Map<String, byte[]> run(StepRun run) throws FailureException, InterruptedException {
        Path folder = run.folder();
        try {
            byte[] full = run.input(DecoderStep.KIND).file(TrainingChild.RESULT);
            Weights weights = Weights.ofResult(full);
            byte[] tokenizer = run.input(TokenizerStep.KIND).file(TrainingChild.TOKENIZER);
            OnnxDecoder.write(weights, Precision.INT4, folder);
            writeGguf(weights, BytePairs.of(new String(tokenizer, StandardCharsets.UTF_8)), folder.resolve(GGUF));
            byte[] model = Files.readAllBytes(folder.resolve(OnnxDecoder.MODEL));
            // What is told of a gap, and in which order: see Lessons.
            String config = Files.readString(folder.resolve(OnnxDecoder.CONFIG))
                    .replaceFirst("\\{", "{\n  \"gap_order\": \"" + GAP_ORDER + "\",");
            return Map.of(OnnxDecoder.MODEL, model, OnnxDecoder.CONFIG, config.getBytes(StandardCharsets.UTF_8),
                    TrainingChild.RESULT, full, TrainingChild.TOKENIZER, tokenizer,
                    GGUF, Files.readAllBytes(folder.resolve(GGUF)),
                    TokensStep.CORPUS, run.input(TokensStep.KIND).file(TokensStep.CORPUS),
                    CARD, (card(run, weights, model).printPretty() + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException denied) {
            throw WholeFile.failure(folder, 0, denied);
        }
    }

    /** For llama.cpp, which does not know of our order of gaps. */
    private static void writeGguf(Weights weights, BytePairs tokenizer, Path file) throws IOException {
        List<String> tokens = IntStream.range(0, tokenizer.size()).mapToObj(tokenizer::letters).toList();
        List<String> merges = tokenizer.merges().stream().map(pair -> tokens.get(pair[0]) + ' ' + tokens.get(pair[1]))
                .toList();
        List<Integer> special = IntStream.range(0, BytePairs.SPECIAL.size()).boxed().toList();
        var vocabulary = new GgufVocabulary(tokens, merges, special, "gpt-2",
                Map.of(GgufVocabulary.END, BytePairs.END));
        GgufDecoder.write(weights, vocabulary, new GgufDecoder.Card("Small decoder for code", "EPL-2.0"),
                TensorType.Q8_0, file);
    }

    /** When it was made is in the record of the step, so that its hash is not. */
    private static Json card(StepRun run, Weights weights, byte[] model) throws FailureException {
        DecoderShape shape = weights.shape();
        Json learned = learned(run);
        return Json.object().put("name", "decoder")
                .put("kind", "decoder like Llama, " + shape.layers() + " layers, " + shape.width() + " wide, "
                        + shape.heads() + " heads on " + shape.keyHeads() + " of keys, " + shape.window()
                        + " tokens at once of " + shape.vocabulary())
                .put("parameters", weights.size()).put("weights", "4 bit and a factor for each 32")
                .put("sha256", Sha256.hex(model)).put("bytes", model.length)
                .put("corpus", "projects of the folder that the pipeline was given, listed in corpus.tsv; none of a"
                        + " family that completion is measured with")
                .put("licences", "each free by what the project's manifest or the folder's licences.tsv says; in"
                        + " corpus.tsv")
                .put("madeBy", learned.string("maker", "?") + ": " + weights.steps() + " steps, "
                        + Math.round(weights.tokens() / 1e5) / 10.0 + " million tokens")
                .put("figures", Json.object().put("lossOfUnseenCrates", learned.get("lossOfUnseen")).build()).build();
    }

    private static Json learned(StepRun run) throws FailureException {
        try {
            return Json.parse(new String(run.input(DecoderStep.KIND).file(DecoderStep.LEARNED),
                    StandardCharsets.UTF_8));
        } catch (JsonException never) {
            throw new IllegalStateException("a step wrote it", never);
        }
    }
}

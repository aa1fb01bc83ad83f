package dev.rustaiide.ai.completion.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.CRC32;

import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.foundation.async.Call;

/**
 * Asks the decoder that was adapted to the folder of a file instead of the one that it was made of. Where people chose
 * another model for completing code that one is asked, and where none was adapted whoever the orchestrator takes. One
 * that cannot be used is told of once. Any thread may use it.
 */
final class FolderDecoders {
    /** The model in {@code ai.models.decoder}: what is adapted is made of it. */
    private static final String SHIPPED = BackendId.LOCAL + "/rust-decoder@";
    private static final int MOST_OPEN = 3;

    private final Orchestrator orchestrator;
    private final Function<Model, Call<TextGenerator>> opening;
    private final Function<Path, Optional<Path>> adapted;
    private final Map<Path, Call<TextGenerator>> open = new LinkedHashMap<>(4, 0.75f, true);

    /**
     * @param opening as {@link dev.rustaiide.ai.inference.Inference#generator}
     * @param adapted the folder of the decoder that was adapted to the folder of a file
     */
    FolderDecoders(Orchestrator orchestrator, Function<Model, Call<TextGenerator>> opening,
            Function<Path, Optional<Path>> adapted) {
        this.orchestrator = orchestrator;
        this.opening = opening;
        this.adapted = adapted;
    }

    /** None was adapted. */
    static FolderDecoders none(Orchestrator orchestrator) {
        return new FolderDecoders(orchestrator, model -> {
            throw new IllegalStateException("none was adapted");
        }, file -> Optional.empty());
    }

    /** These with others in place of the adapted ones. */
    FolderDecoders with(Function<Path, Optional<Path>> others) {
        return new FolderDecoders(orchestrator, opening, others);
    }

    /** Who would be asked where nothing was adapted. */
    Optional<Route.Candidate> general() {
        return orchestrator.route(ModelTask.COMPLETE).first();
    }

    /** Whether that is the decoder of the product. */
    boolean isShippedAsked() {
        return general().filter(first -> first.id().toString().startsWith(SHIPPED)).isPresent();
    }

    /** Pieces and cancelling are as those of {@link Orchestrator#generate}. */
    Call<Answer> generate(Path file, Prompt prompt, Decoding decoding, Consumer<String> pieces) {
        Optional<Path> own = adapted.apply(file);
        if (own.isEmpty() || !isShippedAsked()) {
            return orchestrator.generate(ModelTask.COMPLETE, prompt, decoding, pieces);
        }
        var id = new BackendId(BackendId.LOCAL, id(own.get()).toString());
        return opened(own.get()).then("write", (scope, generator) -> new Answer(scope.await(
                generator.generate(prompt, decoding, pieces)), id, List.of()));
    }

    /** One that fails is asked for again no sooner than another was; until then it fails at once. */
    private Call<TextGenerator> opened(Path folder) {
        synchronized (open) {
            Call<TextGenerator> known = open.get(folder);
            if (known == null) {
                known = opening.apply(new Adapted(folder)).onFailure(Runnable::run, wrong ->
                        LoggerFactory.getLogger(FolderDecoders.class).error("The decoder {} cannot be used", folder,
                                wrong));
                open.put(folder, known);
                while (open.size() > MOST_OPEN) {
                    close(open.remove(open.keySet().iterator().next()));
                }
            }
            return known;
        }
    }

    private static void close(Call<TextGenerator> call) {
        call.onSuccess(Runnable::run, TextGenerator::close);
    }

    /** What is being written ends. */
    void close() {
        synchronized (open) {
            open.values().forEach(FolderDecoders::close);
            open.clear();
        }
    }

    /** Waits until it can be asked; fails as that does. */
    void await(Path folder) throws InterruptedException, ExecutionException {
        opened(folder).await();
    }

    private static ModelId id(Path folder) {
        var crc = new CRC32();
        crc.update(folder.toString().getBytes(StandardCharsets.UTF_8));
        return new ModelId("rust-decoder-here", Long.toHexString(crc.getValue()));
    }

    /** A decoder in a folder of its own. */
    private record Adapted(Path folder) implements Model {
        @Override
        public ModelCard card() {
            return new ModelCard(id(folder), ModelTask.COMPLETE, "Decoder of this folder", "", "train --on");
        }

        @Override
        public Files files() {
            return new Files(folder.resolve("model.onnx"), folder.resolve("tokenizer.json"));
        }
    }
}

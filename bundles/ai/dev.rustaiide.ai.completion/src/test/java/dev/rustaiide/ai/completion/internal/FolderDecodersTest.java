package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.foundation.async.Call;

class FolderDecodersTest {
    private static final Path OWN = Path.of("/models/1");

    private final List<String> closed = new ArrayList<>();
    private final List<Path> opened = new ArrayList<>();
    private BackendId general = new BackendId(BackendId.LOCAL, "rust-decoder@1");
    private boolean isBroken;

    private static Generation said(String text) {
        return new Generation(text, List.of(), Generation.Ending.STOP, 1, 0, 1);
    }

    private final Orchestrator orchestrator = new Orchestrator() {
        @Override
        public Route route(ModelTask task) {
            return new Route(List.of(new Route.Candidate(general, "", true, true, "")));
        }

        @Override
        public Call<Answer> generate(ModelTask task, Prompt prompt, Decoding decoding, Consumer<String> pieces) {
            return Call.of(new Answer(said("general"), general, List.of()));
        }
    };

    private Call<TextGenerator> open(Model model) {
        Path weights;
        try {
            weights = model.files().weights();
        } catch (dev.rustaiide.foundation.error.FailureException never) {
            throw new AssertionError(never);
        }
        opened.add(weights);
        return isBroken ? Call.failed(new IllegalStateException("damaged")) : Call.of(new TextGenerator() {
            @Override
            public int window() {
                return 512;
            }

            @Override
            public Call<Generation> generate(Prompt prompt, Decoding decoding, Consumer<String> pieces) {
                return Call.of(said("own of " + weights.getParent()));
            }

            @Override
            public void close() {
                closed.add(weights.getParent().toString());
            }
        });
    }

    private FolderDecoders decoders() {
        return new FolderDecoders(orchestrator, this::open, file -> file.startsWith("/code") ? Optional.of(OWN)
                : file.startsWith("/many") ? Optional.of(Path.of("/models").resolve(file.getFileName()))
                        : Optional.empty());
    }

    private static String asked(FolderDecoders decoders, String file) throws InterruptedException, ExecutionException {
        return decoders.generate(Path.of(file), new Prompt.Text("", ""), Decoding.greedy(9), piece -> { }).await()
                .generation().text();
    }

    @Test
    void the_decoder_of_a_folder_answers_in_it_and_nowhere_else_and_is_opened_once() throws Exception {
        FolderDecoders decoders = decoders();
        assertEquals("own of /models/1", asked(decoders, "/code/src/lib.rs"));
        assertEquals("own of /models/1", asked(decoders, "/code/src/main.rs"));
        assertEquals("general", asked(decoders, "/other/lib.rs"));
        assertEquals(List.of(OWN.resolve("model.onnx")), opened);
        decoders.close();
        assertEquals(List.of("/models/1"), closed);
    }

    @Test
    void whom_people_chose_instead_of_the_products_decoder_is_asked_everywhere() throws Exception {
        general = new BackendId("ollama", "qwen3:8b");
        assertEquals("general", asked(decoders(), "/code/src/lib.rs"));
        assertEquals(List.of(), opened);
    }

    @Test
    void one_that_is_damaged_fails_and_is_not_opened_again_and_again() {
        isBroken = true;
        FolderDecoders decoders = decoders();
        for (int i = 0; i < 3; i++) {
            assertThrows(ExecutionException.class, () -> asked(decoders, "/code/src/lib.rs"));
        }
        assertEquals(1, opened.size());
    }

    @Test
    void of_many_folders_those_that_were_asked_last_stay_open() throws Exception {
        FolderDecoders decoders = decoders();
        for (String name : List.of("a", "b", "c", "a", "d")) {
            asked(decoders, "/many/" + name);
        }
        assertEquals(List.of("/models/b"), closed);
    }
}

package dev.rustaiide.ai.model.validation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionLearning.Answer;
import dev.rustaiide.ai.completion.CompletionLearning.Subject;
import dev.rustaiide.ai.completion.CompletionMaking;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.ml.pipeline.Pipelines;
import dev.rustaiide.ai.model.validation.Comparison;
import dev.rustaiide.ai.model.validation.Comparison.Verdict;
import dev.rustaiide.ai.model.validation.ModelValidation.Task;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

class MeasuredValidationTest {
    private static final int SHIPPED = 4;

    @TempDir
    Path temp;
    private DiskVersions versions;
    private MeasuredValidation validation;
    private Path model;

    /** Saves so many of eight letters. */
    private record Saving(int letters) implements CompletionModel {
        @Override
        public int trees() {
            return 0;
        }

        @Override
        public int contexts() {
            return 0;
        }

        @Override
        public int words() {
            return 0;
        }

        @Override
        public String hash() {
            return Integer.toString(letters);
        }
    }

    private static <T> T fake(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answers.apply(method.getName(), arguments)));
    }

    private List<Path> projects() {
        return List.of("a-1.0", "b-1.0", "c-1.0", "d-1.0", "e-1.0", "f-1.0").stream().map(temp::resolve).toList();
    }

    private static Call<List<Answer>> answers(Subject subject, Saving model) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < subject.names(); i++) {
            answers.add(new Answer("a.rs", i, "call", 8, model.letters, true, true, 1, true, 1));
        }
        return Call.of(answers);
    }

    @BeforeEach
    void make_models() throws Exception {
        versions = new DiskVersions(temp.resolve("versions"));
        CompletionLearning learning = fake(CompletionLearning.class, (method, arguments) -> switch (method) {
            case "projects" -> projects();
            case "isTrainedOn" -> false;
            case "shipped" -> new Saving(SHIPPED);
            case "answers" -> answers((Subject) arguments[0], (Saving) arguments[1]);
            default -> throw new UnsupportedOperationException(method);
        });
        CompletionMaking making = fake(CompletionMaking.class, (method, arguments) ->
                new Saving(((byte[]) arguments[0])[0]));
        Pipelines pipelines = fake(Pipelines.class, (method, arguments) -> List.of());
        validation = new MeasuredValidation(learning, making, pipelines, versions, temp.resolve("shelf"));
        model = Files.createDirectory(temp.resolve("model"));
        Files.write(model.resolve("completion-global.bin"), new byte[] {SHIPPED + 1});
        Files.write(model.resolve("completion-ranking.bin"), new byte[1]);
    }

    private Comparison install() throws Exception {
        return validation.install(model.toString(), new Task(temp, 60, 1)).await();
    }

    private Failure refusal() {
        var refused = assertThrows(ExecutionException.class, this::install);
        assertEquals(0, versions.current());
        return ((FailureException) refused.getCause()).failure();
    }

    private void learnedFrom(String list) throws Exception {
        Files.write(model.resolve("completion-corpus.tsv"), list.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_better_model_that_says_what_it_learned_from_is_installed() throws Exception {
        learnedFrom("z-1.0\tMIT\tglobal\n");
        assertEquals(Verdict.BETTER, install().verdict());
        assertEquals(1, versions.current());
    }

    @Test
    void a_model_that_does_not_say_what_it_learned_from_is_refused_however_good_it_is() throws Exception {
        assertTrue(refusal().why().contains("completion-corpus.tsv"), refusal().why());
        assertTrue(refusal().nextStep().contains("ml run"), refusal().nextStep());
        learnedFrom("\n\n");
        assertTrue(refusal().why().contains("completion-corpus.tsv"), refusal().why());
    }

    @Test
    void what_it_learned_from_does_not_judge_it() throws Exception {
        learnedFrom("a-2.0\tMIT\tglobal\nb-1.0\tMIT\tranker\n");
        assertTrue(refusal().why().contains("too few projects to tell (4 of at least 5)"), refusal().why());
        learnedFrom("a\nb\nc\nd\ne\nf\n");
        assertTrue(refusal().why().contains("trained on all of its 6 projects"), refusal().why());
    }

    @Test
    void answers_that_were_damaged_on_the_disk_do_not_hide_the_others() throws Exception {
        learnedFrom("z\n");
        install();
        int kept = validation.evaluations().size();
        Files.writeString(temp.resolve("shelf/damaged 2026-01-01T00.00.00Z.tsv"), "p\ta.rs\tx\tcall\n");
        assertEquals(kept, validation.evaluations().size());
        assertEquals(2, kept);
    }

    @Test
    void a_model_that_is_no_better_is_refused_with_the_numbers() throws Exception {
        learnedFrom("z\n");
        Files.write(model.resolve("completion-global.bin"), new byte[] {SHIPPED});
        assertTrue(refusal().why().contains("50.0 % of the keystrokes and the present one 50.0 %"), refusal().why());
    }
}

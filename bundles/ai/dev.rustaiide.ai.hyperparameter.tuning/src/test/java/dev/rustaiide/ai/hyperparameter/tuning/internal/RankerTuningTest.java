package dev.rustaiide.ai.hyperparameter.tuning.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionLearning.Growth;
import dev.rustaiide.ai.completion.CompletionLearning.Subject;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.completion.DeclaredFeature;
import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.ai.hyperparameter.tuning.Trial;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Ended;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Found;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Search;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Task;
import dev.rustaiide.ai.training.CorpusLessons;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;

/** What an earlier search did counts as long as all is the same that decided it. */
class RankerTuningTest {
    private static final int TRIALS = 5;

    @TempDir
    Path temp;
    private Path corpus;
    private final List<String> looked = new ArrayList<>();
    private final AtomicInteger grown = new AtomicInteger();
    private final Map<String, Integer> names = new HashMap<>();
    private String shipped = "one";
    /** Of the rankers that are grown, counted from one, those that lose their numbers. */
    private IntPredicate loses = number -> false;

    private record Named(String hash) implements CompletionModel {
        @Override
        public int trees() {
            return 1;
        }

        @Override
        public int contexts() {
            return 1;
        }

        @Override
        public int words() {
            return 1;
        }
    }

    @BeforeEach
    void make_projects() throws Exception {
        corpus = Files.createDirectory(temp.resolve("corpus"));
        for (int i = 0; i < 26; i++) {
            Files.writeString(Files.createDirectory(corpus.resolve((char) ('a' + i) + "-1.0")).resolve("a.rs"), "fn");
        }
    }

    private CompletionLearning learning() {
        return (CompletionLearning) Proxy.newProxyInstance(CompletionLearning.class.getClassLoader(),
                new Class<?>[] {CompletionLearning.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "shipped" -> new Named(shipped);
                    case "features" -> List.of(new DeclaredFeature("one", "the only one", 0, 1, true));
                    case "projects" -> projects();
                    case "isTrainedOn" -> false;
                    case "lessons" -> Call.of(lessons(((Subject) arguments[0]).project(),
                            ((Subject) arguments[0]).names()));
                    case "grow" -> growth();
                    case "ranks" -> new double[((Lessons) arguments[1]).places()];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private List<Path> projects() throws Exception {
        try (var all = Files.list(corpus)) {
            return all.sorted().toList();
        }
    }

    /** Of as many rows as the file and the name of the model have letters. */
    private Lessons lessons(Path project, int wanted) throws Exception {
        looked.add(project.getFileName().toString());
        names.put(project.getFileName().toString(), wanted);
        var lessons = new Lessons.Builder(1);
        float[] rows = new float[(int) Files.size(project.resolve("a.rs")) + shipped.length()];
        Arrays.fill(rows, 1);
        lessons.add(rows, rows.length, 0, true, project.getFileName().toString());
        return lessons.lessons();
    }

    private Growth growth() {
        int number = grown.incrementAndGet();
        return new Growth() {
            @Override
            public void step() {
                if (loses.test(number)) {
                    throw new ArithmeticException("the loss of tree 1 is NaN");
                }
            }

            @Override
            public CompletionModel model() {
                return new Named("grown");
            }
        };
    }

    private int resumed(long seed) throws Exception {
        looked.clear();
        grown.set(0);
        return new RankerTuning(learning(), temp.resolve("state")).tune(new Task(corpus, TRIALS, Duration.ofMinutes(1),
                seed, Search.RANDOM, 1, false)).await().resumed();
    }

    @Test
    void nothing_is_done_again_while_all_is_the_same() throws Exception {
        assertEquals(0, resumed(1));
        assertEquals(26, looked.size());
        assertEquals(TRIALS, resumed(1));
        assertEquals(List.of(), looked);
        assertEquals(2, grown.get(), "the best one and the shipped recipe, to be judged");
    }

    @Test
    void a_trial_whose_numbers_are_lost_is_a_poor_one_and_the_search_goes_on() throws Exception {
        loses = number -> number == 2;
        Found found = new RankerTuning(learning(), temp.resolve("state")).tune(new Task(corpus, TRIALS,
                Duration.ofMinutes(1), 1, Search.RANDOM, 1, false)).await();
        assertEquals(TRIALS, found.trials().size());
        assertEquals(List.of(0.0), found.trials().stream().filter(trial -> !trial.isWhole()).map(Trial::score)
                .toList());
        loses = any -> false;
        assertEquals(TRIALS, resumed(1), "it is not tried again");
    }

    @Test
    void where_no_ranker_can_be_grown_the_search_says_so() {
        loses = any -> true;
        var failed = assertThrows(ExecutionException.class, () -> resumed(1));
        assertInstanceOf(FailureException.class, failed.getCause());
    }

    @Test
    void projects_that_judge_give_more_places_than_those_that_teach() throws Exception {
        resumed(1);
        names.forEach((project, count) -> assertEquals(CorpusLessons.part(project, 1) < 4 ? 280 : 70, count, project));
        assertEquals(26, names.size());
    }

    @Test
    void a_project_that_changed_is_looked_at_again_and_all_trials_are_done_again() throws Exception {
        resumed(1);
        Files.writeString(corpus.resolve("c-1.0/a.rs"), "fn main");
        assertEquals(0, resumed(1));
        assertEquals(List.of("c-1.0"), looked);
    }

    @Test
    void a_file_that_changed_without_teaching_anything_else_costs_no_trial() throws Exception {
        resumed(1);
        Files.setLastModifiedTime(corpus.resolve("c-1.0/a.rs"), FileTime.fromMillis(0));
        assertEquals(TRIALS, resumed(1));
        assertEquals(List.of("c-1.0"), looked);
    }

    @Test
    void another_shipped_model_or_seed_makes_all_of_it_anew() throws Exception {
        resumed(1);
        shipped = "other";
        assertEquals(0, resumed(1));
        assertEquals(26, looked.size());
        assertEquals(0, resumed(2));
        assertEquals(26, looked.size());
    }

    @Test
    void a_project_that_came_or_went_is_in_what_is_tried() throws Exception {
        resumed(1);
        Files.writeString(Files.createDirectory(corpus.resolve("zz-1.0")).resolve("a.rs"), "fn");
        assertEquals(0, resumed(1));
        assertEquals(List.of("zz-1.0"), looked);
    }

    @Test
    void what_a_search_found_is_there_for_whoever_asks_later() throws Exception {
        var state = temp.resolve("state");
        assertTrue(new RankerTuning(learning(), state).last().isEmpty());
        Found found = new RankerTuning(learning(), state).tune(new Task(corpus, TRIALS, Duration.ofMinutes(1), 3,
                Search.RANDOM, 1, false)).await();
        Ended last = new RankerTuning(learning(), state).last().orElseThrow();
        assertEquals(new Found(found.trials(), 0, found.best(), found.byRank(), found.first(), found.places(),
                found.mattered(), Duration.ofMillis(found.took().toMillis())), last.found());
        assertEquals(List.of(corpus, Search.RANDOM, 3L, RankerTuning.DIMENSIONS), List.of(last.corpus(), last.search(),
                last.seed(), last.dimensions()));
    }

    @Test
    void a_damaged_record_of_a_search_is_none_and_the_next_search_writes_another() throws Exception {
        resumed(1);
        Path file = temp.resolve("state").resolve("last.json");
        for (String damaged : List.of("", "{", "{}", Files.readString(file).replace("\"search\":\"random\"",
                "\"search\":\"luck\""), Files.readString(file).replaceAll("\"best\":\\[", "\"best\":[7,"))) {
            Files.writeString(file, damaged);
            assertTrue(new RankerTuning(learning(), temp.resolve("state")).last().isEmpty(), damaged);
        }
        resumed(1);
        assertTrue(new RankerTuning(learning(), temp.resolve("state")).last().isPresent());
    }
}

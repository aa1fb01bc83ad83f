package dev.rustaiide.ai.training.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionLearning.Answer;
import dev.rustaiide.ai.completion.CompletionLearning.Line;
import dev.rustaiide.ai.completion.CompletionLearning.Subject;
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.ai.model.validation.PairedBootstrap;
import dev.rustaiide.ai.training.Checkpoints;
import dev.rustaiide.ai.training.Pieces;
import dev.rustaiide.ai.training.Training;
import dev.rustaiide.ai.training.Training.Task;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;

/**
 * Types names by the popup alone, and lines with ghost text too: the same with several models, side by side, in pieces
 * of some seconds that are kept.
 */
final class Measuring {
    /** Of a piece, so that it takes some seconds. */
    static final int NAMES = 120;
    private static final int LINES = 30;
    private static final int MOST_BATCHES = 40;
    private static final int CHOOSING_BATCHES = 4;
    private static final int LANES = 2;
    private static final int NAMES_SEED = 7;
    private static final int LINES_SEED = 8;

    private final CompletionLearning learning;
    private final List<Path> projects;
    private final Checkpoints checkpoints;
    private final Task task;
    private final Scope scope;
    private final Budget budget;

    Measuring(CompletionLearning learning, List<Path> projects, Checkpoints checkpoints, Task task, Scope scope,
            Budget budget) {
        this.learning = learning;
        this.projects = projects;
        this.checkpoints = checkpoints;
        this.task = task;
        this.scope = scope;
        this.budget = budget;
    }

    /**
     * Where something is typed, and for how long.
     *
     * @param name of these files, under which pieces are kept
     * @param until the share of the time after which no batch begins, unless there are less than {@code least} then
     */
    record Extent(String name, Predicate<Path> files, int batches, int least, double until) {
        /** What is chosen by. */
        static Extent choosing(Predicate<Path> files, double until) {
            return new Extent("choice", files, CHOOSING_BATCHES, 1, until);
        }

        /** What decides. */
        static Extent held(Predicate<Path> files, int least, double until) {
            return new Extent("held", files, MOST_BATCHES, least, until);
        }
    }

    /**
     * What was typed with each of several models, at the same places.
     *
     * @param projects of each place
     */
    record Typed<T>(List<String> projects, Map<Made, List<T>> with) {
        static <T> Typed<T> nothing(List<Made> several) {
            Map<Made, List<T>> with = new LinkedHashMap<>();
            several.forEach(made -> with.put(made, new ArrayList<>()));
            return new Typed<>(new ArrayList<>(), with);
        }

        List<T> with(Made made) {
            return with.getOrDefault(made, List.of());
        }
    }

    /**
     * What one does better than another by the popup alone.
     *
     * @param keystrokes letters of names that need not be typed
     * @param first names that come first
     */
    record Names(Difference keystrokes, Difference first, int count) {
        boolean isEnough() {
            return count >= Gate.LEAST_NAMES && keystrokes.isTold();
        }
    }

    /**
     * What one does better than another with popup and ghost text.
     *
     * @param typing keys that lines need not
     * @param misled of all letters, keys that were struck while ghost text was shown that was wrong
     */
    record Lines(Difference typing, Difference misled, int count) {
        boolean isEnough() {
            return count >= Gate.LEAST_LINES && typing.isTold();
        }
    }

    /** How something is typed in a project, for the {@code batch}th time. */
    @FunctionalInterface
    private interface Typing<T> {
        List<T> type(Made made, int project, int batch, Scope within)
                throws InterruptedException, ExecutionException, IOException, FailureException;
    }

    /** @param lane those of the same one are asked after each other, the others side by side */
    private <T> Typed<T> all(String what, List<Made> several, Extent extent, Function<Made, ?> lane, Typing<T> typing)
            throws InterruptedException, ExecutionException, IOException {
        Typed<T> all = Typed.nothing(several);
        Map<?, List<Made>> lanes = several.stream().distinct()
                .collect(Collectors.groupingBy(lane, LinkedHashMap::new, Collectors.toList()));
        int batches = Math.clamp(extent.batches() / projects.size(), 1, extent.batches());
        for (int batch = 0; batch < batches && (all.projects().size() < extent.least()
                || !budget.isPast(extent.until())); batch++) {
            for (int project = 0; project < projects.size(); project++) {
                scope.report(new Progress(what, (long) batch * projects.size() + project,
                        (long) batches * projects.size()));
                addBatch(all, lanes.values(), project, batch, typing);
            }
        }
        return all;
    }

    private <T> void addBatch(Typed<T> all, Collection<List<Made>> lanes, int project, int batch, Typing<T> typing)
            throws InterruptedException, ExecutionException, IOException {
        List<Call<Map<Made, List<T>>>> calls = lanes.stream().map(lane -> scope.start("measure", part -> {
            Map<Made, List<T>> came = new LinkedHashMap<>();
            for (Made made : lane) {
                came.put(made, typing.type(made, project, batch, part));
            }
            return came;
        })).toList();
        Map<Made, List<T>> came = new LinkedHashMap<>();
        for (Call<Map<Made, List<T>>> each : calls) {
            try {
                came.putAll(scope.await(each));
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof IOException denied) {
                    throw denied;
                }
                throw failed;
            }
        }
        int least = came.values().stream().mapToInt(List::size).min().orElse(0);
        came.forEach((made, some) -> all.with(made).addAll(some.subList(0, least)));
        all.projects().addAll(Collections.nCopies(least, projects.get(project).getFileName().toString()));
    }

    /** What came of names. */
    Typed<Answer> names(List<Made> several, Extent extent)
            throws InterruptedException, ExecutionException, IOException {
        return all("measure names", several, extent, made -> several.indexOf(made) % LANES, (made, project, batch,
                within) -> {
            var subject = new Subject(projects.get(project), extent.files(), NAMES, 0, seed(batch, NAMES_SEED));
            return checkpoints.piece(piece("names", extent, made, project, batch), Pieces::answers, Pieces::write,
                    () -> within.await(learning.answers(subject, made.model())));
        });
    }

    /** What came of lines. */
    Typed<Line> lines(List<Made> several, Extent extent)
            throws InterruptedException, ExecutionException, IOException {
        // A decoder keeps what it has read of one text only.
        return all("measure lines", several, extent, Made::decoder, (made, project, batch, within) -> {
            var subject = new Subject(projects.get(project), extent.files(), LINES, 0, seed(batch, LINES_SEED));
            return checkpoints.piece(piece("lines", extent, made, project, batch), Pieces::lines, Pieces::writeLines,
                    () -> within.await(learning.lines(subject, made.model(), made.decoder())));
        });
    }

    private static String piece(String what, Extent extent, Made made, int project, int batch) {
        return what + '-' + extent.name() + '-' + made.key() + '-' + project + '-' + batch;
    }

    private long seed(int batch, int of) {
        return task.seed() * 1000 + batch * 10 + of;
    }

    Names comparedNames(Typed<Answer> typed, Made before, Made after) {
        var keystrokes = new PairedBootstrap();
        var first = new PairedBootstrap();
        for (int i = 0; i < typed.projects().size(); i++) {
            Answer one = typed.with(before).get(i);
            Answer other = typed.with(after).get(i);
            String file = typed.projects().get(i) + '/' + one.file();
            keystrokes.add(file, one.saved(), other.saved(), one.letters());
            first.add(file, one.isFirst() ? 1 : 0, other.isFirst() ? 1 : 0, 1);
        }
        return new Names(keystrokes.difference(Training.NAMES_DOUBT, task.seed()),
                first.difference(Training.NAMES_DOUBT, task.seed()), typed.projects().size());
    }

    Lines comparedLines(Typed<Line> typed, Made before, Made after) {
        var typing = new PairedBootstrap();
        var misled = new PairedBootstrap();
        for (int i = 0; i < typed.projects().size(); i++) {
            Line one = typed.with(before).get(i);
            Line other = typed.with(after).get(i);
            String file = typed.projects().get(i) + '/' + one.file();
            typing.add(file, one.letters() - one.keys(), other.letters() - other.keys(), one.letters());
            misled.add(file, one.misled(), other.misled(), one.letters());
        }
        return new Lines(typing.difference(Training.LINES_DOUBT, task.seed()),
                misled.difference(Training.LINES_DOUBT, task.seed()), typed.projects().size());
    }
}

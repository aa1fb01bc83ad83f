package dev.rustaiide.ai.training.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionLearning.Answer;
import dev.rustaiide.ai.completion.CompletionLearning.Line;
import dev.rustaiide.ai.completion.CompletionLearning.Subject;
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.ai.model.validation.PairedBootstrap;
import dev.rustaiide.ai.training.Checkpoints;
import dev.rustaiide.ai.training.Pieces;
import dev.rustaiide.ai.training.Training.Task;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;

/**
 * Types names by the popup alone, and lines with ghost text too, with one model and another: the same for both, in
 * pieces of some seconds that are kept.
 */
final class Measuring {
    /** Of a piece, so that it takes some seconds. */
    static final int NAMES = 120;
    private static final int LINES = 30;
    private static final int MOST_BATCHES = 40;
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

    /** How something is typed in a project, for the {@code batch}th time. */
    @FunctionalInterface
    private interface Typing<T> {
        List<T> type(int project, int batch)
                throws InterruptedException, ExecutionException, IOException, FailureException;
    }

    private <T> List<T> all(String what, int batches, double until, Typing<T> typing)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        List<T> all = new ArrayList<>();
        for (int batch = 0; batch < batches && (batch == 0 || !budget.isPast(until)); batch++) {
            for (int each = 0; each < projects.size(); each++) {
                scope.report(new Progress(what, (long) batch * projects.size() + each,
                        (long) batches * projects.size()));
                all.addAll(typing.type(each, batch));
            }
        }
        return all;
    }

    /** What came of names in {@code files}; a piece is kept by {@code key}. */
    List<Answer> names(String key, Made made, Predicate<Path> files, int batches, double until)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        return all("measure names", batches, until, (project, batch) -> names(key, made, files, project, batch,
                scope));
    }

    private List<Answer> names(String key, Made made, Predicate<Path> files, int project, int batch, Scope within)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        var subject = new Subject(projects.get(project), files, NAMES, 0, seed(batch, NAMES_SEED));
        return checkpoints.piece("typed-" + key + '-' + project + '-' + batch, Pieces::answers, Pieces::write,
                () -> within.await(learning.answers(subject, made.model())));
    }

    /** What came of lines in {@code files}. */
    List<Line> lines(String key, Made made, Predicate<Path> files, int batches, double until)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        return all("measure lines", batches, until, (project, batch) -> lines(key, made, files, project, batch,
                scope));
    }

    private List<Line> lines(String key, Made made, Predicate<Path> files, int project, int batch, Scope within)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        var subject = new Subject(projects.get(project), files, LINES, 0, seed(batch, LINES_SEED));
        return checkpoints.piece("lines-" + key + '-' + project + '-' + batch, Pieces::lines, Pieces::writeLines,
                () -> within.await(learning.lines(subject, made.model(), made.decoder())));
    }

    private long seed(int batch, int of) {
        return task.seed() * 1000 + batch * 10 + of;
    }

    /**
     * What one does better than another.
     *
     * @param typing keys that lines need not, with popup and ghost text
     * @param misled of all letters, keys that were struck while ghost text was shown that was wrong
     * @param keystrokes letters of names that need not be typed, by the popup alone
     * @param first names that come first
     */
    record Compared(Difference typing, Difference misled, Difference keystrokes, Difference first, int names,
            int lines) {}

    /** Measures both with files that neither learned from, until {@code until} and {@code least} names are over. */
    Compared compared(String beforeKey, Made before, String afterKey, Made after, Predicate<Path> files, int least,
            double until, double doubt)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        var typing = new PairedBootstrap();
        var misled = new PairedBootstrap();
        var keystrokes = new PairedBootstrap();
        var first = new PairedBootstrap();
        int names = 0;
        int lines = 0;
        int batches = Math.max(1, MOST_BATCHES / projects.size());
        for (int batch = 0; batch < batches && (names < least || !budget.isPast(until)); batch++) {
            for (int each = 0; each < projects.size(); each++) {
                scope.report(new Progress("measure", (long) batch * projects.size() + each,
                        (long) batches * projects.size()));
                int at = each;
                int time = batch;
                // Side by side: each has a thread of its own, and its own copy of the project's models.
                Call<List<Answer>> oneNames = scope.start("before", part ->
                        names(beforeKey, before, files, at, time, part));
                Call<List<Answer>> otherNames = scope.start("after", part ->
                        names(afterKey, after, files, at, time, part));
                String project = projects.get(each).getFileName() + "/";
                names += addNames(project, scope.await(oneNames), scope.await(otherNames), keystrokes, first);
                Call<List<Line>> oneLines = scope.start("before", part ->
                        lines(beforeKey, before, files, at, time, part));
                Call<List<Line>> otherLines = scope.start("after", part ->
                        lines(afterKey, after, files, at, time, part));
                lines += addLines(project, scope.await(oneLines), scope.await(otherLines), typing, misled);
            }
        }
        return new Compared(typing.difference(doubt, task.seed()), misled.difference(doubt, task.seed()),
                keystrokes.difference(doubt, task.seed()), first.difference(doubt, task.seed()), names, lines);
    }

    private static int addNames(String project, List<Answer> before, List<Answer> after, PairedBootstrap keystrokes,
            PairedBootstrap first) {
        int count = Math.min(before.size(), after.size());
        for (int i = 0; i < count; i++) {
            Answer one = before.get(i);
            Answer other = after.get(i);
            keystrokes.add(project + one.file(), one.saved(), other.saved(), one.letters());
            first.add(project + one.file(), one.isFirst() ? 1 : 0, other.isFirst() ? 1 : 0, 1);
        }
        return count;
    }

    private static int addLines(String project, List<Line> before, List<Line> after, PairedBootstrap typing,
            PairedBootstrap misled) {
        int count = Math.min(before.size(), after.size());
        for (int i = 0; i < count; i++) {
            Line one = before.get(i);
            Line other = after.get(i);
            typing.add(project + one.file(), one.letters() - one.keys(), other.letters() - other.keys(),
                    one.letters());
            misled.add(project + one.file(), one.misled(), other.misled(), one.letters());
        }
        return count;
    }
}

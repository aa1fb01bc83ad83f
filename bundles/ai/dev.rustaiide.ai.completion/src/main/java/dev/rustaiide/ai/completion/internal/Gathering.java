package dev.rustaiide.ai.completion.internal;

import java.util.Random;
import java.util.function.Predicate;

import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.completion.CandidateSource;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.foundation.async.Scope;

/** Takes lessons from a project, by the same way as the popup and the ghost text are ranked. */
record Gathering(CodeIndexes indexes, StudiedProject project, ProjectModels models, Scope scope) {
    /** Of a group; the right one is always among them. */
    private static final int MOST_ROWS = 64;
    private static final int MOST_TYPED = 3;

    void tokens(int count, Random random, Predicate<StudiedProject.Point> wanted, Lessons.Builder into,
            String owner) throws InterruptedException {
        for (StudiedProject.Point point : project.points(count, random, wanted)) {
            scope.check();
            Place place = models.place(point.place(0));
            add(into, place.tokens(), place.token(point.word()), false, owner);
        }
    }

    void names(int count, Random random, Predicate<StudiedProject.Point> wanted, Lessons.Builder into,
            String owner) throws InterruptedException {
        CandidateSource inScope = new ScopeCandidates(indexes, models);
        for (StudiedProject.Point point : project.points(count, random, wanted.and(StudiedProject.Point::isUse))) {
            scope.check();
            CompletionPlace at = point.place(random.nextInt(MOST_TYPED));
            Place place = models.place(at);
            add(into, place.names(LearnedRanker.told(inScope.candidates(at))), place.token(point.word()), true, owner);
        }
    }

    private static void add(Lessons.Builder into, Candidates candidates, int right, boolean isName, String owner) {
        int found = candidates.find(right);
        if (found >= 0) {
            into.add(candidates.rows(), Math.min(MOST_ROWS, candidates.count()), found, isName, owner);
        }
    }

    void weigh(int count, Random random, Predicate<StudiedProject.Point> wanted, Mixture mixture, double step)
            throws InterruptedException {
        for (StudiedProject.Point point : project.points(count, random, wanted)) {
            scope.check();
            Place place = models.place(point.place(0));
            mixture.about(place.evidence());
            mixture.learn(place.token(point.word()), step);
        }
    }
}

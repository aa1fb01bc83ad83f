package dev.rustaiide.ai.training;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.zip.CRC32;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionLearning.Subject;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.completion.DeclaredFeature;
import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FolderState;

/**
 * What a ranker can learn from the projects of a folder that the shipped models were not trained on; their families of
 * names, since relatives have alike code, fall into ten parts.
 *
 * @param lessons whose owners are projects
 * @param skipped projects that were left out
 */
public record CorpusLessons(Lessons lessons, List<String> skipped) {
    private static final int PARTS = 10;
    /** Another one whenever the code takes other lessons of the same. */
    private static final int VERSION = 1;

    public CorpusLessons {
        skipped = List.copyOf(skipped);
    }

    /**
     * Takes them, project by project; each is kept in {@code checkpoints} until a file of the project changes. All else
     * that decides must be in their key: {@link #key}.
     *
     * @param each how many places of names of a project, by its name
     * @throws FailureException if there are fewer than {@code least} projects
     */
    public static CorpusLessons of(CompletionLearning learning, Path corpus, ToIntFunction<String> each, int least,
            long seed, Checkpoints checkpoints, Scope scope)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        CompletionModel shipped = learning.shipped();
        List<Path> projects = learning.projects(corpus);
        List<String> skipped = new ArrayList<>();
        var all = new Lessons.Builder(learning.features().size());
        Set<String> used = new HashSet<>();
        int done = 0;
        for (Path project : projects) {
            scope.report(new Progress("look at " + project.getFileName(), done++, projects.size()));
            String called = String.valueOf(project.getFileName());
            if (learning.isTrainedOn(project)) {
                skipped.add(called);
            } else {
                var subject = new Subject(project, any -> true, each.applyAsInt(called), 0, seed);
                String name = "project-" + called + '-' + FolderState.of(project, scope);
                used.add(name);
                all.addAll(checkpoints.piece(name, Pieces::lessons, Pieces::write,
                        () -> scope.await(learning.lessons(subject, shipped))));
            }
        }
        checkpoints.retain(used);
        Lessons lessons = all.lessons();
        if (lessons.names().size() < least) {
            throw new FailureException(new Failure.Other("Nothing can be said with " + corpus + '.', "It has "
                    + lessons.names().size() + " projects with code that the models were not trained on, and " + least
                    + " are needed.", "Name a folder of more projects, e.g. what releng/crates got."));
        }
        return new CorpusLessons(lessons, skipped);
    }

    /** What decides on lessons besides the files of projects: who answers, and what is looked at. */
    public static String key(CompletionLearning learning, int each, long seed) {
        return "lessons " + VERSION + ' ' + each + ' ' + seed + ' ' + learning.shipped().hash() + ' '
                + learning.features().stream().map(DeclaredFeature::name).toList();
    }

    /** What these lessons are, as a hash in hexadecimal: for whoever keeps what came of them. */
    public String hash() {
        MessageDigest digest = Sha256.digest();
        try (var to = new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(
                OutputStream.nullOutputStream(), digest)))) {
            Pieces.write(lessons, to);
        } catch (IOException never) {
            throw new IllegalStateException("nothing is written", never);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The part of ten that the family of {@code project} falls into. */
    public static int part(String project, long seed) {
        var crc = new CRC32();
        crc.update((seed + "/" + project.split("[-_]")[0]).getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % PARTS);
    }

    /** The lessons of the projects in the parts that {@code parts} lets in. */
    public Lessons parts(IntPredicate parts, long seed) {
        return lessons.only(place -> parts.test(part(owner(place), seed)));
    }

    private String owner(int place) {
        return lessons.names().get(lessons.owners()[place]);
    }
}

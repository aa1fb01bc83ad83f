package dev.rustaiide.ai.training.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.training.Checkpoints;
import dev.rustaiide.ai.training.CommonWords;
import dev.rustaiide.ai.training.DecoderTuning;
import dev.rustaiide.ai.training.DecoderTuning.Tuned;
import dev.rustaiide.ai.training.Training.Task;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;

/** Has the product's decoder go on learning from the code of a folder. */
final class OwnDecoder {
    private static final String PIECE = "tuned";
    /** With fewer letters a check says nothing; if the files to choose with have fewer, others are taken too. */
    private static final long LEAST_CHECKED = 8000;
    private static final int LAST_CHECKED = Survey.CHOOSING + 3;

    private final CompletionLearning learning;
    private final Optional<DecoderTuning> tuning;
    private final Survey survey;
    private final Checkpoints checkpoints;
    private final Path work;
    private final Task task;

    /** @param work a folder of its own */
    OwnDecoder(CompletionLearning learning, Optional<DecoderTuning> tuning, Survey survey, Checkpoints checkpoints,
            Path work, Task task) {
        this.learning = learning;
        this.tuning = tuning;
        this.survey = survey;
        this.checkpoints = checkpoints;
        this.work = work;
        this.task = task;
    }

    /**
     * What came of it.
     *
     * @param decoder the folder of one that is better on files that it did not learn from
     * @param why there is one, or none, in a sentence
     */
    record Result(Optional<Path> decoder, String why) {}

    /** Trains it until {@code until} of the time is over. */
    Result made(Budget budget, double until, Scope scope)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        Optional<Path> shipped = learning.decoder();
        if (shipped.isEmpty()) {
            return none("ghost text is not written by the decoder of the product");
        }
        Optional<String> obstacle = tuning.map(DecoderTuning::obstacle)
                .orElse(Optional.of("this installation has nothing that trains decoders"));
        if (obstacle.isPresent()) {
            return none(obstacle.get());
        }
        Optional<Tuned> known = checkpoints.known(piece(), OwnDecoder::read).filter(tuned ->
                Files.exists(tuned.decoder()));
        if (known.isPresent()) {
            return told(known.get());
        }
        int first = firstLearned();
        if (letters(Survey.CHOOSING, first) < LEAST_CHECKED) {
            return none("there is too little code to see whether it gets better");
        }
        if (budget.isPast(until)) {
            return none("the time was over before");
        }
        CommonWords common = survey.common();
        Tuned tuned = scope.await(tuning.orElseThrow().tune(new DecoderTuning.Task(shipped.get(),
                survey.own(survey.parts(first, Survey.PARTS), common),
                survey.own(survey.parts(Survey.CHOOSING, first), common),
                budget.left(until), task.seed(), work, task.rank())));
        checkpoints.keep(piece(), OwnDecoder::write, tuned);
        return told(tuned);
    }

    /** What was learned in one way is not what is learned in another. */
    private String piece() {
        return task.rank() == 0 ? PIECE : PIECE + "-rank-" + task.rank();
    }

    /** Nothing of it is left to go on with. */
    void clear() throws IOException {
        if (Files.isDirectory(work)) {
            try (Stream<Path> all = Files.walk(work)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** The part from which on files are learned from: those between it and the held-out ones are checked with. */
    private int firstLearned() {
        int first = Survey.CHOOSING + 1;
        while (first < LAST_CHECKED && letters(Survey.CHOOSING, first) < LEAST_CHECKED) {
            first++;
        }
        return first;
    }

    private long letters(int from, int to) {
        return survey.texts(survey.parts(from, to)).stream().mapToLong(source -> source.text().length()).sum();
    }

    private static Result none(String why) {
        return new Result(Optional.empty(), "No decoder was adapted: " + why + '.');
    }

    private static Result told(Tuned tuned) {
        String what = String.format(Locale.ROOT, "read %,d tokens %.1f times: what it does not know surprised it by"
                + " %.3f nats a token before, and by %.3f after", tuned.tokens(), tuned.epochs(), tuned.before(),
                tuned.after());
        return tuned.isBetter() ? new Result(Optional.of(tuned.decoder()), "The decoder " + what + '.')
                : none("it " + what);
    }

    private static void write(Tuned tuned, DataOutputStream to) throws IOException {
        to.writeUTF(tuned.decoder().toString());
        to.writeDouble(tuned.before());
        to.writeDouble(tuned.after());
        to.writeInt(tuned.tokens());
        to.writeDouble(tuned.epochs());
    }

    private static Tuned read(DataInputStream from) throws IOException {
        return new Tuned(Path.of(from.readUTF()), from.readDouble(), from.readDouble(), from.readInt(),
                from.readDouble(), true);
    }
}

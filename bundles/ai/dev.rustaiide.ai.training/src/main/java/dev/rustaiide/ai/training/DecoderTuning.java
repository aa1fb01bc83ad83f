package dev.rustaiide.ai.training;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/** Goes on training a small decoder with somebody's own code. A service that may be missing; any thread may use it. */
@ProviderType
public interface DecoderTuning {
    /** Why it cannot be done on this machine, as a sentence without its full stop; empty if it can. */
    Optional<String> obstacle();

    /**
     * What is to be done.
     *
     * @param decoder the folder of one that the product has written: ONNX in any precision, its settings and tokenizer
     * @param learned what it learns from
     * @param checked what it does not learn from and is checked with: it ends where that gets no better, and what comes
     *     of it is what did best there
     * @param budget how long it may take at most
     * @param work a folder where it keeps what is done, and nobody else anything
     * @param rank 0 if all numbers of the decoder are learned. Else they stay, and beside each projection the product
     *     of two matrices of this rank is learned (LoRA), which is added to it at the end; 2 to {@value #MOST_RANK}
     */
    record Task(Path decoder, List<OwnText> learned, List<OwnText> checked, Duration budget, long seed, Path work,
            int rank) {
        /** More are no narrower than the shipped decoder. */
        public static final int MOST_RANK = 128;

        public Task {
            learned = List.copyOf(learned);
            checked = List.copyOf(checked);
            if (!isRank(rank)) {
                throw new IllegalArgumentException("no rank: " + rank);
            }
        }

        /** One in which all numbers are learned. */
        public Task(Path decoder, List<OwnText> learned, List<OwnText> checked, Duration budget, long seed,
                Path work) {
            this(decoder, learned, checked, budget, seed, work, 0);
        }

        /** Whether there is such a rank. */
        public static boolean isRank(int rank) {
            return rank == 0 || rank >= 2 && rank <= MOST_RANK;
        }
    }

    /**
     * Trains, in a process of its own that gives way to others. Cancelling it, or killing either process, leaves what
     * is done: the same task goes on from there, having lost some seconds. How far it gets depends on how fast the
     * machine is.
     *
     * <p>Fails with a {@link dev.rustaiide.foundation.error.FailureException} if the decoder cannot be read, nothing
     * can be written, or it computes with what are no numbers any more.
     */
    Call<Tuned> tune(Task task);

    /**
     * What came of it.
     *
     * @param decoder the folder with its files, below that for work; as it was if it never got better
     * @param before how surprised it was by what it is checked with, in nats for each token
     * @param after the same of what came of it
     * @param tokens that were there to learn from
     * @param epochs how often it has read them
     * @param isResumed whether it went on from what was done before
     */
    record Tuned(Path decoder, double before, double after, int tokens, double epochs, boolean isResumed) {
        /** Whether it learned anything that holds for texts that it did not learn from. */
        public boolean isBetter() {
            return after < before;
        }
    }
}

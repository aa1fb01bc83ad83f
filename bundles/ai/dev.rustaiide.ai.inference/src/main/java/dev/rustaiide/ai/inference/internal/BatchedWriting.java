package dev.rustaiide.ai.inference.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * Writes several texts with one decoder: each step reads one token of all that are under way, and between steps texts
 * come, go, and read a piece of their prompt (continuous batching; Yu et al., Orca, 2022). A call of its own works as
 * long as there is something to write.
 */
final class BatchedWriting implements AutoCloseable {
    /** How long a piece of a prompt may take: alone, or while others wait for their next token. */
    private static final long PIECE_NANOS = 100_000_000;
    private static final long PIECE_BESIDE_OTHERS_NANOS = 30_000_000;
    private static final int SHORTEST_PIECE = 16;
    private static final int LONGEST_PIECE = 256;
    /** Memory for what is not written any more, and for what is written at once. */
    private static final long KEPT_BYTES = 256L << 20;
    private static final long STEP_BYTES = 512L << 20;

    private final Decoder decoder;
    private final KeptCaches kept;
    /** Held by whoever uses the decoder. */
    private final ReentrantLock turn = new ReentrantLock();
    // Of whoever has the turn.
    private final Map<Writing, SequenceCache> active = new LinkedHashMap<>();
    private @Nullable Writing reader;
    private @Nullable SequenceCache readers;
    /** What a token of a prompt took last. */
    private long nanosPerToken = PIECE_NANOS / 64;
    // Guarded by this.
    private final Deque<Writing> waiting = new ArrayDeque<>();
    private boolean works;
    private boolean shrinks;
    private boolean closed;
    /** What the one run that serves {@link #alone} can be ended by. */
    private @Nullable RunOptions running;
    private @Nullable Writing alone;

    BatchedWriting(Decoder decoder) {
        this.decoder = decoder;
        this.kept = new KeptCaches(decoder, KEPT_BYTES);
    }

    /** Begins with {@code writing} as soon as there is room. */
    synchronized void submit(Writing writing) {
        if (closed) {
            writing.fail(new IllegalStateException("closed"));
            return;
        }
        waiting.add(writing);
        if (!works) {
            works = true;
            // It serves whoever comes later too, for other reasons.
            Correlation.apart(() -> Call.start("write with a model", scope -> {
                work();
                return null;
            }));
        }
    }

    /** Ends {@code writing} before its next token, and a run that serves nobody else at once. */
    synchronized void cancel(Writing writing) {
        writing.cancel();
        RunOptions options = running;
        if (alone == writing && options != null) {
            try {
                options.setTerminate(true);
            } catch (OrtException wrong) {
                LoggerFactory.getLogger(BatchedWriting.class).debug("A run goes on to its end", wrong);
            }
        }
    }

    /** Forgets what could be of use for later prompts. */
    void shrink() {
        synchronized (this) {
            shrinks = true;
        }
        if (turn.tryLock()) {
            try {
                shrinkIfWanted();
            } finally {
                turn.unlock();
            }
        }
    }

    private void shrinkIfWanted() {
        boolean wanted;
        synchronized (this) {
            wanted = shrinks;
            shrinks = false;
        }
        if (wanted) {
            kept.clear();
        }
    }

    private void work() {
        turn.lock();
        try {
            while (goesOn()) {
                shrinkIfWanted();
                round();
            }
        } finally {
            stopped();
            turn.unlock();
        }
    }

    /** Also if it was by what nobody expected: the next text begins to work anew. */
    private synchronized void stopped() {
        works = false;
    }

    private synchronized boolean goesOn() {
        works = !waiting.isEmpty() || !active.isEmpty() || reader != null;
        return works;
    }

    /** Who can begin: each row of a step is as long as the longest. */
    private synchronized @Nullable Writing next() {
        Writing first = waiting.peek();
        if (first == null || active.size() >= decoder.widest()) {
            return null;
        }
        int longest = active.values().stream().mapToInt(SequenceCache::capacity).reduce(first.expected(), Math::max);
        boolean fits = (active.size() + 1) * longest * decoder.tokenBytes() <= STEP_BYTES;
        return active.isEmpty() || fits ? waiting.poll() : null;
    }

    @SuppressWarnings("PMD.AvoidCatchingThrowable") // boundary of the work: whoever waits hears what it was
    private void round() {
        try {
            dropCancelled();
            if (reader == null) {
                begin();
            }
            if (reader != null) {
                readPiece(reader, readers);
            }
            if (!active.isEmpty()) {
                step();
            }
        } catch (Throwable wrong) { // boundary: it fails those whom it hits, and the next ones are tried afresh
            failAll(wrong);
        }
    }

    private void dropCancelled() {
        for (Writing writing : List.copyOf(active.keySet())) {
            if (writing.isCancelled()) {
                leave(writing);
            }
        }
        if (reader != null && reader.isCancelled()) {
            kept.keep(readers);
            reader = null;
        }
    }

    private void begin() {
        Writing writing = next();
        if (writing == null || writing.isCancelled()) {
            return;
        }
        readers = kept.take(writing.prompt(), active.values(), writing.expected());
        reader = writing;
        writing.reuses(readers.length());
    }

    private void readPiece(Writing writing, SequenceCache cache) throws OrtException, FailureException {
        int from = cache.length();
        int to = Math.min(writing.prompt().length, from + piece());
        long begin = System.nanoTime();
        float[] logits = run(writing, options -> decoder.read(cache, Arrays.copyOfRange(writing.prompt(), from, to),
                options));
        if (to - from >= SHORTEST_PIECE) {
            nanosPerToken = (System.nanoTime() - begin) / (to - from);
        }
        if (logits != null && to == writing.prompt().length) {
            reader = null;
            active.put(writing, cache);
            accept(writing, logits);
        }
    }

    /** A run keeps a processor, and whoever waits to be read or written beside it. */
    private int piece() {
        long nanos = active.isEmpty() ? PIECE_NANOS : PIECE_BESIDE_OTHERS_NANOS;
        return (int) Math.clamp(nanos / Math.max(1, nanosPerToken), SHORTEST_PIECE, LONGEST_PIECE);
    }

    private void step() throws OrtException {
        List<Writing> writings = new ArrayList<>(active.keySet());
        int[] tokens = writings.stream().mapToInt(Writing::last).toArray();
        float[][] logits = run(writings.size() == 1 ? writings.getFirst() : null,
                options -> decoder.step(new ArrayList<>(active.values()), tokens, options));
        for (int i = 0; logits != null && i < logits.length; i++) {
            accept(writings.get(i), logits[i]);
        }
    }

    private void accept(Writing writing, float[] logits) {
        boolean more = false;
        try {
            more = writing.accept(logits);
        } catch (FailureException wrong) {
            writing.fail(wrong);
        }
        if (!more) {
            leave(writing);
        }
    }

    private void leave(Writing writing) {
        SequenceCache cache = active.remove(writing);
        decoder.settle(cache);
        kept.keep(cache);
    }

    /** A run of the decoder. */
    private interface Run<T> {
        T with(RunOptions options) throws OrtException;
    }

    /**
     * @param only whom the run serves, if it serves one only
     * @return null if that one was cancelled
     */
    private <T> @Nullable T run(@Nullable Writing only, Run<T> run) throws OrtException {
        try (var options = new RunOptions()) {
            synchronized (this) {
                running = options;
                alone = only;
            }
            try {
                return only != null && only.isCancelled() ? null : run.with(options);
            } catch (OrtException wrong) {
                if (only != null && only.isCancelled()) {
                    return null;
                }
                throw wrong;
            } finally {
                synchronized (this) {
                    running = null;
                    alone = null;
                }
            }
        }
    }

    private void failAll(Throwable wrong) {
        Throwable told = wrong instanceof OrtException ort ? new FailureException(new Failure.Other(
                "Cannot go on with the text.", "The model cannot be run: " + Runtime.firstLine(ort) + '.',
                "Try again; if it goes on, install the model again."), ort) : wrong;
        List<Writing> hit = new ArrayList<>(active.keySet());
        if (reader != null) {
            hit.add(reader);
            readers.close();
            reader = null;
        }
        for (Writing writing : hit) {
            SequenceCache cache = active.remove(writing);
            if (cache != null) {
                decoder.settle(cache);
                cache.close();
            }
            writing.fail(told);
        }
    }

    /** What is being written fails; waits until nothing runs. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            waiting.forEach(writing -> writing.fail(new IllegalStateException("closed")));
            waiting.clear();
        }
        turn.lock();
        try {
            kept.clear();
            decoder.close();
        } finally {
            turn.unlock();
        }
    }
}

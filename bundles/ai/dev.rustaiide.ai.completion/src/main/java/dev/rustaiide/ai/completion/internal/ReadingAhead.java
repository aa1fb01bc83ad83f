package dev.rustaiide.ai.completion.internal;

import java.time.Duration;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.foundation.async.Call;

/**
 * Has a decoder read what it will be told at a place where a caret rests, so that the first key there is answered
 * soon. Nobody hears what it would write. Of several places the last counts, and whoever has a question goes first
 * unless it begins with what is being read. Any thread may use it.
 */
final class ReadingAhead {
    /** A decoder may have forgotten by then what it read. */
    private static final Duration KNOWN = Duration.ofSeconds(20);

    private final FolderDecoders decoders;
    private Prompt.@Nullable Text prompt;
    private Call<?> call = Call.of(true);
    private long begun;

    ReadingAhead(FolderDecoders decoders) {
        this.decoders = decoders;
    }

    /**
     * Begins to read, unless that was done a moment ago; the call that does.
     *
     * @param decoding as a question's, so that as much of the window is kept for the answer, but content with a token
     */
    synchronized Call<?> begin(Gap gap, Decoding decoding) {
        Prompt.Text now = gap.prompt();
        if (!now.equals(prompt) || System.nanoTime() - begun > KNOWN.toNanos()) {
            call.cancel();
            prompt = now;
            begun = System.nanoTime();
            call = decoders.generate(gap.file(), now, decoding, piece -> { });
        }
        return call;
    }

    /** It was not read to its end. */
    synchronized void forget(Gap gap) {
        if (gap.prompt().equals(prompt)) {
            prompt = null;
        }
    }

    /** Waits for what {@code question} needs read too, and gives up anything else. */
    void giveWay(Prompt.Text question) throws InterruptedException {
        Call<?> running;
        synchronized (this) {
            Prompt.Text read = prompt;
            if (call.isDone() || read == null) {
                return;
            }
            if (!isBeginning(read, question)) {
                prompt = null;
                call.cancel();
                return;
            }
            running = call;
        }
        try {
            running.await();
        } catch (ExecutionException failed) {
            // The question fails in its own right.
            return;
        }
    }

    private static boolean isBeginning(Prompt.Text read, Prompt.Text question) {
        return question.before().startsWith(read.before()) && question.after().equals(read.after())
                && question.name().equals(read.name()) && question.related().equals(read.related());
    }
}

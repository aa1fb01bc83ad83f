package dev.rustaiide.ai.orchestrator.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;

/**
 * A text that several backends write one after the other, each from where the one before was when it failed. The
 * threads of their calls write; another one asks.
 *
 * <p>What has to fit a {@link Constraint} cannot be gone on with from its middle, since it is only known as a whole: it
 * is begun anew, and its pieces are given when all is there.
 */
final class Continuation {
    /** A shorter text could be repeated by chance. */
    private static final int SHORTEST_REPEATED = 16;
    /** No token is longer on the average. */
    private static final int TOKEN = 64;

    private final Prompt prompt;
    private final Decoding decoding;
    private final Consumer<String> pieces;
    private final boolean isHeld;
    private final StringBuilder written = new StringBuilder();
    private int count;
    /** What the present backend has written, as far as it may be what is written already, and null once it is not. */
    private @Nullable StringBuilder repeated;
    private int begunAt;
    private @Nullable RuntimeException refused;

    Continuation(Prompt prompt, Decoding decoding, Consumer<String> pieces) {
        this.prompt = prompt;
        this.decoding = decoding;
        this.pieces = pieces;
        this.isHeld = !(decoding.constraint() instanceof Constraint.Free);
    }

    /** The next backend begins. */
    synchronized void begin() {
        if (isHeld) {
            written.setLength(0);
            count = 0;
        }
        begunAt = written.length();
        boolean mayRepeat = prompt instanceof Prompt.Chat && begunAt >= SHORTEST_REPEATED;
        repeated = mayRepeat ? new StringBuilder() : null;
    }

    /** What it is asked. */
    synchronized Prompt prompt() {
        if (written.isEmpty()) {
            return prompt;
        }
        return switch (prompt) {
            case Prompt.Text text -> text.with(written.toString());
            case Prompt.Chat(List<Message> messages, var tools) -> {
                var more = new ArrayList<Message>(messages);
                more.add(new Message.Answer(written.toString(), List.of()));
                yield new Prompt.Chat(more, tools);
            }
        };
    }

    /** How much of it there may still be. A piece has one token at least. */
    synchronized Decoding decoding() {
        return new Decoding(Math.max(1, decoding.most() - count), decoding.stops(), decoding.temperature(),
                decoding.topP(), decoding.seed(), decoding.constraint(), new Decoding.Sureness(
                        decoding.sureness().least(), Math.max(0, decoding.sureness().certain() - written.length())));
    }

    /** Whether as much was asked for as is written. */
    synchronized boolean isFull() {
        return !isHeld && count >= decoding.most();
    }

    /** Whether more was written than as many tokens can hold. */
    synchronized boolean isEndless() {
        return written.length() > (long) decoding.most() * TOKEN + TOKEN;
    }

    /** Takes the next piece, on the thread of the backend's call. */
    synchronized void add(String piece) {
        count++;
        StringBuilder same = repeated;
        if (same == null) {
            give(piece);
            return;
        }
        same.append(piece);
        int common = Math.min(same.length(), begunAt);
        if (!written.substring(0, common).contentEquals(same.substring(0, common))) {
            repeated = null;
            give(same.toString());
        } else if (same.length() > begunAt) {
            repeated = null;
            give(same.substring(begunAt));
        }
    }

    private void give(String piece) {
        written.append(piece);
        if (!isHeld) {
            hand(piece);
        }
    }

    private void hand(String piece) {
        if (refused == null) {
            try {
                pieces.accept(piece);
            } catch (RuntimeException thrown) { // boundary: the code of whoever asked
                refused = thrown;
                throw thrown;
            }
        }
    }

    /** The last one is done. Gives what was held back. */
    synchronized Generation end(Generation last) {
        StringBuilder same = repeated;
        repeated = null;
        if (same != null && same.length() < begunAt && !last.text().isEmpty()) {
            give(same.toString()); // a short end that happens to be like the beginning
        }
        if (isHeld) {
            hand(last.text());
            return last;
        }
        boolean isOnes = begunAt == 0;
        return new Generation(written.toString(), last.uses(), last.ending(), last.readTokens(), last.reusedTokens(),
                isOnes ? last.writtenTokens() : count, isOnes ? last.steps() : List.of());
    }

    /** What there is, if all that was asked for is there though nobody came to an end. */
    synchronized Generation cut() {
        return new Generation(written.toString(), List.of(), Generation.Ending.LENGTH, 0, 0, count);
    }

    /** @throws RuntimeException what those who asked threw when they were given a piece */
    synchronized void throwRefused() {
        if (refused != null) {
            throw refused;
        }
    }

    synchronized int length() {
        return written.length();
    }
}

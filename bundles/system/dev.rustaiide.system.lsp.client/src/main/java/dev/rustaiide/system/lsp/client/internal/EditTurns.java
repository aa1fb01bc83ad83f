package dev.rustaiide.system.lsp.client.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.language.Effect.EditTaker;
import dev.rustaiide.system.lsp.client.internal.server.SupervisedServer;

/**
 * Who gets the edits that a server asks for. The protocol does not tell which command one belongs to, so each server
 * does one command after the other, and what it asks for meanwhile is for whoever gave that command.
 */
final class EditTurns {
    private final Map<SupervisedServer, Turn> turns = new ConcurrentHashMap<>();

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock(true);
        private volatile @Nullable EditTaker taker;
    }

    /** Does {@code work} when it is its turn with {@code server}; the edits of that time are for {@code taker}. */
    <T> T during(SupervisedServer server, Optional<EditTaker> taker, Callable<T> work) throws Exception {
        Turn turn = turns.computeIfAbsent(server, one -> new Turn());
        turn.lock.lockInterruptibly();
        try {
            turn.taker = taker.orElse(null);
            return work.call();
        } finally {
            turn.taker = null;
            turn.lock.unlock();
        }
    }

    /** Empty if nobody in particular gets them. */
    Optional<EditTaker> taker(SupervisedServer server) {
        return Optional.ofNullable(turns.get(server)).flatMap(turn -> Optional.ofNullable(turn.taker));
    }
}

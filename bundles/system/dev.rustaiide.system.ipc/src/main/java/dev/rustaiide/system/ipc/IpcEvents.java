package dev.rustaiide.system.ipc;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** Shows what goes on in the running IDE of this user and state folder. A service; not for the user interface. */
@ProviderType
public interface IpcEvents {
    /**
     * Gives events of the IDE to {@code watcher}, in this thread, until there are no more. An IDE never waits for its
     * watchers: one that is slow loses events, and hears how many.
     *
     * @param types a glob for the types wanted, e.g. <code>File*</code> or <code>{Check,Task}*</code>
     * @throws InterruptedException once this thread is interrupted
     * @throws FailureException if the IDE cannot be reached or refuses, e.g. a pattern that is none
     */
    End watch(String types, Watcher watcher) throws FailureException, InterruptedException;

    /** Why there are no more events. */
    enum End {
        /** No IDE runs. */
        NO_IDE,
        /** The IDE has ended. */
        IDE_GONE,
        /** The watcher had seen enough. */
        ENOUGH
    }

    /** Is told what happens. */
    @FunctionalInterface
    interface Watcher {
        /**
         * Something has happened.
         *
         * @param event as {@code EventJson} writes it: {@code time}, {@code type}, {@code correlation}, {@code event};
         *     or only {@code dropped}, how many events of any type were lost in between
         * @return whether to go on
         */
        boolean see(Json event);
    }
}

package dev.rustaiide.system.git.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.internal.staging.Begun;
import dev.rustaiide.system.git.integration.internal.staging.Twin;

class ActionTurnsTest {
    @TempDir
    Path folder;

    @Test
    void whoever_comes_while_an_action_runs_is_told_which_and_does_not_wait_for_ever() throws Exception {
        var turns = new ActionTurns(Duration.ofMillis(30));
        Twin twin = Twin.make(folder.resolve("repo"), folder);
        try (Repository repository = Repositories.opened(twin.root())) {
            try (var turn = turns.take(repository, "Merge topic")) {
                Begun.write(repository, "Merge topic", Optional.empty());
                ExecutionException failed = assertThrows(ExecutionException.class,
                        () -> elsewhere(turns, repository).await());
                assertEquals("“Merge topic” is under way in this repository.",
                        assertInstanceOf(FailureException.class, failed.getCause()).failure().why());
            }
            assertEquals("done", elsewhere(turns, repository).await());
        }
    }

    private static Call<String> elsewhere(ActionTurns turns, Repository repository) {
        return Call.start("another", scope -> {
            try (var turn = turns.take(repository, "Switch to topic")) {
                return "done";
            }
        });
    }
}

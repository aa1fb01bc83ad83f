package dev.rustaiide.system.git.verbs.internal;

import java.util.List;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage.Option;

/** What {@code rust-ai-ide git NAME} does. */
interface GitCommand {
    String name();

    /** What follows the name, and what it does, e.g. {@code [PATH…] stages files}. */
    String summary();

    /** Its own options. */
    default List<Option> options() {
        return List.of();
    }

    /** Whether it is about a repository that there is already. */
    default boolean needsRepository() {
        return true;
    }

    ExitCode run(GitWords words) throws FailureException, InterruptedException;
}

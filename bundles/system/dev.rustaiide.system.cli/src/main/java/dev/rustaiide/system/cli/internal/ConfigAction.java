package dev.rustaiide.system.cli.internal;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cli.ExitCode;

/** One of the things that {@link ConfigVerb} does. */
interface ConfigAction {
    String name();

    /** The words that it needs, with a space before each, e.g. {@code " KEY"}. */
    default String words() {
        return "";
    }

    String summary();

    /** @throws UsageException if a word is missing, or wrong */
    ExitCode run(ConfigRun run) throws FailureException, UsageException;
}

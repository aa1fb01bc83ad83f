package dev.rustaiide.system.cli;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.error.FailureException;

/**
 * What {@code rust-ai-ide NAME} does. A service that the command line collects. Its property {@link #NAME} says its
 * name, so that only the verb that is asked for is made, with all that it needs; one without is made at each start.
 */
@ConsumerType
public interface Verb {
    /** The name of the service's property that has the verb's name. */
    String NAME = "verb";

    /** One word in lower case, or several with hyphens. */
    String name();

    /** What it does, as the rest of the sentence "This command …", e.g. {@code opens a file in the IDE}. */
    String summary();

    /** What may follow the name; {@code --help} and {@code --json} always may. */
    Usage usage();

    /**
     * Does it, on a thread of its own, which is interrupted if the user stops the command.
     *
     * @throws FailureException ends the command with {@link ExitCode#FAILURE}, after its failure was told
     */
    ExitCode run(Invocation invocation) throws FailureException, InterruptedException;
}

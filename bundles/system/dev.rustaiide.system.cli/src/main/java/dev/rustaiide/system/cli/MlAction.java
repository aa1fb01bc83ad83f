package dev.rustaiide.system.cli;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.error.FailureException;

/**
 * One of the things that {@code rust-ai-ide ml} does, as {@code rust-ai-ide ml NAME …}: a service that any bundle may
 * register. All of them are made whenever one is asked for, so what is heavy is got in {@link #run} only, e.g. by
 * {@code ComponentServiceObjects}.
 */
@ConsumerType
public interface MlAction {
    /** One word in lower case. */
    String name();

    /** The words that follow the name, with a space before each, e.g. {@code " A B"}; those of no use are left out. */
    String words();

    /** What it does, for the list of actions, e.g. {@code compares two models}. */
    String summary();

    /** What may be told by name. Options of several actions with the same name mean the same. */
    List<Usage.Option> options();

    /**
     * Does it, as {@link Verb#run} says; the first of the invocation's parameters is the name of the action. Options
     * of other actions may have been given.
     *
     * @throws FailureException if it cannot be done
     */
    ExitCode run(Invocation invocation) throws FailureException, InterruptedException;
}

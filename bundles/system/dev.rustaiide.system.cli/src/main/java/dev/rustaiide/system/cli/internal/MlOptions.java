package dev.rustaiide.system.cli.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage.Option;

/** What actions of {@link MlVerb} have in common. */
final class MlOptions {
    static final Option CORPUS = new Option("corpus", "DIR", "A folder of projects, or one project; releng/crates gets"
            + " some");
    static final Option SEED = new Option("seed", "NUMBER", "Chooses the places; 1 if nothing is said");
    static final int USUAL_POINTS = 2000;
    static final Option POINTS = new Option("points", "NUMBER", "How many places of each kind; " + USUAL_POINTS
            + " if nothing is said");
    static final Option WITH = new Option("with", "STEP.PARAMETER=NUMBER[,…]", "Other parameters of steps, e.g."
            + " weights.hours=0.5");
    static final Option INTO = new Option("into", "DIR", "Where models are put");

    private MlOptions() {}

    /** Whether {@code task}, and nothing else, follows the name of the action. */
    static boolean isFor(Invocation invocation, String task) {
        return invocation.parameters().size() == 2 && invocation.parameters().get(1).equals(task);
    }

    /** -1 for what is none. */
    static int number(Invocation invocation, String option, int usual) {
        String word = invocation.option(option).orElse(Integer.toString(usual));
        return word.matches("[0-9]{1,7}") ? Integer.parseInt(word) : -1;
    }

    static Path corpus(Invocation invocation) throws FailureException {
        Path folder = Target.local(invocation.option("corpus").orElse("."), invocation.folder());
        if (!Files.isDirectory(folder)) {
            throw new FailureException(new Failure.Other("Cannot use " + folder + ".", "It is not a folder.",
                    "Name a folder of projects, e.g. what releng/crates got."));
        }
        return folder;
    }

    /** Where models are put; it need not be there. */
    static Path into(Invocation invocation) throws FailureException {
        try {
            return invocation.folder().resolve(invocation.option("into").orElseThrow()).normalize();
        } catch (InvalidPathException noPath) {
            throw new FailureException(new Failure.Other("Cannot use “" + invocation.option("into").orElse("") + "”.",
                    "No folder can have that name.", "Check the name."), noPath);
        }
    }
}

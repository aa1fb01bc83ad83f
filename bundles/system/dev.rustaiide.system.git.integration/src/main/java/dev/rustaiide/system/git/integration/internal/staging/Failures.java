package dev.rustaiide.system.git.integration.internal.staging;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** What can stand in the way of a commit, in words. */
final class Failures {
    private Failures() {}

    static FailureException other(String what, String why, String nextStep) {
        return new FailureException(new Failure.Other(what, why, nextStep));
    }

    static FailureException changedMeanwhile(String path) {
        return other("Cannot take lines of " + path + ".", "The file or what is staged of it has changed meanwhile.",
                "Look at the difference again, and choose anew.");
    }

    static FailureException unknown(String path) {
        return other("Cannot find " + path + ".", "Neither Git nor the disk has it.",
                "Check the name: it is from the top of the repository.");
    }
}

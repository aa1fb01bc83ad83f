package dev.rustaiide.foundation.error;

import java.nio.file.Path;

/**
 * What went wrong, in words for people. Sealed, so that a face can show a button for each kind.
 */
public sealed interface Failure {
    /** One sentence: what could not be done. */
    String what();

    /** One sentence: the reason as far as it is known. */
    String why();

    /** One imperative sentence: what mends it. */
    String nextStep();

    /** There is no such file or folder. */
    record Missing(Path path) implements Failure {
        @Override
        public String what() {
            return "Cannot open " + path.getFileName() + ".";
        }

        @Override
        public String why() {
            return path + " does not exist.";
        }

        @Override
        public String nextStep() {
            return "Check the name, or create the file.";
        }
    }

    /** The system refuses access. */
    record NoPermission(Path path, String action) implements Failure {
        @Override
        public String what() {
            return "Cannot " + action + " " + path.getFileName() + ".";
        }

        @Override
        public String why() {
            return "You have no permission to " + action + " " + path + ".";
        }

        @Override
        public String nextStep() {
            return "Change its permissions, or choose another place.";
        }
    }

    /** A program that is needed is not installed. */
    record NoProgram(String program, String purpose, String install) implements Failure {
        @Override
        public String what() {
            return "Cannot " + purpose + ".";
        }

        @Override
        public String why() {
            return program + " was not found on the path.";
        }

        @Override
        public String nextStep() {
            return install;
        }
    }

    /** Something in the content of a file stands in the way. */
    record BadContent(Path path, String why, String nextStep) implements Failure {
        @Override
        public String what() {
            return "Cannot use " + path.getFileName() + ".";
        }
    }

    /** Anything else, told whole. */
    record Other(String what, String why, String nextStep) implements Failure {}
}

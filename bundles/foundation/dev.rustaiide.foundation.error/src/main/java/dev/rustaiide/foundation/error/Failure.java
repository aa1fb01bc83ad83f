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

    /** A file that is asked for as text holds something else. */
    record BinaryFile(Path path, long size) implements Failure {
        @Override
        public String what() {
            return "Cannot open " + path.getFileName() + " as text.";
        }

        @Override
        public String why() {
            return path + " is a binary file (" + size + " bytes).";
        }

        @Override
        public String nextStep() {
            return "Open it with another program.";
        }
    }

    /** There is something else than a file. {@code kind} says what it is, e.g. {@code a folder}. */
    record NotAFile(Path path, String kind) implements Failure {
        @Override
        public String what() {
            return "Cannot use " + path.getFileName() + " as a file.";
        }

        @Override
        public String why() {
            return path + " is " + kind + ".";
        }

        @Override
        public String nextStep() {
            return "Choose a file.";
        }
    }

    /** A file is larger than {@code limit} bytes, the most that can be opened now. */
    record TooLarge(Path path, long size, long limit) implements Failure {
        @Override
        public String what() {
            return "Cannot open " + path.getFileName() + ".";
        }

        @Override
        public String why() {
            return path + " has " + (size >> 20) + " MB; at most " + (limit >> 20) + " MB can be opened.";
        }

        @Override
        public String nextStep() {
            return "Split the file, or close other files to free memory.";
        }
    }

    /** A text has a character that the encoding of its file does not know. {@code place} is for people: line:column. */
    record NotEncodable(Path path, String character, String place, String encoding) implements Failure {
        @Override
        public String what() {
            return "Cannot save " + path.getFileName() + " in " + encoding + ".";
        }

        @Override
        public String why() {
            return encoding + " has no " + character + " (" + place + ").";
        }

        @Override
        public String nextStep() {
            return "Save it in UTF-8, or replace the character.";
        }
    }

    /** The disk has no room for a file, or the user's share of it is used up. */
    record DiskFull(Path path) implements Failure {
        @Override
        public String what() {
            return "Cannot save " + path.getFileName() + ".";
        }

        @Override
        public String why() {
            return "The disk with " + path + " is full.";
        }

        @Override
        public String nextStep() {
            return "Free some space on it, or save elsewhere.";
        }
    }

    /** The disk takes no changes. */
    record ReadOnlyDisk(Path path) implements Failure {
        @Override
        public String what() {
            return "Cannot save " + path.getFileName() + ".";
        }

        @Override
        public String why() {
            return "The disk with " + path + " can only be read.";
        }

        @Override
        public String nextStep() {
            return "Save it elsewhere.";
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

package dev.rustaiide.foundation.error;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What went wrong, in words for people. Sealed, so that a face can show a button for each kind. Two failures are equal
 * if they say the same of the same thing; {@link ShownOnce} goes by that.
 */
public sealed interface Failure {
    /** One sentence: what could not be done. */
    String what();

    /** One sentence: the reason as far as it is known. */
    String why();

    /** One imperative sentence: what mends it. */
    String nextStep();

    /** What it is for programs. */
    FailureKind kind();

    /** What programs and searches go by, e.g. {@code file.missing}; never changed once published. */
    default String code() {
        return kind().code();
    }

    /** Where it happened, if it was at a file. */
    default Optional<Place> at() {
        return Optional.empty();
    }

    /**
     * A file, and perhaps a line in it.
     *
     * @param line from one; 0 for the whole file
     * @param column in UTF-16 units, from one; 0 for the whole line
     */
    record Place(Path file, int line, int column) {
        static Optional<Place> of(Path file) {
            return Optional.of(new Place(file, 0, 0));
        }

        /** As compilers print it: {@code file:line:column}, as far as it is known. */
        @Override
        public String toString() {
            return line == 0 ? file.toString() : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
        }
    }

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

        @Override
        public FailureKind kind() {
            return FailureKind.FILE_MISSING;
        }

        @Override
        public Optional<Place> at() {
            return Place.of(path);
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

        @Override
        public FailureKind kind() {
            return FailureKind.FILE_NO_PERMISSION;
        }

        @Override
        public Optional<Place> at() {
            return Place.of(path);
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

        @Override
        public FailureKind kind() {
            return FailureKind.PROGRAM_MISSING;
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

        @Override
        public FailureKind kind() {
            return FailureKind.FILE_BINARY;
        }

        @Override
        public Optional<Place> at() {
            return Place.of(path);
        }
    }

    /** There is something else than a file. {@code found} says what it is, e.g. {@code a folder}. */
    record NotAFile(Path path, String found) implements Failure {
        @Override
        public String what() {
            return "Cannot use " + path.getFileName() + " as a file.";
        }

        @Override
        public String why() {
            return path + " is " + found + ".";
        }

        @Override
        public String nextStep() {
            return "Choose a file.";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.FILE_NOT_A_FILE;
        }

        @Override
        public Optional<Place> at() {
            return Place.of(path);
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

        @Override
        public FailureKind kind() {
            return FailureKind.FILE_TOO_LARGE;
        }

        @Override
        public Optional<Place> at() {
            return Place.of(path);
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

        @Override
        public FailureKind kind() {
            return FailureKind.FILE_NOT_ENCODABLE;
        }

        @Override
        public Optional<Place> at() {
            return Place.of(path);
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

        @Override
        public FailureKind kind() {
            return FailureKind.DISK_FULL;
        }

        @Override
        public Optional<Place> at() {
            return Place.of(path);
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

        @Override
        public FailureKind kind() {
            return FailureKind.DISK_READ_ONLY;
        }

        @Override
        public Optional<Place> at() {
            return Place.of(path);
        }
    }

    /**
     * Something in the content of a file stands in the way.
     *
     * @param line from one; 0 if it is not at a line
     * @param column from one; 0 if it is not at a column
     */
    record BadContent(Path path, int line, int column, String why, String nextStep) implements Failure {
        public BadContent(Path path, String why, String nextStep) {
            this(path, 0, 0, why, nextStep);
        }

        @Override
        public String what() {
            return "Cannot use " + path.getFileName() + ".";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.FILE_BAD_CONTENT;
        }

        @Override
        public Optional<Place> at() {
            return Optional.of(new Place(path, line, column));
        }
    }

    /**
     * Something that came from outside was checked and not accepted.
     *
     * @param code what was wrong with it, e.g. {@code path.traversal}
     */
    record Refused(String what, String code, String why, String nextStep) implements Failure {
        @Override
        public FailureKind kind() {
            return FailureKind.INPUT_REFUSED;
        }
    }

    /**
     * A model was given more than it reads at once; with less it may answer.
     *
     * @param why how much it was, as far as it is known
     */
    record PromptTooLong(String what, String why) implements Failure {
        @Override
        public String nextStep() {
            return "Ask with less context, or a model with a larger window.";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.PROMPT_TOO_LONG;
        }
    }

    /**
     * Several failures of one undertaking; {@link Failures} makes it.
     *
     * @param groups those with one cause together, the most frequent first; more than one
     */
    record Several(String what, List<Group> groups) implements Failure {
        /** The next steps and causes that are named; more would not be read. */
        private static final int NAMED = 3;

        public Several {
            groups = List.copyOf(groups);
        }

        /** How many failures there are in all. */
        public int count() {
            return groups.stream().mapToInt(Group::count).sum();
        }

        @Override
        public String why() {
            String named = groups.stream().limit(NAMED).map(Group::text).collect(Collectors.joining(" "));
            int left = groups.size() - NAMED;
            return left <= 0 ? named : named + " There are " + left + " other causes.";
        }

        @Override
        public String nextStep() {
            return groups.stream().map(group -> group.first().nextStep()).distinct().limit(NAMED)
                    .collect(Collectors.joining(" "));
        }

        @Override
        public FailureKind kind() {
            return FailureKind.SEVERAL;
        }

        @Override
        public Optional<Place> at() {
            return groups.getFirst().first().at();
        }
    }

    /**
     * Failures with one cause.
     *
     * @param first the one that came first
     * @param count how many there are, with the first
     * @param places the first few, in the order in which they came
     */
    record Group(Failure first, int count, List<Place> places) {
        public Group {
            places = List.copyOf(places);
        }

        /** The first cause, and where else it holds. */
        String text() {
            if (count == 1) {
                return first.why();
            }
            String others = places.stream().skip(1).map(place -> String.valueOf(place.file().getFileName()))
                    .collect(Collectors.joining(", "));
            int unnamed = count - Math.max(places.size(), 1);
            String tail = others.isEmpty() ? "" : ": " + others + (unnamed > 0 ? " and " + unnamed + " more" : "");
            return first.why() + " The same goes for " + (count - 1) + (count == 2 ? " other" : " others") + tail + ".";
        }
    }

    /** Anything else, told whole. */
    record Other(String what, String why, String nextStep) implements Failure {
        @Override
        public FailureKind kind() {
            return FailureKind.OTHER;
        }
    }
}

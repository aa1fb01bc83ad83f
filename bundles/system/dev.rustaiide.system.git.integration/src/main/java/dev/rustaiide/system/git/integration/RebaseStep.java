package dev.rustaiide.system.git.integration;

import java.util.Locale;

/**
 * What a rebase does with one commit.
 *
 * @param commit its digits
 * @param original the message that it has, whole
 * @param message that it gets, whole, if it is reworded; of squashed ones the message that they get together, or empty
 *            for all of theirs one after the other
 */
public record RebaseStep(Kind kind, String commit, String original, String message) {
    /** What can be done with a commit. */
    public enum Kind {
        PICK("is taken as it is"), REWORD("gets another message"), EDIT("is stopped at, to be changed"),
        SQUASH("becomes one with the commit before it, messages too"),
        FIXUP("becomes one with the commit before it, without its message"), DROP("is left out");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /** The word that git has for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** For people: the rest of a sentence about the commit. */
        public String meaning() {
            return meaning;
        }

        /** Whether it needs one before it. */
        public boolean joins() {
            return this == SQUASH || this == FIXUP;
        }

        /** Whether a message that people write for it counts. */
        public boolean speaks() {
            return this == REWORD || this == SQUASH;
        }
    }

    public static RebaseStep pick(String commit, String original) {
        return new RebaseStep(Kind.PICK, commit, original, "");
    }

    /** The first line of the message that it has. */
    public String subject() {
        return original.strip().lines().findFirst().orElse("");
    }

    /** What follows the first line of the message that it has, and an empty one; may be empty. */
    public String body() {
        String text = original.strip();
        int end = text.indexOf('\n');
        return end < 0 ? "" : text.substring(end).strip();
    }

    /** Whether it has a message that counts. */
    public boolean isReworded() {
        return kind.speaks() && !message.isBlank();
    }

    public RebaseStep as(Kind other) {
        return new RebaseStep(other, commit, original, message);
    }

    /** The same, with another message. */
    public RebaseStep saying(String words) {
        return new RebaseStep(kind == Kind.SQUASH ? kind : Kind.REWORD, commit, original, words);
    }

    /** The same with another first line; the body of its message stays. */
    public RebaseStep entitled(String subject) {
        return saying(body().isEmpty() ? subject : subject.strip() + "\n\n" + body());
    }
}

package dev.rustaiide.system.git.integration;

import java.util.Locale;

/**
 * What a rebase does with one commit.
 *
 * @param commit its digits
 * @param subject of it, for people
 * @param message that it gets, if it is reworded; of squashed ones the message that they get together, or empty for
 *            all of theirs one after the other
 */
public record RebaseStep(Kind kind, String commit, String subject, String message) {
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
    }

    public static RebaseStep pick(String commit, String subject) {
        return new RebaseStep(Kind.PICK, commit, subject, "");
    }

    public RebaseStep as(Kind other) {
        return new RebaseStep(other, commit, subject, message);
    }

    /** The same, with another message. */
    public RebaseStep saying(String words) {
        return new RebaseStep(kind == Kind.SQUASH ? kind : Kind.REWORD, commit, subject, words);
    }
}

package dev.rustaiide.system.git.integration;

/**
 * Something that Git is in the middle of.
 *
 * @param step the step it is at, from one; 0 if it has no steps
 * @param steps how many there are
 * @param subject what it is about: a branch or a commit; may be empty
 */
public record Unfinished(Kind kind, int step, int steps, String subject) {
    public static final Unfinished NOTHING = new Unfinished(Kind.NOTHING, 0, 0, "");

    /** What it can be in the middle of. */
    public enum Kind {
        NOTHING(""), MERGE("merge"), REBASE("rebase"), CHERRY_PICK("cherry-pick"), REVERT("revert"),
        BISECT("bisect"), /** Patches that came by mail. */ APPLY("am");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The command of git that has begun it. */
        public String word() {
            return word;
        }
    }

    public boolean isSomething() {
        return kind != Kind.NOTHING;
    }

    /** For people, e.g. {@code rebase of topic, step 2 of 5}. */
    public String title() {
        return kind.word() + (subject.isEmpty() ? "" : " of " + subject)
                + (steps == 0 ? "" : ", step " + step + " of " + steps);
    }
}

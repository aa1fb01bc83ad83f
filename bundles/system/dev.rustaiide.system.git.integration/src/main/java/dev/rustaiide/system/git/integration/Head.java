package dev.rustaiide.system.git.integration;

import java.util.Optional;

/**
 * What is checked out.
 *
 * @param branch its short name; empty if a commit is checked out and no branch
 * @param commit all hexadecimal digits; empty before the first commit
 * @param upstream the branch elsewhere that it follows
 * @param ahead commits that the upstream has not
 * @param behind commits of the upstream that it has not
 */
public record Head(Optional<String> branch, Optional<String> commit, Optional<String> upstream, int ahead,
        int behind) {
    private static final int SHORT = 8;

    /** For people: the branch, or the first digits of the commit. */
    public String title() {
        return branch.orElseGet(() -> commit.map(id -> id.substring(0, SHORT)).orElse("nothing"));
    }

    public boolean isDetached() {
        return branch.isEmpty();
    }
}

package dev.rustaiide.system.git.integration;

import java.util.List;

/**
 * What a rebase does with each commit that it moves, the first one first. It holds for the repository as it was when
 * the plan was made: once the branch has moved, or what it is put onto, it is refused.
 *
 * @param onto what the commits are put onto, as people name it; empty for all commits, down to the first
 * @param base the commit that {@code onto} named, all digits; empty if that is
 * @param head the commit that was checked out, all digits
 * @param branch that was checked out; empty if only a commit was
 */
public record RebasePlan(String onto, String base, String head, String branch, List<RebaseStep> steps) {
    public RebasePlan {
        steps = List.copyOf(steps);
    }

    /** The same, with other steps. */
    public RebasePlan with(List<RebaseStep> others) {
        return new RebasePlan(onto, base, head, branch, others);
    }
}

package dev.rustaiide.system.git.integration.internal.remotes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jgit.lib.Constants;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.Remotes.PushRequest;
import dev.rustaiide.system.git.integration.internal.Repositories;

/**
 * What goes where. A branch goes to the one of its own name, as git has it: where it follows one of another name, only
 * settings make it go there.
 *
 * @param there the branch there, by its short name
 * @param begins whether it follows that one from now on
 */
record Pushed(Destination to, String branch, String there, boolean begins, PushRequest request) {
    private static final Set<String> TO_FOLLOWED = Set.of("upstream", "tracking");

    static Pushed of(Path root, Configured settings, Destination to, String branch, PushRequest request)
            throws FailureException {
        demandBranch(root, branch);
        boolean follows = settings.get("branch." + branch + ".merge").isPresent();
        Optional<String> followed = settings.get("branch." + branch + ".merge").filter(each ->
                each.startsWith(Constants.R_HEADS) && settings.get("branch." + branch + ".remote").equals(
                        Optional.of(to.remote()))).map(each -> each.substring(Constants.R_HEADS.length()));
        boolean asked = !request.branch().isEmpty();
        boolean other = followed.isPresent() && !followed.get().equals(branch);
        boolean mayBeOther = settings.get("push.default").filter(TO_FOLLOWED::contains).isPresent();
        if (other && !asked && !mayBeOther) {
            throw ofOtherName(branch, to.remote(), followed.get());
        }
        return new Pushed(to, branch, other && !asked ? followed.get() : branch, to.named() && !follows, request);
    }

    private static void demandBranch(Path root, String branch) throws FailureException {
        if (branch.isEmpty()) {
            throw new FailureException(new Failure.Other("Cannot push.", "A commit is checked out and no branch.",
                    "Make a branch of it first: rust-ai-ide git switch --create NAME"));
        }
        boolean isThere = !branch.startsWith("-") && Repositories.ask(root, "the branch",
                open -> open.exactRef(Constants.R_HEADS + branch) != null);
        if (!isThere) {
            throw new FailureException(new Failure.Other("Cannot push " + branch + ".",
                    "There is no such branch here, or no commit in it yet.", "See: rust-ai-ide git branches"));
        }
    }

    private static FailureException ofOtherName(String branch, String remote, String followed) {
        return new FailureException(new Failure.Other("Cannot push " + branch + ".", "It follows " + remote + "/"
                + followed + ", which has another name: the commits would go into " + followed + " there.",
                "Push it under its own name: rust-ai-ide git push " + remote + " " + branch + ", then rust-ai-ide git"
                        + " track " + branch + " " + remote + "/" + branch + ". If they belong into " + followed
                        + ": git config push.default upstream"));
    }

    List<String> words() {
        List<String> words = new ArrayList<>(List.of("push", "--progress", "--no-recurse-submodules"));
        if (request.replaces()) {
            words.addAll(List.of("--force-with-lease", "--force-if-includes"));
        }
        if (begins) {
            words.add("--set-upstream");
        }
        if (request.tags()) {
            words.add("--tags");
        }
        words.addAll(List.of("--", to.remote(), Constants.R_HEADS + branch + ":" + Constants.R_HEADS + there));
        return words;
    }
}

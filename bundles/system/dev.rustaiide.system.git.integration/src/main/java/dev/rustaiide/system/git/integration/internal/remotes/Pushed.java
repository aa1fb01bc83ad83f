package dev.rustaiide.system.git.integration.internal.remotes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.Remotes.PushRequest;
import dev.rustaiide.system.git.integration.internal.Repositories;

/**
 * What goes where.
 *
 * @param branch here
 * @param there the branch there, by its short name
 * @param follows whether the branch follows that one already
 */
record Pushed(String remote, String branch, String there, boolean follows, PushRequest request) {
    static Pushed of(Path root, String remote, PushRequest request) throws FailureException {
        return Repositories.ask(root, "the branch", open -> {
            String branch = request.branch().isEmpty() ? current(open) : request.branch();
            if (branch.startsWith("-") || open.exactRef(Constants.R_HEADS + branch) == null) {
                throw new FailureException(new Failure.Other("Cannot push " + branch + ".",
                        "There is no such branch here, or no commit in it yet.", "See: rust-ai-ide git branches"));
            }
            boolean same = remote.equals(setting(open, branch, "remote"));
            String followed = Optional.ofNullable(same ? setting(open, branch, "merge") : null).orElse("");
            return new Pushed(remote, branch, followed.startsWith(Constants.R_HEADS)
                    ? followed.substring(Constants.R_HEADS.length()) : branch, !followed.isEmpty(), request);
        });
    }

    private static @Nullable String setting(Repository open, String branch, String name) {
        return open.getConfig().getString("branch", branch, name);
    }

    private static String current(Repository open) throws FailureException, java.io.IOException {
        String full = open.getFullBranch();
        if (full == null || !full.startsWith(Constants.R_HEADS)) {
            throw new FailureException(new Failure.Other("Cannot push.", "A commit is checked out and no branch.",
                    "Make a branch of it first: rust-ai-ide git switch --create NAME"));
        }
        return full.substring(Constants.R_HEADS.length());
    }

    List<String> words() {
        List<String> words = new ArrayList<>(List.of("push", "--progress", "--no-recurse-submodules"));
        if (request.replaces()) {
            words.addAll(List.of("--force-with-lease", "--force-if-includes"));
        }
        if (!follows) {
            words.add("--set-upstream");
        }
        if (request.tags()) {
            words.add("--tags");
        }
        words.addAll(List.of("--", remote, Constants.R_HEADS + branch + ":" + Constants.R_HEADS + there));
        return words;
    }
}

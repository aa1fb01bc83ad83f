package dev.rustaiide.system.git.integration.internal.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.jgit.lib.BranchTrackingStatus;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

import dev.rustaiide.system.git.integration.Head;
import dev.rustaiide.system.git.integration.Unfinished;
import dev.rustaiide.system.git.integration.Unfinished.Kind;

/** Reads what is checked out, and what Git is in the middle of. */
final class RepositoryReader {
    private final Repository repository;
    private final Path store;

    RepositoryReader(Repository repository) {
        this.repository = repository;
        this.store = repository.getDirectory().toPath();
    }

    Head head() throws IOException {
        Ref head = repository.exactRef(Constants.HEAD);
        Optional<String> branch = head != null && head.isSymbolic()
                ? Optional.of(Repository.shortenRefName(head.getTarget().getName())) : Optional.empty();
        ObjectId id = head == null ? null : head.getObjectId();
        Optional<String> commit = id == null ? Optional.empty() : Optional.of(id.name());
        BranchTrackingStatus tracking = branch.isEmpty() || id == null ? null
                : BranchTrackingStatus.of(repository, branch.get());
        if (tracking == null) {
            return new Head(branch, commit, Optional.empty(), 0, 0);
        }
        return new Head(branch, commit,
                Optional.of(Repository.shortenRefName(tracking.getRemoteTrackingBranch())), tracking.getAheadCount(),
                tracking.getBehindCount());
    }

    Unfinished unfinished() {
        Path rebase = store.resolve("rebase-merge");
        Path apply = store.resolve("rebase-apply");
        if (Files.isDirectory(rebase)) {
            return new Unfinished(Kind.REBASE, number(rebase, "msgnum"), number(rebase, "end"), branch(rebase));
        }
        if (Files.isDirectory(apply)) {
            return new Unfinished(Files.exists(apply.resolve("applying")) ? Kind.APPLY : Kind.REBASE,
                    number(apply, "next"), number(apply, "last"), branch(apply));
        }
        if (is("MERGE_HEAD")) {
            return new Unfinished(Kind.MERGE, 0, 0, commit("MERGE_HEAD"));
        }
        if (is("CHERRY_PICK_HEAD")) {
            return new Unfinished(Kind.CHERRY_PICK, 0, 0, commit("CHERRY_PICK_HEAD"));
        }
        if (is("REVERT_HEAD")) {
            return new Unfinished(Kind.REVERT, 0, 0, commit("REVERT_HEAD"));
        }
        return is("BISECT_LOG") ? new Unfinished(Kind.BISECT, 0, 0, "") : Unfinished.NOTHING;
    }

    private boolean is(String name) {
        return Files.exists(store.resolve(name));
    }

    private String commit(String name) {
        String id = text(store.resolve(name));
        return id.substring(0, Math.min(8, id.length()));
    }

    private static String branch(Path folder) {
        String name = text(folder.resolve("head-name"));
        return name.equals("detached HEAD") ? "" : Repository.shortenRefName(name);
    }

    private static int number(Path folder, String name) {
        String text = text(folder.resolve(name));
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
        } catch (IOException none) {
            // Nothing is known of it.
            return "";
        }
    }
}

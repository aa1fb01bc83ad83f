package dev.rustaiide.system.git.integration.internal.status;

import java.io.IOException;
import java.util.Optional;

import org.eclipse.jgit.lib.BranchConfig;
import org.eclipse.jgit.lib.BranchTrackingStatus;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.system.git.integration.Head;

/**
 * Reads what is checked out. Commits that one side has and the other has not are counted only when one of both moved:
 * that takes long where there are many. For one thread at a time.
 */
final class HeadReader {
    private @Nullable Between counted;
    private int ahead;
    private int behind;

    private record Between(ObjectId here, ObjectId there) {}

    Head read(Repository repository) throws IOException {
        Ref head = repository.exactRef(Constants.HEAD);
        Optional<String> branch = head != null && head.isSymbolic()
                ? Optional.of(Repository.shortenRefName(head.getTarget().getName())) : Optional.empty();
        ObjectId id = head == null ? null : head.getObjectId();
        Optional<String> commit = id == null ? Optional.empty() : Optional.of(id.name());
        String tracked = branch.isEmpty() || id == null ? null
                : new BranchConfig(repository.getConfig(), branch.get()).getTrackingBranch();
        Ref upstream = tracked == null ? null : repository.exactRef(tracked);
        ObjectId there = upstream == null ? null : upstream.getObjectId();
        if (there == null || id == null || tracked == null || branch.isEmpty()) {
            return new Head(branch, commit, Optional.empty(), 0, 0);
        }
        count(repository, branch.get(), new Between(id, there));
        return new Head(branch, commit, Optional.of(Repository.shortenRefName(tracked)), ahead, behind);
    }

    private void count(Repository repository, String branch, Between now) throws IOException {
        if (now.equals(counted)) {
            return;
        }
        BranchTrackingStatus status = BranchTrackingStatus.of(repository, branch);
        ahead = status == null ? 0 : status.getAheadCount();
        behind = status == null ? 0 : status.getBehindCount();
        counted = now;
    }
}

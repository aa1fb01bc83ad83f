package dev.rustaiide.system.git.integration.internal.staging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.ReflogEntry;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Trash;
import dev.rustaiide.foundation.history.FileHistory;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.index.TreePath;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.index.IndexEntry;
import dev.rustaiide.system.git.integration.internal.status.StatusReading;

/**
 * Makes all as it was before an action that did not end. Branch and index are known; of the files those go back that
 * people had not changed, and what they had changed comes back from where git had put it aside.
 */
record TakingBack(Work work, FileHistory history, Trash trash, Scope scope) {
    private static final List<String> MIDST = List.of("MERGE_HEAD", "MERGE_MSG", "MERGE_MODE", "MERGE_RR",
            "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD", "SQUASH_MSG", "AUTO_MERGE", "MERGE_AUTOSTASH",
            "rebase-merge", "rebase-apply", "sequencer");

    private Path store() {
        return work.place().store();
    }

    private Begun begun() throws FailureException {
        return Begun.interrupted(store()).orElseThrow(() -> Failures.other("Cannot take an action back.",
                "None was interrupted.", "See: rust-ai-ide git status"));
    }

    void keep() throws IOException, FailureException {
        begun();
        Locks.of(work.repository()).remove(true);
        Begun.forget(store());
    }

    void takeBack() throws IOException, FailureException, InterruptedException, ExecutionException {
        Begun before = begun();
        if (!before.canBeTakenBack()) {
            throw Failures.other("Cannot take “" + before.title() + "” back.", before.inMidst()
                    ? "Git was in the middle of something before it." : "Too little is known of how all was before it.",
                    "Continue or abort what Git is in the middle of, or keep what there is: rust-ai-ide git keep");
        }
        Locks.of(work.repository()).remove(true);
        Optional<ObjectId> aside = aside(before);
        leaveMidst();
        moveBack(before);
        // The lock of the branch that was before, too.
        Locks.of(work.repository()).remove(true);
        restoreIndex();
        List<FileState> written = StatusReading.read(work.repository(), work.place(), scope).files().stream()
                .filter(file -> file.isChanged() || file.isUntracked()).filter(file -> !before.hadChanged(file.path()))
                .toList();
        new Discarding(work, history, trash).discard(written);
        if (aside.isPresent()) {
            bringBack(before, aside.get());
        }
        Begun.forget(store());
    }

    /** Where git has put changes of people: in a stash, old ones of which are kept too. */
    private Optional<ObjectId> aside(Begun before) throws IOException, FailureException {
        Optional<ObjectId> automatic = Stream.of("rebase-merge/autostash", "rebase-apply/autostash",
                "MERGE_AUTOSTASH").map(store()::resolve).filter(Files::isRegularFile).findFirst()
                .flatMap(TakingBack::id);
        ReflogReader log = work.repository().getRefDatabase().getReflogReader(Constants.R_STASH);
        List<ObjectId> stashed = log == null ? List.of() : log.getReverseEntries().stream()
                .map(ReflogEntry::getNewId).toList();
        ObjectId last = work.repository().resolve(Constants.R_STASH);
        if (!before.stash().isEmpty() && !stashed.contains(ObjectId.fromString(before.stash()))) {
            stash(ObjectId.fromString(before.stash()), "What was stashed before " + before.title());
        }
        boolean fresh = last != null && !last.name().equals(before.stash())
                && (before.stash().isEmpty() || stashed.contains(ObjectId.fromString(before.stash())));
        if (automatic.isPresent()) {
            stash(automatic.get(), "What was put aside for " + before.title());
            return automatic;
        }
        return fresh ? Optional.of(last) : Optional.empty();
    }

    private static Optional<ObjectId> id(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            return ObjectId.isId(text) ? Optional.of(ObjectId.fromString(text)) : Optional.empty();
        } catch (IOException gone) {
            // As if there were none.
            return Optional.empty();
        }
    }

    private void stash(ObjectId commit, String why) throws IOException, FailureException {
        update(Constants.R_STASH, commit, why, true);
    }

    private void leaveMidst() throws IOException {
        for (String name : MIDST) {
            delete(store().resolve(name));
        }
    }

    private static void delete(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> below = Files.walk(file)) {
            all = new ArrayList<>(below.toList());
        }
        for (Path each : all.reversed()) {
            Files.deleteIfExists(each);
        }
    }

    private void moveBack(Begun before) throws IOException, FailureException {
        ObjectId commit = ObjectId.fromString(before.commit());
        String reason = "taken back: " + before.title();
        if (before.branch().isEmpty()) {
            update(Constants.HEAD, commit, reason, false);
            return;
        }
        if (!before.branch().equals(work.repository().getFullBranch())) {
            RefUpdate head = work.repository().updateRef(Constants.HEAD);
            head.setRefLogMessage(reason, false);
            check(head.link(before.branch()));
        }
        if (!commit.equals(work.repository().resolve(before.branch()))) {
            update(before.branch(), commit, reason, false);
        }
    }

    private void update(String name, ObjectId to, String reason, boolean logged) throws IOException, FailureException {
        RefUpdate update = work.repository().updateRef(name, name.equals(Constants.HEAD));
        update.setNewObjectId(to);
        update.setRefLogIdent(new PersonIdent(work.repository()));
        update.setRefLogMessage(reason, false);
        update.setForceRefLog(logged);
        check(update.forceUpdate());
    }

    private static void check(RefUpdate.Result result) throws FailureException {
        switch (result) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE, RENAMED -> {
                return;
            }
            default -> throw Failures.other("Cannot take the action back.", "Git's store answered " + result + ".",
                    "Try again.");
        }
    }

    private void restoreIndex() throws IOException, FailureException, InterruptedException {
        Optional<byte[]> index = Begun.index(store());
        if (index.isPresent()) {
            try (IndexLock lock = IndexLock.take(work.place().index())) {
                lock.write(index.get());
            }
        }
    }

    /** Gives files that people had changed and that git has put back what they had. */
    private void bringBack(Begun before, ObjectId aside) throws IOException {
        try (RevWalk walk = new RevWalk(work.objects())) {
            RevCommit stash = walk.parseCommit(aside);
            ObjectId tree = stash.getTree().getId();
            ObjectId untracked = stash.getParentCount() > 2
                    ? walk.parseCommit(stash.getParent(2)).getTree().getId() : null;
            for (String path : before.changed()) {
                if (path.endsWith("/")) {
                    bringFolder(path, untracked);
                } else {
                    bringFile(path, tree, untracked);
                }
            }
        }
    }

    private void bringFolder(String folder, @Nullable ObjectId untracked) throws IOException {
        if (untracked == null) {
            return;
        }
        try (TreeWalk walk = new TreeWalk(work.objects())) {
            walk.addTree(untracked);
            walk.setRecursive(true);
            while (walk.next()) {
                String path = GitPath.of(walk.getRawPath());
                if (path.startsWith(folder) && !Files.exists(work.file(path), LinkOption.NOFOLLOW_LINKS)) {
                    restore(path, walk.getRawMode(0), walk.getObjectId(0));
                }
            }
        }
    }

    /** What they have now is in the local history: git may have died with half of a file written. */
    private void bringFile(String path, ObjectId tree, @Nullable ObjectId untracked) throws IOException {
        Optional<ObjectId> now = work.contentOnDisk(path);
        TreeWalk kept = TreePath.find(work.objects(), path, tree);
        if (kept == null && untracked != null) {
            kept = TreePath.find(work.objects(), path, untracked);
        }
        if (kept == null) {
            if (now.isPresent() && now.equals(work.committed(path).map(IndexEntry::id))) {
                // They had deleted it.
                Files.deleteIfExists(work.file(path));
            }
            return;
        }
        try (TreeWalk found = kept) {
            if (!now.equals(Optional.of(found.getObjectId(0)))) {
                new Discarding(work, history, trash).keep(work.file(path));
                restore(path, found.getRawMode(0), found.getObjectId(0));
            }
        }
    }

    private void restore(String path, int mode, ObjectId id) throws IOException {
        if (mode != IndexEntry.SUBMODULE) {
            new Discarding(work, history, trash).restore(path, mode, id);
        }
    }
}

package dev.rustaiide.system.git.integration.internal.staging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.CommitRequest;
import dev.rustaiide.system.git.integration.CommitRequest.Signing;
import dev.rustaiide.system.git.integration.Committed;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.index.IndexWriter;
import dev.rustaiide.system.git.index.StagedIndex;
import dev.rustaiide.system.git.rules.GitSettings;

/**
 * Makes commits. The objects are there before the index knows the trees, and the branch moves last, so that whenever
 * the process dies there is the old commit with what was staged, or the new one.
 */
final class Committing {
    /** What ends when a commit is made. */
    private static final List<String> ENDED = List.of("MERGE_HEAD", "MERGE_MSG", "MERGE_MODE", "CHERRY_PICK_HEAD",
            "REVERT_HEAD", "SQUASH_MSG", "AUTO_MERGE");
    private static final List<String> HOOKS = List.of("pre-commit", "prepare-commit-msg", "commit-msg",
            "post-commit", "pre-merge-commit", "post-rewrite", "reference-transaction");

    private final Work work;
    private final GitProgram program;
    private final Clock clock;
    private final Scope scope;
    private final List<String> notes = new ArrayList<>();

    Committing(Work work, GitProgram program, Clock clock, Scope scope) {
        this.work = work;
        this.program = program;
        this.clock = clock;
        this.scope = scope;
    }

    Committed commit(CommitRequest request)
            throws IOException, FailureException, InterruptedException, ExecutionException {
        String message = CommitMessage.clean(request.message());
        if (message.isEmpty()) {
            throw Failures.other("Cannot commit.", "The message has no words.", "Say what the commit does.");
        }
        List<String> hooks = hooks();
        boolean signs = request.signing() == Signing.YES || request.signing() == Signing.AS_SET && signs();
        if (hooks.isEmpty() && !signs) {
            return own(request, message);
        }
        Path root = work.place().root();
        if (program.mayRun(root) && program.isInstalled()) {
            return byGit(request, message);
        }
        if (signs) {
            boolean asked = request.signing() == Signing.YES;
            throw Failures.other("Cannot commit.", (asked ? "It is to be signed" : "commit.gpgSign says that"
                    + " commits are signed") + ", which git does, and the folder is not trusted or git is not"
                    + " installed.", asked ? "Trust the folder, or commit without a signature."
                            : "Trust the folder, or switch signing off: git config commit.gpgSign false");
        }
        notes.add("Not run, because the folder is not trusted: " + String.join(", ", hooks) + ".");
        return own(request, message);
    }

    /** Whether git's settings say that all commits are signed. */
    boolean signs() {
        return work.place().settings().is("commit", "gpgsign", false);
    }

    private List<String> hooks() {
        Path folder = work.place().settings().get("core", null, "hookspath").filter(path -> !path.isEmpty())
                .map(path -> path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path)
                .map(path -> work.place().root().resolve(path))
                .orElseGet(() -> work.repository().getCommonDirectory().toPath().resolve("hooks"));
        return HOOKS.stream().filter(name -> Files.isExecutable(folder.resolve(name))).toList();
    }

    private Committed byGit(CommitRequest request, String message)
            throws IOException, FailureException, InterruptedException, ExecutionException {
        Path file = work.place().store().resolve("COMMIT_EDITMSG");
        Files.writeString(file, message);
        List<String> words = new ArrayList<>(List.of("commit", "--quiet", "--cleanup=whitespace", "-F",
                file.toString()));
        if (request.amends()) {
            words.add("--amend");
        }
        if (request.signedOff()) {
            words.add("--signoff");
        }
        if (request.signing() != Signing.AS_SET) {
            words.add(request.signing() == Signing.YES ? "--gpg-sign" : "--no-gpg-sign");
        }
        GitProgram.Said said = program.run(work.place().root(), "commit", words, scope);
        if (!said.isFine()) {
            PersonIdent who = person("committer");
            Optional<FailureException> unsigned = new SigningFailure(program, work.place().root(),
                    work.place().settings(), who.getName() + " <" + who.getEmailAddress() + ">").of(said, scope);
            if (unsigned.isPresent()) {
                throw unsigned.get();
            }
        }
        GitProgram.demandFine(said, "git refused to commit.",
                "Mend what it says. If a hook refused, its words are the reason.");
        said.err().lines().map(String::strip).filter(line -> !line.isEmpty()).limit(20).forEach(notes::add);
        ObjectId id = Objects.requireNonNull(work.head());
        return new Committed(id.name(), subject(message), notes);
    }

    private Committed own(CommitRequest request, String message)
            throws IOException, FailureException, InterruptedException {
        PersonIdent committer = person("committer");
        try (IndexLock lock = IndexLock.take(work.place().index()); RevWalk walk = new RevWalk(work.objects())) {
            StagedIndex index = StagedIndex.read(work.place().index());
            demandNoConflicts(index);
            ObjectId head = work.head();
            RevCommit last = head == null ? null : walk.parseCommit(head);
            if (last == null && request.amends()) {
                throw Failures.other("Cannot amend.", "There is no commit yet.", "Make the first one.");
            }
            List<ObjectId> parents = parents(request, last);
            var trees = new IndexWriter.Tree(index);
            ObjectId tree = trees.write(work.inserter());
            boolean merges = Files.exists(work.place().store().resolve("MERGE_HEAD"));
            if (!request.amends() && !merges && (last == null ? index.count() == 0 : tree.equals(last.getTree()))) {
                throw Failures.other("Cannot commit.", "Nothing is staged.", "Stage what shall be in the commit.");
            }
            var commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setParentIds(parents);
            commit.setAuthor(request.amends() && last != null ? last.getAuthorIdent() : author());
            commit.setCommitter(committer);
            String text = request.signedOff() ? CommitMessage.signedOff(message, committer) : message;
            commit.setMessage(text);
            ObjectId id = work.inserter().insert(commit);
            work.inserter().flush();
            scope.check();
            lock.write(trees.content());
            move(head, id, committer, reason(request, last, merges) + subject(text));
            ended();
            return new Committed(id.name(), subject(text), notes);
        }
    }

    private static void demandNoConflicts(StagedIndex index) throws FailureException {
        for (int i = 0; i < index.count(); i++) {
            if (index.stage(i) != 0) {
                throw Failures.other("Cannot commit.", "There are conflicts, in " + index.path(i) + " for one.",
                        "Resolve them and stage the files.");
            }
        }
    }

    private List<ObjectId> parents(CommitRequest request, @Nullable RevCommit last) throws IOException {
        List<ObjectId> parents = new ArrayList<>();
        if (last != null && request.amends()) {
            for (RevCommit parent : last.getParents()) {
                parents.add(parent.getId());
            }
        } else if (last != null) {
            parents.add(last.getId());
            List<ObjectId> merged = work.repository().readMergeHeads();
            parents.addAll(merged == null ? List.of() : merged);
        }
        return parents;
    }

    private static String reason(CommitRequest request, @Nullable RevCommit last, boolean merges) {
        return last == null ? "commit (initial): " : request.amends() ? "commit (amend): "
                : merges ? "commit (merge): " : "commit: ";
    }

    static String subject(String message) {
        return message.lines().findFirst().orElse("");
    }

    /** A pick that stopped keeps its author. */
    private PersonIdent author() throws IOException, FailureException {
        Path picked = work.place().store().resolve("CHERRY_PICK_HEAD");
        if (Files.exists(picked)) {
            try (RevWalk walk = new RevWalk(work.objects())) {
                return walk.parseCommit(ObjectId.fromString(Files.readString(picked).strip())).getAuthorIdent();
            }
        }
        return person("author");
    }

    private PersonIdent person(String role) throws FailureException {
        GitSettings settings = work.place().settings();
        Optional<String> name = settings.get(role, null, "name").or(() -> settings.get("user", null, "name"));
        Optional<String> mail = settings.get(role, null, "email").or(() -> settings.get("user", null, "email"));
        if (name.isEmpty() || mail.isEmpty()) {
            throw Failures.other("Cannot commit.", "Git does not know who you are: user.name or user.email is not set.",
                    "Say it once: git config --global user.name \"Your Name\", and user.email likewise.");
        }
        return new PersonIdent(name.get(), mail.get(), clock.instant(), zone());
    }

    private ZoneId zone() {
        return clock.getZone();
    }

    private void move(@Nullable ObjectId from, ObjectId to, PersonIdent who, String reason)
            throws IOException, FailureException {
        Repository repository = work.repository();
        RefUpdate update = repository.updateRef(Constants.HEAD);
        update.setNewObjectId(to);
        update.setExpectedOldObjectId(from == null ? ObjectId.zeroId() : from);
        update.setRefLogIdent(who);
        update.setRefLogMessage(reason, false);
        RefUpdate.Result result = update.forceUpdate();
        switch (result) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {
                return;
            }
            default -> throw Failures.other("Cannot move the branch to the new commit " + to.abbreviate(8).name() + ".",
                    result == RefUpdate.Result.LOCK_FAILURE ? "Another git has it locked, or it moved meanwhile."
                            : "Git's store answered " + result + ".", "Try again. If no git is running, one that died"
                                    + " may have left its lock: rust-ai-ide git unlock.");
        }
    }

    private void ended() throws IOException {
        for (String name : ENDED) {
            Files.deleteIfExists(work.place().store().resolve(name));
        }
    }

    /** The message that waits, or that of the last commit. */
    String proposed(boolean amends) throws IOException {
        ObjectId head = work.head();
        if (amends && head != null) {
            try (RevWalk walk = new RevWalk(work.objects())) {
                return walk.parseCommit(head).getFullMessage();
            }
        }
        for (String name : List.of("MERGE_MSG", "SQUASH_MSG")) {
            Path file = work.place().store().resolve(name);
            if (Files.isRegularFile(file)) {
                return CommitMessage.withoutComments(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return "";
    }
}

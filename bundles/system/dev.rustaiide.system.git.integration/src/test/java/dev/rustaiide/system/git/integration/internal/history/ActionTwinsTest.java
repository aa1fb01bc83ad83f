package dev.rustaiide.system.git.integration.internal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.CommitRequest;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.RebasePlan;
import dev.rustaiide.system.git.integration.RebaseStep;
import dev.rustaiide.system.git.integration.RebaseStep.Kind;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.Unfinished;
import dev.rustaiide.system.git.integration.internal.WalkedStates;
import dev.rustaiide.system.git.integration.internal.staging.TestServices;
import dev.rustaiide.system.git.integration.internal.staging.Twin;

/**
 * Does the same with us and with the git command in two repositories: branches, merges, rebases by plans, picks,
 * reverts, stashes, resets, tags, and what is done in the middle of them. All that Git keeps is compared after each
 * step. More: {@code -Dgit.twins=2000}, which is the number of steps.
 */
class ActionTwinsTest {
    private static final int STEPS = Integer.getInteger("git.twins", 40);
    private static final List<String> FILES = List.of("a.txt", "b.txt", "src/c.rs", "src/d.rs");
    private static final List<String> BRANCHES = List.of("main", "one", "two", "three");

    @TempDir
    Path folder;
    private Twin ours;
    private Twin theirs;
    private Branches branches;
    private Staging staging;
    private WalkedStates states;
    private Random random;
    private int count;
    private int refused;

    private void make(long seed) throws Exception {
        random = new Random(seed);
        ours = Twin.make(folder.resolve("ours"), folder);
        theirs = Twin.make(folder.resolve("theirs"), folder);
        var trust = new TestServices.Trust();
        trust.trust(ours.root());
        Map<String, String> environment = new HashMap<>(Twin.environment(folder));
        environment.put("GIT_EDITOR", "true");
        var program = TestServices.git(environment, trust);
        branches = new ProgramBranches(program);
        staging = TestServices.staging(program, folder.resolve("trash"), Clock.fixed(
                Instant.ofEpochSecond(1_700_000_000), ZoneId.of("+01:00")));
        states = new WalkedStates((root, ignored, listener) -> {
            throw new AssertionError("nobody follows here");
        });
        change();
        commit();
    }

    @Test
    void random_actions_leave_both_repositories_the_same() throws Exception {
        long seed = Long.getLong("git.seed", System.getProperty("git.twins") == null ? 7 : System.nanoTime());
        make(seed);
        Map<String, Integer> done = new HashMap<>();
        for (int i = 0; i < STEPS; i++) {
            String what = step();
            done.merge(what.split(" ", 2)[0], 1, Integer::sum);
            try {
                compare();
            } catch (AssertionError | Exception differs) {
                throw new AssertionError("-Dgit.seed=" + seed + ", after step " + i + ": " + what, differs);
            }
        }
        for (Twin each : List.of(ours, theirs)) {
            assertEquals("", each.git("fsck", "--strict", "--no-dangling").lines()
                    .filter(line -> !line.startsWith("Checking") && !line.startsWith("notice:"))
                    .reduce("", String::concat));
        }
        assertEquals(objects(theirs), objects(ours));
        System.out.println(STEPS + " steps, " + refused + " refused by both: " + done);
    }

    private RepositoryStatus status() throws Exception {
        return states.status(ours.root()).await();
    }

    private String step() throws Exception {
        Unfinished unfinished = status().unfinished();
        if (unfinished.isSomething()) {
            return inMidst(unfinished.kind());
        }
        return switch (random.nextInt(15)) {
            case 0, 1 -> change();
            case 2, 3, 4 -> change() + commit();
            case 5 -> both("branch", new GitAction.CreateBranch(fresh(), ""), "switch", "-c", "b" + count);
            case 6, 7 -> switchTo(BRANCHES.get(random.nextInt(BRANCHES.size())));
            case 8 -> named("merge", name -> new GitAction.Merge(name), "merge", "--no-edit");
            case 9 -> named("rebase", name -> new GitAction.Rebase(name), "rebase");
            case 10 -> named("pick", name -> new GitAction.CherryPick(name), "cherry-pick");
            case 11 -> both("revert", new GitAction.Revert("HEAD"), "revert", "--no-edit", "HEAD");
            case 12 -> stash();
            case 13 -> reset();
            default -> plan();
        };
    }

    private String fresh() {
        count++;
        return "b" + count;
    }

    private String switchTo(String name) throws Exception {
        boolean there = !theirs.git(-1, "rev-parse", "-q", "--verify", "refs/heads/" + name).isBlank();
        return there ? both("switch " + name, new GitAction.Switch(name, false), "switch", name)
                : both("create " + name, new GitAction.CreateBranch(name, ""), "switch", "-c", name);
    }

    private interface Named {
        GitAction of(String name);
    }

    private String named(String what, Named action, String... words) throws Exception {
        List<String> all = theirs.git("for-each-ref", "--format=%(refname:short)", "refs/heads").lines().toList();
        String name = all.get(random.nextInt(all.size()));
        List<String> whole = new ArrayList<>(List.of(words));
        whole.add(name);
        return both(what + " " + name, action.of(name), whole.toArray(String[]::new));
    }

    private String stash() throws Exception {
        boolean some = !theirs.git("stash", "list").isBlank();
        return switch (random.nextInt(some ? 3 : 1)) {
            case 0 -> both("stash", new GitAction.Stash("s" + count), "stash", "push", "--include-untracked", "-m",
                    "s" + count);
            case 1 -> both("stash-pop", new GitAction.StashPop(0), "stash", "pop", "--index");
            default -> both("stash-drop", new GitAction.StashDrop(0), "stash", "drop");
        };
    }

    private String reset() throws Exception {
        String to = theirs.git(-1, "rev-parse", random.nextBoolean() ? "HEAD~1" : "HEAD@{1}").strip();
        GitAction.Reach reach = GitAction.Reach.values()[random.nextInt(3)];
        return random.nextInt(3) == 0 ? both("tag", new GitAction.Tag("t" + ++count, "", "Tag"), "tag", "-a", "-m",
                "Tag", "t" + count)
                : both("reset " + to + " " + reach, new GitAction.Reset(to, reach), "reset",
                        "--" + reach.name().toLowerCase(java.util.Locale.ROOT), to);
    }

    /** By us with a plan; by git with its own words, an editor for the plan and one for each message. */
    private String plan() throws Exception {
        String onto = "HEAD~" + (1 + random.nextInt(3));
        if (theirs.git(-1, "rev-parse", "-q", "--verify", onto).isBlank() || !theirs.git("status", "--porcelain",
                "--untracked-files=no").isBlank() || !theirs.git("log", "--merges", onto + "..").isBlank()) {
            return "plan not possible";
        }
        RebasePlan plan = branches.rebasePlan(ours.root(), onto).await();
        List<RebaseStep> steps = new ArrayList<>(plan.steps());
        if (random.nextBoolean()) {
            Collections.shuffle(steps, random);
        }
        StringBuilder todo = new StringBuilder();
        Path message = folder.resolve("message");
        Files.writeString(message, "Reworded " + count++ + "\n");
        for (int i = 0; i < steps.size(); i++) {
            RebaseStep step = changed(steps.get(i), i, Files.readString(message));
            steps.set(i, step);
            todo.append(step.kind().word()).append(' ').append(step.commit()).append('\n');
        }
        Path file = folder.resolve("todo");
        Files.writeString(file, todo);
        Twin editing = new Twin(theirs.root(), with("GIT_SEQUENCE_EDITOR", "cp " + file, "GIT_EDITOR",
                "cp " + message));
        boolean fine = act(new GitAction.RebaseByPlan(plan.with(steps)));
        String said = editing.git(-1, "rebase", "-i", onto);
        assertTrue(fine || said.contains("error") || said.contains("CONFLICT") || said.contains("Could not"),
                () -> "only ours failed: " + said);
        return "plan " + onto + "\n" + todo;
    }

    /** No messages of two joined, which the editor here would replace as a whole. */
    private RebaseStep changed(RebaseStep step, int index, String message) {
        return switch (random.nextInt(5)) {
            case 0 -> step.saying(message);
            case 1 -> index == 0 ? step : step.as(Kind.FIXUP);
            case 2 -> index == 0 ? step : step.as(Kind.DROP);
            default -> step;
        };
    }

    private Map<String, String> with(String... pairs) {
        Map<String, String> all = new HashMap<>(theirs.environment());
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return all;
    }

    private String inMidst(Unfinished.Kind kind) throws Exception {
        if (random.nextInt(3) > 0) {
            return both("abort " + kind, new GitAction.Abort(kind), kind.word(), "--abort");
        }
        if (kind == Unfinished.Kind.REBASE && random.nextBoolean()) {
            return both("skip", new GitAction.Skip(kind), "rebase", "--skip");
        }
        for (Twin each : List.of(ours, theirs)) {
            for (String name : each.git("diff", "--name-only", "--diff-filter=U").lines().toList()) {
                each.write(name, "resolved " + count + "\n");
            }
        }
        staging.stage(ours.root(), List.of("")).await();
        theirs.git("add", "-A");
        return both("continue " + kind, new GitAction.Continue(kind), kind.word(), "--continue");
    }

    /** Whether git did it all, or stopped. */
    private boolean act(GitAction action) throws Exception {
        try {
            branches.act(ours.root(), action).await();
            return true;
        } catch (ExecutionException failed) {
            assertTrue(failed.getCause() instanceof FailureException, () -> String.valueOf(failed.getCause()));
            refused++;
            return false;
        }
    }

    private String both(String what, GitAction action, String... words) throws Exception {
        act(action);
        new Twin(theirs.root(), with("GIT_EDITOR", "sh " + editor())).git(-1, words);
        return what;
    }

    /** Gives a commit that a plan rewords its message, after a stop too; leaves all others as they are. */
    private Path editor() throws Exception {
        return Files.writeString(folder.resolve("editor.sh"), "tail -n 1 .git/rebase-merge/done 2>/dev/null"
                + " | grep -q '^reword' && cp " + folder.resolve("message") + " \"$1\"; exit 0\n");
    }

    private String change() throws Exception {
        String name = FILES.get(random.nextInt(FILES.size()));
        String text = Stream.of("one", "two", "three", "four", "five").map(word -> random.nextInt(4) == 0
                ? word + random.nextInt(3) : word).collect(Collectors.joining("\n\n\n")) + "\n";
        for (Twin each : List.of(ours, theirs)) {
            each.write(name, text);
        }
        return "change " + name;
    }

    private String commit() throws Exception {
        staging.stage(ours.root(), List.of("")).await();
        theirs.git("add", "-A");
        if (status().staged().isEmpty()) {
            return "";
        }
        staging.commit(ours.root(), CommitRequest.of("Commit " + ++count)).await();
        theirs.git("commit", "-qm", "Commit " + count);
        return " and commit";
    }

    private void compare() throws Exception {
        same("branch", "symbolic-ref", "-q", "HEAD");
        same("refs", "for-each-ref");
        same("index", "ls-files", "-s");
        same("status", "status", "--porcelain=v2", "--untracked-files=all");
        assertEquals(reflog(theirs), reflog(ours), "reflog");
        same("stashes", "stash", "list", "--format=%H %gs");
        for (String name : FILES) {
            Path one = ours.root().resolve(name);
            Path other = theirs.root().resolve(name);
            assertEquals(Files.exists(other), Files.exists(one), name);
            if (Files.exists(one)) {
                assertEquals(Files.readString(other), Files.readString(one), name);
            }
        }
        assertTrue(status().interrupted().isEmpty());
    }

    /** But for the steps of a rebase: a message is changed behind the pick, where git does both in one step. */
    private static String reflog(Twin twin) throws Exception {
        return twin.git("log", "-g", "--format=%H %gs").lines().filter(line -> !line.contains(" rebase"))
                .collect(Collectors.joining("\n"));
    }

    private void same(String what, String... words) throws Exception {
        assertEquals(theirs.git(-1, words), ours.git(-1, words), what);
    }

    /** The names of all objects that branches, tags and stashes lead to: their contents, by that. */
    private static String objects(Twin twin) throws Exception {
        return twin.git("rev-list", "--objects", "--all").lines().map(line -> line.substring(0, 40))
                .sorted().collect(Collectors.joining("\n"));
    }
}

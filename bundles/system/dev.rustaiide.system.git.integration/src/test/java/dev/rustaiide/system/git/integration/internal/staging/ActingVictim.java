package dev.rustaiide.system.git.integration.internal.staging;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.system.git.integration.CommitRequest;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.internal.history.ProgramBranches;

/** Does the actions that it reads, one a line, and prints when each has ended, until it is killed. */
final class ActingVictim {
    private ActingVictim() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        var trust = new TestServices.Trust();
        trust.trust(root);
        var program = TestServices.git(Twin.environment(root.getParent()), trust);
        var branches = new ProgramBranches(program);
        var staging = new IndexStaging(program, new TestServices.MemoryHistory(),
                new TestServices.FolderTrash(root.resolveSibling("trash")), Clock.systemDefaultZone());
        // Loads all classes: the moments are those of the work.
        branches.act(root, new GitAction.Switch("main", false)).await();
        System.out.println("ready");
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            try {
                switch (line) {
                    case "stage" -> staging.stage(root, List.of("")).await();
                    case "commit" -> staging.commit(root, CommitRequest.of("Killed")).await();
                    default -> branches.act(root, ACTIONS.get(line)).await();
                }
                System.out.println("done");
            } catch (ExecutionException failed) {
                System.out.println(String.valueOf(failed.getMessage()).lines().findFirst().orElse("failed"));
            }
        }
    }

    static final Map<String, GitAction> ACTIONS = Map.of("stash", new GitAction.Stash("mine"), "pop",
            new GitAction.StashPop(0), "merge", new GitAction.Merge("topic"), "fast", new GitAction.Merge("ahead"),
            "rebase", new GitAction.Rebase("topic"), "switch", new GitAction.Switch("topic", false), "pick",
            new GitAction.CherryPick("topic"), "revert", new GitAction.Revert("HEAD"), "conflict",
            new GitAction.Merge("against"), "keep", new GitAction.Reset("ahead", GitAction.Reach.KEEP));
}

package dev.rustaiide.system.git.integration.internal.staging;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import dev.rustaiide.system.git.integration.CommitRequest;

/** Stages and commits again and again until it is killed; prints each commit that was made. */
final class CommittingVictim {
    private CommittingVictim() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        var staging = new IndexStaging(TestServices.git(Map.of(), new TestServices.Trust()),
                new TestServices.MemoryHistory(),
                new TestServices.FolderTrash(root.resolveSibling("trash")), Clock.systemDefaultZone());
        System.out.println("begin");
        for (int i = 0;; i++) {
            for (int file = 0; file < 4; file++) {
                Files.writeString(root.resolve("dir" + i % 7 + "/file" + file + ".txt"),
                        "round " + i + " at " + System.nanoTime() + "\n");
            }
            staging.stage(root, List.of("")).await();
            System.out.println(staging.commit(root, CommitRequest.of("Round " + System.nanoTime())).await().id());
        }
    }
}

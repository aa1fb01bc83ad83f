package dev.rustaiide.system.git.integration.internal.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.file.watching.FileWatch;
import dev.rustaiide.system.file.watching.FileWatching;
import dev.rustaiide.system.file.watching.IgnorePredicate;
import dev.rustaiide.system.git.integration.RepositoryStates.Following;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.internal.WalkedStates;
import dev.rustaiide.system.git.integration.internal.staging.Twin;

/** What is followed is at each moment what looking at everything finds. */
class FollowedRepositoryTest {
    private static final List<String> NAMES = List.of("a.txt", "src/lib.rs", "src/deep/x.rs", "src/deep/y.rs",
            "new/one.rs", "new/sub/two.rs", "target/out", "top/only.rs", "top/target/z");

    @TempDir
    Path folder;
    private final ByHand watching = new ByHand();
    private final BlockingQueue<RepositoryStatus> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> failed = new LinkedBlockingQueue<>();

    private static final class ByHand implements FileWatching {
        private Consumer<FileChanges> listener = changes -> { };

        @Override
        public FileWatch watch(Path root, IgnorePredicate ignored, Consumer<FileChanges> to) {
            listener = to;
            return new FileWatch() {
                @Override
                public Call<Void> ready() {
                    return Call.start("ready", scope -> null);
                }

                @Override
                public boolean isPolling() {
                    return false;
                }

                @Override
                public void close() {
                    listener = changes -> { };
                }
            };
        }
    }

    private Twin make() throws Exception {
        Twin twin = Twin.make(folder.resolve("repo"), folder);
        twin.write(".gitignore", "target/\n");
        twin.write("a.txt", "a\n");
        twin.write("src/lib.rs", "lib\n");
        twin.write("src/deep/x.rs", "x\n");
        twin.git("add", "-A");
        twin.git("commit", "-qm", "First");
        return twin;
    }

    @Test
    void after_any_changes_the_status_is_that_of_a_fresh_look() throws Exception {
        Twin twin = make();
        var states = new WalkedStates(watching);
        Random random = new Random(5);
        try (Following following = states.follow(twin.root(), told::add, failed::add)) {
            RepositoryStatus last = Objects.requireNonNull(told.poll(20, TimeUnit.SECONDS));
            assertTrue(last.isClean());
            for (int i = 0; i < 60; i++) {
                String step = step(twin, random);
                RepositoryStatus truth = states.status(twin.root()).await();
                if (!truth.equals(last)) {
                    last = told.poll(20, TimeUnit.SECONDS);
                    // Of two steps at once both may be told.
                    while (last != null && !last.equals(truth) && !told.isEmpty()) {
                        last = told.poll();
                    }
                }
                assertEquals(truth, last, "after step " + i + ": " + step);
            }
        }
        assertEquals(List.of(), List.copyOf(failed));
    }

    private String step(Twin twin, Random random) throws Exception {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        Path file = twin.root().resolve(name);
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                boolean there = Files.exists(file);
                Set<Path> created = there ? Set.of() : missing(file, twin.root());
                twin.write(name, "text " + random.nextInt(4) + "\n");
                watching.listener.accept(new FileChanges(created, there ? Set.of(file) : Set.of(), Set.of(), Set.of()));
                return "write " + name;
            }
            case 2 -> {
                if (Files.deleteIfExists(file)) {
                    watching.listener.accept(new FileChanges(Set.of(), Set.of(), Set.of(file), Set.of()));
                }
                return "delete " + name;
            }
            case 3 -> twin.git(-1, "add", "-A", "--", name);
            case 4 -> twin.git(-1, "reset", "-q", "--", name);
            default -> twin.git(-1, "commit", "-qm", "Step");
        }
        watching.listener.accept(new FileChanges(Set.of(), Set.of(twin.root().resolve(".git/index")), Set.of(),
                Set.of()));
        return "git";
    }

    /** As the watch tells them: a new folder, and what lies in it. */
    private static Set<Path> missing(Path file, Path root) {
        Set<Path> missing = new HashSet<>();
        for (Path at = file; !at.equals(root) && !Files.exists(at); at = at.getParent()) {
            missing.add(at);
        }
        return missing;
    }

    @Test
    void a_broken_index_is_told_once_and_what_comes_after_it_is_told_too() throws Exception {
        Twin twin = make();
        var states = new WalkedStates(watching);
        try (Following following = states.follow(twin.root(), told::add, failed::add)) {
            assertTrue(Objects.requireNonNull(told.poll(20, TimeUnit.SECONDS)).isClean());
            byte[] index = Files.readAllBytes(twin.root().resolve(".git/index"));
            replaceIndex(twin, "DIRC is not enough to be an index of Git".getBytes(StandardCharsets.UTF_8));
            following.update();
            String why = String.valueOf(Objects.requireNonNull(failed.poll(20, TimeUnit.SECONDS)).getMessage());
            assertTrue(why.contains("damaged"), why);
            replaceIndex(twin, index);
            following.update();
            assertTrue(Objects.requireNonNull(told.poll(20, TimeUnit.SECONDS)).isClean());
        }
        assertTrue(failed.isEmpty());
    }

    /** At once, as all do that write one: else half of it may be read, which is another failure. */
    private static void replaceIndex(Twin twin, byte[] content) throws IOException {
        Path index = twin.root().resolve(".git/index");
        Path aside = Files.write(index.resolveSibling("index.new"), content);
        Files.move(aside, index, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

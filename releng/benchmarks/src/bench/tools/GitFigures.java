package bench.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import bench.Figures;

import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.file.watching.FileWatch;
import dev.rustaiide.system.file.watching.FileWatching;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.internal.WalkedStates;

/**
 * Status of a working tree of 250,000 files: all of it against {@code git status} in turns in the same run, then after
 * one file changed. The tree is made once, in the tools' folder or where {@code git.bench} says.
 */
public final class GitFigures {
    private static final int ROUNDS = 5;

    private GitFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path tree = GitTrees.files();
        var watching = new ByHand();
        RepositoryStates states = new WalkedStates(watching);
        status(tree, states);
        incremental(tree, states, watching);
    }

    private static void status(Path tree, RepositoryStates states) throws Exception {
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        double cold = millis(() -> states.status(tree).await());
        GitTrees.git(tree, "status");
        for (int i = 0; i < ROUNDS; i++) {
            theirs[i] = millis(() -> GitTrees.git(tree, "status", "--porcelain=v2"));
            ours[i] = millis(() -> states.status(tree).await());
        }
        Figures.ratio("status of 250 k files, warm / git status", median(ours), median(theirs), "ms", 1.5, 1);
        Figures.note("  the first one of the process", cold, "ms");
    }

    private static void incremental(Path tree, RepositoryStates states, ByHand watching) throws Exception {
        var told = new LinkedBlockingQueue<RepositoryStatus>();
        var following = states.follow(tree, told::add, cause -> {
            throw new IllegalStateException(cause);
        });
        RepositoryStatus first = told.poll(60, TimeUnit.SECONDS);
        if (first == null || !first.isClean()) {
            throw new IllegalStateException("the tree is not clean: " + first);
        }
        Path file = tree.resolve("part07/mod07/src/file_007.rs");
        String text = Files.readString(file);
        List<Double> times = new ArrayList<>();
        Thread.sleep(2000);
        for (int i = 0; i < 20; i++) {
            Files.writeString(file, i % 2 == 0 ? text + "// changed\n" : text);
            long start = System.nanoTime();
            watching.tell(file);
            if (told.poll(20, TimeUnit.SECONDS) == null) {
                throw new IllegalStateException("nothing was told of a change");
            }
            times.add((System.nanoTime() - start) / 1e6);
        }
        following.close();
        double[] all = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        Figures.atMost("status after one file changed, p95, from the watcher's word", all[all.length * 95 / 100], "ms",
                100, 20);
        Figures.note("  the same, median; the watcher itself waits 50 ms for more", median(all), "ms");
    }

    private interface Step {
        void run() throws Exception;
    }

    private static double millis(Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Tells what the benchmark says: what is measured is what follows. */
    private static final class ByHand implements FileWatching {
        private java.util.function.Consumer<FileChanges> listener = changes -> { };

        void tell(Path file) {
            var told = listener;
            Call.start("tell", scope -> {
                told.accept(new FileChanges(java.util.Set.of(), java.util.Set.of(file), java.util.Set.of(),
                        java.util.Set.of()));
                return file;
            });
        }

        @Override
        public FileWatch watch(Path root, dev.rustaiide.system.file.watching.IgnorePredicate ignored,
                java.util.function.Consumer<FileChanges> to) {
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
}

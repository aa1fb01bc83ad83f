package bench.tools;

import java.lang.reflect.Proxy;
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
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.system.cargo.integration.SessionTrust;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.integration.internal.WalkedStates;
import dev.rustaiide.system.git.integration.internal.history.ProgramBranches;
import dev.rustaiide.system.network.services.EgressGate;

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
        history(GitTrees.history(), states);
        status(tree, states);
        incremental(tree, states, watching);
        underLoad(tree, states, watching);
    }

    /** What the page of the history waits for: opening it, and its first 200 rows with their graph. */
    private static void history(Path tree, RepositoryStates states) throws Exception {
        Branches branches = new ProgramBranches(new GitProgram(Nobody.RUNS, Nobody.IS_INSTALLED, Nobody.TRUSTS,
                Nobody.LETS_OUT, Nobody.HEARS));
        double[] times = new double[ROUNDS];
        // As in the window, which knows the state of the repository before anybody asks for its history.
        double before = millis(() -> states.status(tree).await());
        double cold = millis(() -> page(branches, tree, 200));
        for (int i = 0; i < ROUNDS; i++) {
            times[i] = millis(() -> page(branches, tree, 200));
        }
        Figures.atMost("history of 100 k commits, first page of 200, the first one of the process", cold, "ms", 300,
                100);
        Figures.note("  the status before it, all classes to be loaded", before, "ms");
        Figures.note("  the same page, warm, median", median(times), "ms");
        Figures.note("  all 100 k in one page", millis(() -> page(branches, tree, 1_000_000)), "ms");
    }

    private static void page(Branches branches, Path tree, int most) throws Exception {
        try (Branches.History history = branches.history(tree, "").await()) {
            if (history.next(most).await().size() < 200) {
                throw new IllegalStateException("the history is too short");
            }
        }
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
        Thread.sleep(2000);
        double[] all = changes(tree, told, watching, 40);
        following.close();
        Figures.atMost("status after one file changed, p95, from the watcher's word", all[all.length * 95 / 100], "ms",
                100, 20);
        Figures.note("  the same, median; the watcher itself waits 50 ms for more", median(all), "ms");
    }

    /** Right after the first status, while everything is looked at a second time, and another looks at all as well. */
    private static void underLoad(Path tree, RepositoryStates states, ByHand watching) throws Exception {
        var told = new LinkedBlockingQueue<RepositoryStatus>();
        var following = states.follow(tree, told::add, cause -> {
            throw new IllegalStateException(cause);
        });
        if (told.poll(60, TimeUnit.SECONDS) == null) {
            throw new IllegalStateException("no status");
        }
        var busy = Call.start("another", scope -> {
            while (!scope.isCancelled()) {
                scope.await(states.status(tree));
            }
            return tree;
        });
        double[] all = changes(tree, told, watching, 40);
        busy.cancel();
        following.close();
        Figures.atMost("the same while all 250 k files are looked at again and again, p95",
                all[all.length * 95 / 100], "ms", 100, 20);
        Figures.note("  the same, median", median(all), "ms");
    }

    private static double[] changes(Path tree, LinkedBlockingQueue<RepositoryStatus> told, ByHand watching, int count)
            throws Exception {
        Path file = tree.resolve("part07/mod07/src/file_007.rs");
        String text = Files.readString(file);
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Files.writeString(file, i % 2 == 0 ? text + "// changed\n" : text);
            long start = System.nanoTime();
            watching.tell(file);
            if (told.poll(20, TimeUnit.SECONDS) == null) {
                throw new IllegalStateException("nothing was told of a change");
            }
            times.add((System.nanoTime() - start) / 1e6);
        }
        return times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
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

    /** Reading a history runs nothing. */
    private static final class Nobody {
        static final Processes RUNS = proxy(Processes.class);
        static final Programs IS_INSTALLED = proxy(Programs.class);
        static final SessionTrust TRUSTS = proxy(SessionTrust.class);
        static final EgressGate LETS_OUT = proxy(EgressGate.class);
        static final Events HEARS = proxy(Events.class);

        private static <T> T proxy(Class<T> type) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                    (self, method, arguments) -> {
                        throw new IllegalStateException("reading runs nothing");
                    }));
        }
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

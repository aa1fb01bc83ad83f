package bench.tools;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import bench.Figures;

import dev.rustaiide.system.git.blame.Blame;
import dev.rustaiide.system.git.blame.Blaming;
import dev.rustaiide.system.git.blame.internal.WalkedBlame;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.internal.AskedRepositories;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;

/** Blame of a file of 10,000 lines with 5,000 commits, against {@code git blame} in turns in the same run. */
public final class BlameFigures {
    private static final int ROUNDS = 3;
    private static final Blaming BLAMING = new WalkedBlame(new AskedRepositories(), nobody(RepositoryStates.class),
            nobody(Staging.class));

    private BlameFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path tree = GitTrees.longFile();
        List<String> theirs = new ArrayList<>();
        for (String line : GitTrees.git(tree, "blame", "-l", "-s", "HEAD", "--", "src/long.rs").split("\n")) {
            theirs.add(line.replace("^", "").substring(0, 39));
        }
        double[] git = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        double cold = millis(() -> check(tree, theirs));
        for (int i = 0; i < ROUNDS; i++) {
            git[i] = millis(() -> GitTrees.git(tree, "blame", "--porcelain", "HEAD", "--", "src/long.rs"));
            ours[i] = millis(() -> check(tree, theirs));
        }
        Figures.ratio("blame of 10 k lines with 5 k commits / git blame", median(ours), median(git), "ms", 2, 1);
        Figures.note("  the first one of the process", cold, "ms");
        Figures.note("  lines that git gives to the same commit, of " + theirs.size(), theirs.size(), "");
    }

    /** A figure of wrong answers would be none. */
    private static void check(Path tree, List<String> theirs) throws Exception {
        Blame blame = BLAMING.blame(new AtRevision("HEAD", tree, "/src/long.rs")).await();
        for (int i = 0; i < theirs.size(); i++) {
            String ours = blame.lines().get(i).commit().orElseThrow().id();
            if (!ours.startsWith(theirs.get(i)) || blame.lines().size() != theirs.size()) {
                throw new IllegalStateException("line " + (i + 1) + ": " + ours + " against " + theirs.get(i));
            }
        }
    }

    /** A file of a revision needs nothing of what is on the disk. */
    private static <T> T nobody(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> {
                    throw new IllegalStateException("nobody asks for " + method);
                }));
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
}

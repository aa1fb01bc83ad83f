package bench.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import bench.Figures;

import dev.rustaiide.system.git.integration.Blame;
import dev.rustaiide.system.git.integration.internal.blame.WalkedBlame;

/** Blame of a file of 10,000 lines with 5,000 commits, against {@code git blame} in turns in the same run. */
public final class BlameFigures {
    private static final int ROUNDS = 3;

    private BlameFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path tree = GitTrees.longFile();
        Path file = tree.resolve("src/long.rs");
        List<String> theirs = new ArrayList<>();
        for (String line : GitTrees.git(tree, "blame", "-l", "-s", "src/long.rs").split("\n")) {
            theirs.add(line.replace("^", "").substring(0, 39));
        }
        double[] git = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        double cold = millis(() -> check(file, theirs));
        for (int i = 0; i < ROUNDS; i++) {
            git[i] = millis(() -> GitTrees.git(tree, "blame", "--porcelain", "src/long.rs"));
            ours[i] = millis(() -> check(file, theirs));
        }
        Figures.ratio("blame of 10 k lines with 5 k commits / git blame", median(ours), median(git), "ms", 2, 1);
        Figures.note("  the first one of the process", cold, "ms");
        Figures.note("  lines that git gives to the same commit, of " + theirs.size(), theirs.size(), "");
    }

    /** A figure of wrong answers would be none. */
    private static void check(Path file, List<String> theirs) throws Exception {
        Blame blame = new WalkedBlame().blame(file, Optional.empty()).await();
        for (int i = 0; i < theirs.size(); i++) {
            String ours = blame.lines().get(i).commit().orElseThrow().id();
            if (!ours.startsWith(theirs.get(i)) || blame.lines().size() != theirs.size()) {
                throw new IllegalStateException("line " + (i + 1) + ": " + ours + " against " + theirs.get(i));
            }
        }
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

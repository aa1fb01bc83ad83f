package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;

/** What the three models know of what follows at one place. For one thread; gathered again for each place. */
final class Evidence {
    /** Places of the project that are looked at for each length of context. */
    private static final int MOST = 1500;

    final Tally file = new Tally();
    final Tally project = new Tally();
    final Tally global = new Tally();
    int[] context = new int[SuffixCounts.DEPTH];
    private int[] projectTotals = new int[0];
    private int[] ownTotals = new int[0];
    private long projectTotal;
    private SharedCounts shared = GlobalCounts.NONE;

    /**
     * Gathers what may stand where the tokens of {@code tokens} from {@code hole} to {@code behind} are, which somebody
     * is about to write.
     *
     * @param own how often each token stands in what the project knows of this file, which does not count
     */
    void gather(FileTokens tokens, int hole, int behind, ProjectCounts known, Path path, int[] own,
            int vocabulary, SharedCounts sharedCounts) {
        context = context(tokens, hole);
        gather(context, tokens, hole, behind, known, path, own, vocabulary, sharedCounts);
    }

    /** The same after another context than what stands there. */
    void gather(int[] before, FileTokens tokens, int hole, int behind, ProjectCounts known, Path path,
            int[] own, int vocabulary, SharedCounts sharedCounts) {
        context = before;
        file.clear();
        project.clear();
        global.clear();
        tokens.tell(context, hole, behind, file);
        file.accumulate();
        known.tell(context, MOST, path, project);
        project.accumulate();
        sharedCounts.tell(context, global);
        projectTotals = known.totals(vocabulary);
        ownTotals = own;
        projectTotal = Math.max(0, known.size());
        shared = sharedCounts;
    }

    private static int[] context(FileTokens tokens, int hole) {
        int[] context = new int[SuffixCounts.DEPTH];
        for (int i = 0; i < context.length; i++) {
            context[i] = hole - 1 - i >= 0 ? tokens.number(hole - 1 - i) : Vocabulary.NOTHING;
        }
        return context;
    }

    /** Of all tokens that stand in other files of the project, how often it is this one. */
    int projectCount(int token) {
        int own = token < ownTotals.length ? ownTotals[token] : 0;
        return token >= projectTotals.length ? 0 : Math.max(0, projectTotals[token] - own);
    }

    /** Whether some model has seen it in this file or after this context. */
    boolean knows(int token) {
        return file.find(token) >= 0 || project.find(token) >= 0 || global.find(token) >= 0;
    }

    long projectTotal() {
        return projectTotal;
    }

    int globalCount(int token) {
        return shared.count(token);
    }

    long globalTotal() {
        return shared.total();
    }
}

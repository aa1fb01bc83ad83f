package dev.rustaiide.app.search.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.ai.nlp.Hit;
import dev.rustaiide.ai.nlp.SearchedFolder;
import dev.rustaiide.ai.nlp.SearchedFolder.Coverage;
import dev.rustaiide.ai.nlp.SearchedFolder.Depth;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.error.FailureException;

/** Several folders searched as one. Those that were read stay open until they are let go. Any thread may use it. */
final class SearchedFolders {
    static final Coverage NOTHING = new Coverage(0, 0, 0, "");

    private final Opening opening;
    private final Map<Path, SearchedFolder> kept = new HashMap<>();

    SearchedFolders(Opening opening) {
        this.opening = opening;
    }

    /** What of a folder is searched. */
    @FunctionalInterface
    interface Opening {
        SearchedFolder open(Path root) throws FailureException;
    }

    /**
     * Reads {@code roots} one after the other, and lets go of all others. Those that cannot be read are left out, as
     * some folders have no history; if none can, it fails with why.
     */
    Call<Coverage> read(List<Path> roots) {
        return Call.start(Priority.BACKGROUND, "read for search", scope -> {
            letGo(roots);
            var all = NOTHING;
            for (Coverage each : ofEach(roots, root -> read(kept(root), scope))) {
                all = sum(all, each);
            }
            return all;
        });
    }

    /** What is done with one folder. */
    @FunctionalInterface
    private interface Task<T> {
        T of(Path root) throws FailureException, InterruptedException, ExecutionException;
    }

    private static <T> List<T> ofEach(List<Path> roots, Task<T> task)
            throws FailureException, InterruptedException, ExecutionException {
        var done = new ArrayList<T>();
        var failures = new ArrayList<FailureException>();
        for (Path root : roots) {
            try {
                done.add(task.of(root));
            } catch (FailureException unreadable) {
                failures.add(unreadable);
            }
        }
        if (done.isEmpty() && !failures.isEmpty()) {
            throw failures.getFirst();
        }
        return done;
    }

    private static Coverage read(SearchedFolder folder, Scope scope)
            throws FailureException, InterruptedException, ExecutionException {
        Call<Coverage> refresh = folder.refresh(Depth.MEANING);
        refresh.onProgress(Runnable::run, progress -> scope.report(shown(progress)));
        try {
            return scope.await(refresh);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof FailureException told) {
                throw told;
            }
            throw failed;
        }
    }

    /** With the numbers, which a line of progress does not show by itself. */
    private static Progress shown(Progress progress) {
        String message = progress.total() == 0 ? progress.message() + '…'
                : String.format("%s %,d of %,d", progress.message(), progress.done(), progress.total());
        return new Progress(message, progress.done(), progress.total());
    }

    private static Coverage sum(Coverage one, Coverage other) {
        return new Coverage(one.files() + other.files(), one.passages() + other.passages(),
                one.withMeaning() + other.withMeaning(), one.lacking().isEmpty() ? other.lacking() : one.lacking());
    }

    /** The best of what {@code roots} have, each place once though one folder may lie in another. */
    Call<List<Hit>> search(List<Path> roots, String question, int most) {
        return Call.start("search by meaning", scope -> {
            var hits = new ArrayList<Hit>();
            ofEach(roots, root -> {
                try (SearchedFolder folder = opening.open(root)) {
                    return scope.await(folder.search(question, most)).stream()
                            .filter(hit -> isOf(root, hit.location().file(), roots)).toList();
                }
            }).forEach(hits::addAll);
            hits.sort(Comparator.comparingDouble(Hit::score).reversed());
            return List.copyOf(hits.subList(0, Math.min(most, hits.size())));
        });
    }

    /** Whether no other of the roots, deeper than {@code root}, has the file too. */
    private static boolean isOf(Path root, Path file, List<Path> roots) {
        return roots.stream().noneMatch(each -> file.startsWith(each) && each.startsWith(root) && !each.equals(root));
    }

    private synchronized void letGo(List<Path> wanted) {
        for (Path root : List.copyOf(kept.keySet())) {
            if (!wanted.contains(root)) {
                kept.remove(root).close();
            }
        }
    }

    /** Opens {@code root}, which costs time, for as long as it is wanted. */
    private synchronized SearchedFolder kept(Path root) throws FailureException {
        SearchedFolder folder = kept.get(root);
        if (folder == null) {
            folder = opening.open(root);
            kept.put(root, folder);
        }
        return folder;
    }

    /** How much is known, for people; nothing is said of nothing. */
    static String told(Coverage coverage, boolean history) {
        if (coverage.passages() == 0) {
            return "";
        }
        String all = history ? Counted.of(coverage.passages(), "commit")
                : Counted.of(coverage.passages(), "passage") + " in " + Counted.of(coverage.files(), "file");
        return coverage.withMeaning() == coverage.passages() ? all
                : all + ", " + String.format("%,d", coverage.withMeaning()) + " of them by meaning";
    }
}

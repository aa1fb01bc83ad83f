package dev.rustaiide.app.search.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.ai.nlp.Hit;
import dev.rustaiide.ai.nlp.SearchedFolder;
import dev.rustaiide.ai.nlp.SearchedFolder.Coverage;
import dev.rustaiide.ai.nlp.SearchedFolder.Depth;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Counted;

/** Several folders searched as one. Those that were read stay open until they are let go. Any thread may use it. */
final class SearchedFolders {
    static final Coverage NOTHING = new Coverage(0, 0, 0, "");

    private final CodeSearch search;
    private final Map<Path, SearchedFolder> kept = new HashMap<>();

    SearchedFolders(CodeSearch search) {
        this.search = search;
    }

    /** Reads {@code roots} one after the other, and lets go of all others. */
    Call<Coverage> read(List<Path> roots) {
        return Call.start(Priority.BACKGROUND, "read for search", scope -> {
            keep(roots);
            var all = NOTHING;
            for (Path root : roots) {
                try (SearchedFolder folder = search.open(root)) {
                    all = sum(all, read(folder, scope));
                }
            }
            return all;
        });
    }

    private static Coverage read(SearchedFolder folder, Scope scope) throws Exception {
        Call<Coverage> refresh = folder.refresh(Depth.MEANING);
        refresh.onProgress(Runnable::run, progress -> scope.report(shown(progress)));
        return scope.await(refresh);
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
            for (Path root : roots) {
                try (SearchedFolder folder = search.open(root)) {
                    for (Hit hit : scope.await(folder.search(question, most))) {
                        if (isOf(root, hit.location().file(), roots)) {
                            hits.add(hit);
                        }
                    }
                }
            }
            hits.sort(Comparator.comparingDouble(Hit::score).reversed());
            return List.copyOf(hits.subList(0, Math.min(most, hits.size())));
        });
    }

    /** Whether no other of the roots, deeper than {@code root}, has the file too. */
    private static boolean isOf(Path root, Path file, List<Path> roots) {
        return roots.stream().noneMatch(each -> file.startsWith(each) && each.startsWith(root) && !each.equals(root));
    }

    /** Opens {@code roots}, which costs time, for as long as they are wanted. */
    private synchronized void keep(List<Path> roots) {
        for (Path root : List.copyOf(kept.keySet())) {
            if (!roots.contains(root)) {
                kept.remove(root).close();
            }
        }
        roots.forEach(root -> kept.computeIfAbsent(root, search::open));
    }

    /** How much is known, for people; nothing is said of nothing. */
    static String told(Coverage coverage) {
        if (coverage.passages() == 0) {
            return "";
        }
        String all = Counted.of(coverage.passages(), "passage") + " in " + Counted.of(coverage.files(), "file");
        return coverage.withMeaning() == coverage.passages() ? all
                : all + ", " + String.format("%,d", coverage.withMeaning()) + " of them by meaning";
    }
}

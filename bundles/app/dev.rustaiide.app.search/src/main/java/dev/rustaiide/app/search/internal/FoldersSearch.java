package dev.rustaiide.app.search.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.SearchQuery;
import dev.rustaiide.app.workspace.management.TextSearch;
import dev.rustaiide.app.workspace.management.TextSearch.FileMatches;
import dev.rustaiide.app.workspace.management.TextSearch.Replacement;
import dev.rustaiide.app.workspace.management.TextSearch.Summary;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.FileEdits;

/** Searches several folders as one: in their order, within one limit, and no file twice if one lies in another. */
record FoldersSearch(TextSearch search) {
    /** As {@link TextSearch#search} in each of {@code folders}. */
    Call<Summary> search(List<Folder> folders, SearchQuery query, Consumer<FileMatches> found) {
        List<Path> roots = folders.stream().map(Folder::path).toList();
        return Call.start("search in files", scope -> {
            var all = new Summary(0, 0, false, 0, 0);
            for (Folder folder : folders) {
                if (all.matches() >= query.limit()) {
                    break;
                }
                var files = new AtomicInteger();
                var matches = new AtomicInteger();
                Summary one = search.search(folder, limited(query, all.matches()), each -> {
                    if (isOf(folder, each.file(), roots)) {
                        files.incrementAndGet();
                        matches.addAndGet(each.matches().size());
                        found.accept(each);
                    }
                }).await();
                all = new Summary(all.files() + files.get(), all.matches() + matches.get(), all.more() || one.more(),
                        all.searched() + one.searched(), all.skipped() + one.skipped());
            }
            return all;
        });
    }

    /** As {@link TextSearch#replace} in each of {@code folders}. */
    Call<Replacement> replace(List<Folder> folders, SearchQuery query, String replacement) {
        List<Path> roots = folders.stream().map(Folder::path).toList();
        return Call.start("replace in files", scope -> {
            var edits = new ArrayList<FileEdits>();
            boolean more = false;
            for (Folder folder : folders) {
                Replacement one = search.replace(folder, query, replacement).await();
                one.edits().stream().filter(each -> isOf(folder, each.file(), roots)).forEach(edits::add);
                more |= one.more();
            }
            return new Replacement(edits, more);
        });
    }

    private static SearchQuery limited(SearchQuery query, int found) {
        return new SearchQuery(query.text(), query.regex(), query.matchCase(), query.wholeWord(), query.include(),
                query.exclude(), query.limit() - found);
    }

    /** Whether no other of the roots, deeper than {@code folder}, has the file too. */
    private static boolean isOf(Folder folder, Path file, List<Path> roots) {
        return roots.stream().noneMatch(root -> file.startsWith(root) && root.startsWith(folder.path())
                && !root.equals(folder.path()));
    }
}

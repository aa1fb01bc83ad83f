package dev.rustaiide.app.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.SearchQuery;
import dev.rustaiide.app.workspace.management.TextSearch;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

class FoldersSearchTest {
    private static final Path APP = Path.of("/w/app");
    private static final Path INNER = Path.of("/w/app/inner");
    private static final Path LIBRARY = Path.of("/w/library");
    /** How many matches there are in each file. */
    private final Map<Path, Integer> files = new TreeMap<>(Map.of(APP.resolve("a.rs"), 2, INNER.resolve("b.rs"), 1,
            LIBRARY.resolve("c.rs"), 3));
    private final List<Integer> limits = new ArrayList<>();

    private static Folder folder(Path path) {
        return (Folder) Proxy.newProxyInstance(Folder.class.getClassLoader(), new Class<?>[] {Folder.class},
                (proxy, method, arguments) -> {
                    assertEquals("path", method.getName());
                    return path;
                });
    }

    /** Finds what {@link #files} says. */
    private final TextSearch counted = new TextSearch() {
        @Override
        public Call<Summary> search(Folder folder, SearchQuery query, Consumer<FileMatches> found) {
            limits.add(query.limit());
            return Call.start("search", scope -> {
                int told = 0;
                int matches = 0;
                for (var file : files.entrySet()) {
                    if (file.getKey().startsWith(folder.path())) {
                        var match = new Match(Range.at(new Position(0, 0)), "x", 0, 1);
                        int here = Math.min(file.getValue(), query.limit() - matches);
                        if (here > 0) {
                            found.accept(new FileMatches(file.getKey(), Collections.nCopies(here, match)));
                            told++;
                        }
                        matches += here;
                    }
                }
                return new Summary(told, matches, matches == query.limit(), 10, 1);
            });
        }

        @Override
        public Call<Replacement> replace(Folder folder, SearchQuery query, String replacement) {
            return Call.of(new Replacement(files.keySet().stream().filter(file -> file.startsWith(folder.path()))
                    .map(file -> new FileEdits(file, List.of())).toList(), folder.path().equals(LIBRARY)));
        }
    };

    @Test
    void all_folders_are_searched_as_one() throws Exception {
        var found = new ArrayList<Path>();
        TextSearch.Summary summary = new FoldersSearch(counted).search(List.of(folder(LIBRARY), folder(APP)),
                SearchQuery.literal("x"), each -> found.add(each.file())).await();
        assertEquals(List.of(LIBRARY.resolve("c.rs"), APP.resolve("a.rs"), INNER.resolve("b.rs")), found);
        assertEquals(new TextSearch.Summary(3, 6, false, 20, 2), summary);
    }

    @Test
    void what_two_folders_have_is_told_by_the_inner_one() throws Exception {
        var found = new ArrayList<Path>();
        var search = new FoldersSearch(counted);
        List<Folder> both = List.of(folder(APP), folder(INNER));
        assertEquals(3, search.search(both, SearchQuery.literal("x"), each -> found.add(each.file())).await()
                .matches());
        assertEquals(List.of(APP.resolve("a.rs"), INNER.resolve("b.rs")), found);
        assertEquals(found, search.replace(both, SearchQuery.literal("x"), "y").await().edits().stream()
                .map(FileEdits::file).toList());
    }

    @Test
    void the_limit_is_one_for_all_and_said_to_be_reached() throws Exception {
        var query = new SearchQuery("x", false, false, false, List.of(), List.of(), 4);
        TextSearch.Summary summary = new FoldersSearch(counted).search(
                List.of(folder(LIBRARY), folder(APP), folder(INNER)), query, each -> { }).await();
        assertEquals(List.of(4, 1), limits);
        assertEquals(4, summary.matches());
        assertTrue(summary.more());
        assertTrue(new FoldersSearch(counted).replace(List.of(folder(APP), folder(LIBRARY)), query, "y").await()
                .more());
    }
}

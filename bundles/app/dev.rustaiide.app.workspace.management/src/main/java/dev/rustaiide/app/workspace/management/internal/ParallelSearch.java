package dev.rustaiide.app.workspace.management.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.SearchQuery;
import dev.rustaiide.app.workspace.management.TextSearch;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.memory.BufferPool;
import dev.rustaiide.foundation.text.PatternSieve;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.TextEdit;

/** Searches the files of the index, several at a time. */
@Component
public final class ParallelSearch implements TextSearch {
    private final TextFiles files;
    private final BufferPool buffers;

    @Activate
    public ParallelSearch(@Reference TextFiles files, @Reference BufferPool buffers) {
        this.files = files;
        this.buffers = buffers;
    }

    @Override
    public Call<Summary> search(Folder folder, SearchQuery query, Consumer<FileMatches> found) {
        return Call.start("search", scope -> {
            SearchPattern pattern = SearchPattern.of(query);
            var run = new SearchRun<Match>(scope, files, query, (text, limit) -> pattern.find(text, limit),
                    (file, matches) -> found.accept(new FileMatches(file, matches)));
            Optional<PatternSieve> sieve = PatternSieve.of(
                    query.regex() ? query.text() : Pattern.quote(query.text()), query.matchCase());
            Supplier<Optional<Candidates>> candidates = candidates(query, sieve);
            run.withSieve(sieve);
            run.withLines(() -> candidates.get().map(some -> {
                var likely = new LikelyMatches(some, pattern);
                return (content, limit) -> content.find(likely, limit);
            }));
            return run.withWindows(buffers, (window, limit) -> pattern.find(window, limit)).over(select(folder, query));
        });
    }

    @Override
    public Call<Replacement> replace(Folder folder, SearchQuery query, String replacement) {
        return Call.start("replace", scope -> {
            SearchPattern pattern = SearchPattern.of(query);
            var edits = new ArrayList<FileEdits>();
            Summary summary = new SearchRun<TextEdit>(scope, files, query,
                    (text, limit) -> pattern.replace(text, replacement, limit),
                    (file, its) -> edits.add(new FileEdits(file, its))).over(select(folder, query));
            edits.sort(Comparator.comparing(FileEdits::file));
            return new Replacement(edits, summary.more());
        });
    }

    /** What finds the lines to look at, of which each thread needs its own; empty if there is nothing that does. */
    private static Supplier<Optional<Candidates>> candidates(SearchQuery query, Optional<PatternSieve> sieve) {
        Optional<Needle> needle = Needle.of(query).filter(Needle::marksLines);
        if (needle.isPresent()) {
            return () -> needle.map(marks -> Candidates.linesWith(marks.search()));
        }
        return () -> sieve.map(Candidates::through);
    }

    private static List<Path> select(Folder folder, SearchQuery query)
            throws FailureException, InterruptedException, ExecutionException {
        Globs include = Globs.of(query.include());
        Globs exclude = Globs.of(query.exclude());
        List<Path> all = query.text().isEmpty() ? List.of() : folder.index().files().await();
        if (include.isEmpty() && exclude.isEmpty()) {
            return all;
        }
        return all.stream().filter(file -> {
            Path relative = folder.path().relativize(file);
            return (include.isEmpty() || include.match(relative)) && !exclude.match(relative);
        }).toList();
    }
}

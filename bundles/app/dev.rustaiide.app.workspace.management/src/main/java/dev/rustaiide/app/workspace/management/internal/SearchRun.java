package dev.rustaiide.app.workspace.management.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.workspace.management.SearchQuery;
import dev.rustaiide.app.workspace.management.TextSearch;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.LineWindows;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.memory.BufferPool;
import dev.rustaiide.foundation.text.PatternSieve;

/**
 * One search under way. Its workers take the next file from the list until there is none or enough was found.
 *
 * @param <T> what is made of a match
 */
final class SearchRun<T> {
    private static final int MOST_WORKERS = 8;
    private static final int REPORT_EVERY = 1024;
    /** What is larger is looked at window by window, if that will do. */
    private static final int LARGE = 16 << 20;
    private static final int LARGEST = 256 << 20;

    private final Scope scope;
    private final TextFiles files;
    private final Finder<T> finder;
    private final BiConsumer<Path, List<T>> found;
    private final Optional<Needle> needle;
    private final int limit;
    private @Nullable BufferPool buffers;
    private @Nullable WindowFinder<T> windowFinder;
    private Supplier<Optional<LineFinder<T>>> lineFinders = Optional::empty;
    private Optional<PatternSieve> sieve = Optional.empty();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();
    private int matches;
    private int filesFound;
    private volatile boolean more;

    /** Looks for matches in a text. */
    @FunctionalInterface
    interface Finder<T> {
        List<T> find(String text, int limit) throws FailureException;
    }

    /** Looks for matches in a part of a file. */
    @FunctionalInterface
    interface WindowFinder<T> {
        List<T> find(LineWindows.Window window, int limit) throws FailureException;
    }

    /** Looks for matches in the lines of a file that can have any; empty if it must be looked at as a whole. */
    @FunctionalInterface
    interface LineFinder<T> {
        Optional<List<T>> find(FileContent content, int limit);
    }

    /** {@code found} gets the matches of one file after the other. */
    SearchRun(Scope scope, TextFiles files, SearchQuery query, Finder<T> finder, BiConsumer<Path, List<T>> found) {
        this.scope = scope;
        this.files = files;
        this.finder = finder;
        this.found = found;
        this.needle = Needle.of(query);
        this.limit = query.limit();
    }

    /** Has files of any size looked into. */
    SearchRun<T> withWindows(BufferPool pool, WindowFinder<T> inWindow) {
        buffers = pool;
        windowFinder = inWindow;
        return this;
    }

    /** Has no part of a large file decoded in which the expression cannot match. */
    SearchRun<T> withSieve(Optional<PatternSieve> holdingBack) {
        sieve = holdingBack;
        return this;
    }

    /** Has no more of a file looked at than need be; {@code finders} gives one for each worker, or none. */
    SearchRun<T> withLines(Supplier<Optional<LineFinder<T>>> finders) {
        lineFinders = finders;
        return this;
    }

    TextSearch.Summary over(List<Path> all) throws FailureException, InterruptedException, ExecutionException {
        int count = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_WORKERS);
        var workers = new ArrayList<Call<Void>>();
        for (int i = 0; i < count; i++) {
            workers.add(scope.start("search " + i, mine -> work(mine, all)));
        }
        for (Call<Void> worker : workers) {
            await(worker);
        }
        synchronized (this) {
            return new TextSearch.Summary(filesFound, matches, more, Math.min(next.get(), all.size()), skipped.get());
        }
    }

    private static void await(Call<Void> worker) throws FailureException, InterruptedException, ExecutionException {
        try {
            worker.await();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof FailureException known) {
                throw known;
            }
            throw failed;
        }
    }

    private Void work(Scope mine, List<Path> all) throws FailureException, InterruptedException {
        var content = new FileContent(windowFinder == null ? LARGEST : LARGE);
        Optional<LineFinder<T>> lines = lineFinders.get();
        for (int i = next.getAndIncrement(); i < all.size() && !more; i = next.getAndIncrement()) {
            mine.check();
            if (i % REPORT_EVERY == 0) {
                scope.report(new Progress("", i, all.size()));
            }
            lookInto(content, lines, all.get(i), mine);
        }
        return null;
    }

    private void lookInto(FileContent content, Optional<LineFinder<T>> lines, Path file, Scope mine)
            throws FailureException, InterruptedException {
        try {
            FileContent.Kind kind = content.read(file);
            if (kind == FileContent.Kind.TEXT) {
                // One more than may be told, to know whether there are more.
                tell(file, inText(content, lines, file, limit + 1));
            } else if (kind == FileContent.Kind.TOO_LARGE && !content.isWide() && windowFinder != null
                    && buffers != null) {
                tell(file, inWindows(new LineWindows(file, buffers), windowFinder, mine));
            } else {
                skipped.incrementAndGet();
            }
        } catch (IOException | PatientText.OutOfPatience | StackOverflowError unreadable) {
            // Gone or forbidden since it was listed, or too much for the expression: told by number.
            skipped.incrementAndGet();
        }
    }

    private List<T> inText(FileContent content, Optional<LineFinder<T>> lines, Path file, int most)
            throws FailureException {
        if (needle.isPresent() && !needle.get().marksLines() && !content.mayHold(needle.get())) {
            return List.of();
        }
        Optional<List<T>> inLines = lines.flatMap(finder -> finder.find(content, most));
        return inLines.isPresent() ? inLines.get() : inWhole(content, file, most);
    }

    private List<T> inWhole(FileContent content, Path file, int most) throws FailureException {
        boolean possible = needle.isEmpty() || content.mayHold(needle.get());
        return possible ? finder.find(content.text(file, files), most) : List.of();
    }

    private List<T> inWindows(LineWindows windows, WindowFinder<T> inWindow, Scope mine)
            throws InterruptedException {
        var matches = new ArrayList<T>();
        try {
            windows.forEach(needle.map(Needle::search), sieve, mine, window -> {
                matches.addAll(inWindow.find(window, limit + 1 - matches.size()));
                return matches.size() <= limit && !more;
            });
        } catch (FailureException unreadable) {
            // Cut or gone meanwhile: what was found in it is true, and the rest told by number.
            skipped.incrementAndGet();
        }
        return matches;
    }

    private synchronized void tell(Path file, List<T> its) {
        if (its.isEmpty()) {
            return;
        }
        int told = Math.min(its.size(), limit - matches);
        more |= told < its.size();
        if (told > 0) {
            matches += told;
            filesFound++;
            found.accept(file, its.subList(0, told));
        }
    }
}

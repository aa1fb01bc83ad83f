package dev.rustaiide.app.search.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.ai.nlp.Hit;
import dev.rustaiide.ai.nlp.SearchedFolder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

/** Finds what tests put into it, once it has read that far. */
final class FakeSearch implements CodeSearch {
    final Map<Path, List<Hit>> byWords = new ConcurrentHashMap<>();
    final Map<Path, List<Hit>> byMeaning = new ConcurrentHashMap<>();
    final AtomicInteger readings = new AtomicInteger();
    private final Map<Path, Integer> open = new HashMap<>();
    private final Map<Path, List<Hit>> known = new ConcurrentHashMap<>();
    /** Meaning is understood once it is down. */
    volatile CountDownLatch understanding = new CountDownLatch(0);
    volatile boolean broken;
    final Set<Path> unversioned = ConcurrentHashMap.newKeySet();

    static Hit hit(Path file, int line, double score, String title) {
        return new Hit(new Location(file, Range.of(line, 4, line + 3, 5)), title, "what it is for", score,
                List.of("upload"), OptionalDouble.of(0.5));
    }

    /** How many have the folder open now. */
    synchronized int users(Path root) {
        return open.getOrDefault(root, 0);
    }

    /** Lies beside the folder, with the name {@code history}; the folders in {@code unversioned} have none. */
    @Override
    public SearchedFolder openHistory(Path root) throws FailureException {
        if (unversioned.contains(root)) {
            throw new FailureException(new Failure.Other("Cannot find a Git repository.", root + " is in none.", "-"));
        }
        return open(root.resolve("history"));
    }

    @Override
    public synchronized SearchedFolder open(Path root) {
        open.merge(root, 1, Integer::sum);
        return new SearchedFolder() {
            @Override
            public Call<Coverage> refresh(Depth depth) {
                return Call.start("read", scope -> {
                    readings.incrementAndGet();
                    if (broken) {
                        throw new FailureException(new Failure.Other("Cannot read.", "The disk is gone.", "Wait."));
                    }
                    scope.report(new Progress("Reading", 0, 1));
                    known.put(root, byWords.getOrDefault(root, List.of()));
                    scope.report(new Progress("Understanding", 0, 2));
                    understanding.await();
                    known.put(root, byMeaning.getOrDefault(root, List.of()));
                    return new Coverage(1, 2, 2, "");
                });
            }

            @Override
            public Call<List<Hit>> search(String question, int most) {
                return Call.of(known.getOrDefault(root, List.of()).stream().limit(most).toList());
            }

            @Override
            public void close() {
                synchronized (FakeSearch.this) {
                    open.merge(root, -1, Integer::sum);
                }
            }
        };
    }
}

package dev.rustaiide.ai.nlp.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import dev.rustaiide.ai.nlp.Hit;
import dev.rustaiide.ai.nlp.SearchedFolder;
import dev.rustaiide.ai.nlp.internal.Fusion.Fused;
import dev.rustaiide.ai.nlp.internal.PassageStore.Known;
import dev.rustaiide.ai.nlp.internal.PassageStore.Shown;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.types.Location;

/** The passages of one origin. One refresh works at a time; others wait for their turn. */
final class IndexedPassages implements SearchedFolder {
    /** So many files become known at once; a kill loses no more than these. */
    private static final int BATCH = 64;
    /** How many of each kind are compared; what is behind them is of no use to people. */
    private static final int CANDIDATES = 100;

    private final String key;
    private final String title;
    private final PassageStore store;
    private final PassageOrigin origin;
    private final Embeddings embeddings;
    private final Predicate<IndexedPassages> closed;
    private final ReentrantLock turn = new ReentrantLock();
    private int users;

    /**
     * @param key tells it from others that are open
     * @param title for people, who see that it is read
     */
    IndexedPassages(String key, String title, PassageStore store, PassageOrigin origin, Embeddings embeddings,
            Predicate<IndexedPassages> closed) {
        this.key = key;
        this.title = title;
        this.store = store;
        this.origin = origin;
        this.embeddings = embeddings;
        this.closed = closed;
    }

    String key() {
        return key;
    }

    void use() {
        users++;
    }

    /** Whether nobody uses it any more. */
    boolean leave() {
        users--;
        return users == 0;
    }

    @Override
    public Call<Coverage> refresh(Depth depth) {
        return Call.start(Priority.BACKGROUND, "read " + title, scope -> {
            turn.lockInterruptibly();
            try {
                return refresh(depth, scope);
            } finally {
                turn.unlock();
            }
        });
    }

    private Coverage refresh(Depth depth, Scope scope)
            throws IOException, InterruptedException, ExecutionException {
        if (!store.isOurs()) {
            return coverage("Another window or command reads this folder now.");
        }
        Map<String, Long> found = origin.find(scope);
        Map<String, Known> known = store.files();
        for (String gone : known.keySet()) {
            if (!found.containsKey(gone)) {
                store.remove(gone);
            }
        }
        read(found, known, scope);
        String lacking = depth == Depth.MEANING ? embeddings.lacking() : "Meaning was not asked for.";
        if (lacking.isEmpty()) {
            understand(found, scope);
        }
        return coverage(lacking);
    }

    private void read(Map<String, Long> found, Map<String, Known> known, Scope scope)
            throws IOException, InterruptedException {
        Predicate<Map.Entry<String, Long>> changed = each -> !known.containsKey(each.getKey())
                || known.get(each.getKey()).stamp() != each.getValue();
        var files = found.entrySet().stream().filter(changed).toList();
        for (int i = 0; i < files.size(); i++) {
            scope.check();
            scope.report(new Progress("Reading", i, files.size()));
            String path = files.get(i).getKey();
            store.put(path, files.get(i).getValue(), origin.passages(path, scope), List.of());
        }
        store.commit();
    }

    private void understand(Map<String, Long> found, Scope scope)
            throws IOException, InterruptedException, ExecutionException {
        Map<String, Known> known = store.files();
        List<String> files = known.entrySet().stream().filter(each -> !each.getValue().meaning())
                .map(Map.Entry::getKey).sorted().toList();
        int passages = files.stream().mapToInt(file -> known.get(file).passages()).sum();
        int done = 0;
        for (int i = 0; i < files.size(); i++) {
            scope.check();
            scope.report(new Progress("Understanding", done, passages));
            String path = files.get(i);
            List<Passage> all = origin.passages(path, scope);
            store.put(path, found.get(path), all, embeddings.passages(all.stream().map(Passage::gist).toList()));
            done += all.size();
            if (i % BATCH == BATCH - 1) {
                store.commit();
            }
        }
        store.commit();
        if (!files.isEmpty()) {
            scope.report(new Progress("Joining", 0, 0));
            store.join();
        }
    }

    private Coverage coverage(String lacking) throws IOException {
        var files = store.files();
        int passages = files.values().stream().mapToInt(Known::passages).sum();
        int meaning = files.values().stream().filter(Known::meaning).mapToInt(Known::passages).sum();
        return new Coverage(files.size(), passages, meaning, lacking);
    }

    @Override
    public Call<List<Hit>> search(String question, int most) {
        return Call.start("search", scope -> {
            boolean meaning = !question.isBlank() && embeddings.lacking().isEmpty();
            float[] vector = meaning ? embeddings.question(question) : null;
            return store.search(question, vector, Math.max(most, CANDIDATES), (found, show) -> {
                var hits = new ArrayList<Hit>();
                for (Fused each : Fusion.of(found)) {
                    if (hits.size() < most) {
                        hits.add(hit(each, show.of(each.number()), question));
                    }
                }
                return List.copyOf(hits);
            }).orElse(List.of());
        });
    }

    private Hit hit(Fused fused, Shown shown, String question) {
        var location = new Location(origin.place(shown.path(), shown.file()), shown.range());
        return new Hit(location, shown.title(), shown.preview(), fused.score(),
                fused.byWords() ? shared(question, shown) : List.of(), fused.similarity());
    }

    /** The words of the question whose stems are in the passage. */
    private List<String> shared(String question, Shown shown) {
        return store.terms(question).stream().filter(term -> shown.stems().contains(term.stem()))
                .map(WordAnalyzer.Term::word).distinct().toList();
    }

    @Override
    public void close() {
        if (closed.test(this)) {
            try {
                store.close();
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}

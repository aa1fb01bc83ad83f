package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.types.Diagnostic;

/**
 * What a run of Cargo has found so far, for somebody who shows it while it goes on. What was found by the run before
 * stays until the end, so that nothing disappears and comes back; what is found again at another line leaves its old
 * place. Any thread tells; whoever shows it is called in one executor, which is also the only one to call the rest.
 */
public final class LiveFindings implements Consumer<Diagnostic> {
    /** A list that grows by one a thousand times a second would be all that a window does. */
    private static final Duration PAUSE = Duration.ofMillis(30);

    private final Executor executor;
    private final Consumer<Map<Path, List<Diagnostic>>> shower;
    private final Debounce later;
    private final List<Diagnostic> waiting = new ArrayList<>();
    private final Map<Path, List<Diagnostic>> before = new LinkedHashMap<>();
    private final Map<Path, List<Diagnostic>> fresh = new LinkedHashMap<>();
    private boolean asked;
    private boolean ended;
    private long drained = System.nanoTime() - PAUSE.toNanos() - 1;

    /**
     * @param before what was shown until now
     * @param shower gets all that is known of each file that something new was found in
     */
    public LiveFindings(List<Diagnostic> before, Executor executor,
            Consumer<Map<Path, List<Diagnostic>>> shower) {
        this.executor = executor;
        this.shower = shower;
        this.later = new Debounce(PAUSE, executor, this::drain);
        before.forEach(each -> listOf(this.before, each).add(each));
    }

    private static List<Diagnostic> listOf(Map<Path, List<Diagnostic>> files, Diagnostic one) {
        return files.computeIfAbsent(one.location().file(), file -> new ArrayList<>());
    }

    /** There is one more; any thread. The first is shown at once, those right behind it together a little later. */
    @Override
    public synchronized void accept(Diagnostic diagnostic) {
        waiting.add(diagnostic);
        if (asked) {
            return;
        }
        asked = true;
        if (System.nanoTime() - drained > PAUSE.toNanos()) {
            executor.execute(this::drain);
        } else {
            later.trigger();
        }
    }

    private synchronized List<Diagnostic> take() {
        List<Diagnostic> taken = List.copyOf(waiting);
        waiting.clear();
        asked = false;
        drained = System.nanoTime();
        return taken;
    }

    private void drain() {
        List<Diagnostic> taken = take();
        if (ended || taken.isEmpty()) {
            return;
        }
        Map<Path, List<Diagnostic>> changed = new LinkedHashMap<>();
        for (Diagnostic each : taken) {
            listOf(fresh, each).add(each);
            listOf(before, each).removeIf(old -> says(old, each));
            changed.put(each.location().file(), List.of());
        }
        changed.replaceAll((file, none) -> in(file));
        shower.accept(changed);
    }

    private static boolean says(Diagnostic old, Diagnostic now) {
        return old.code().equals(now.code()) && old.message().equals(now.message());
    }

    private List<Diagnostic> in(Path file) {
        List<Diagnostic> all = new ArrayList<>(before.getOrDefault(file, List.of()));
        all.addAll(fresh.getOrDefault(file, List.of()));
        return all;
    }

    /** Nothing is shown from now on; gives what was, and what came since. */
    public List<Diagnostic> end() {
        later.cancel();
        drain();
        ended = true;
        Set<Path> files = new LinkedHashSet<>(before.keySet());
        files.addAll(fresh.keySet());
        return files.stream().flatMap(file -> in(file).stream()).toList();
    }
}

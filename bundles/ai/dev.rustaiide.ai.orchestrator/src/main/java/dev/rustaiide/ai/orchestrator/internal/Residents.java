package dev.rustaiide.ai.orchestrator.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.orchestrator.Backend;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;

/**
 * The backends that are open. The two that were used last stay open for a while, so that going from one to the other
 * and back costs nothing; what is being used stays open in any case. Any thread may use it.
 */
final class Residents implements AutoCloseable {
    private static final int KEPT = 2;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Experience experience;
    private final Debounce idle;
    /** The one that was used last is the last. */
    private final Map<BackendId, Resident> open = new LinkedHashMap<>();

    Residents(Experience experience) {
        this(experience, IDLE);
    }

    Residents(Experience experience, Duration idle) {
        this.experience = experience;
        this.idle = new Debounce(idle, work -> Call.start("close what is idle", scope -> {
            work.run();
            return true;
        }), this::closeIdle);
    }

    /** An opened backend and how many use it. Guarded by the residents. */
    private final class Resident {
        private final Call<TextGenerator> opening;
        private int users;
        private boolean dropped;

        Resident(Call<TextGenerator> opening) {
            this.opening = opening;
        }

        /** Whatever the opening gives, now or later, is closed. */
        void close() {
            opening.onSuccess(Runnable::run, TextGenerator::close);
        }
    }

    /** The use of a backend, until it is closed. */
    final class Lease implements AutoCloseable {
        private final BackendId id;
        private final Resident resident;
        private final TextGenerator generator;

        private Lease(BackendId id, Resident resident, TextGenerator generator) {
            this.id = id;
            this.resident = resident;
            this.generator = generator;
        }

        TextGenerator generator() {
            return generator;
        }

        /** It is of no use any more: nobody gets it again, and it is closed after its last user. */
        void drop() {
            Residents.this.drop(id, resident);
        }

        @Override
        public void close() {
            giveBack(resident);
        }
    }

    /** Whether {@code id} answers without being opened first. */
    synchronized boolean isOpen(BackendId id) {
        Resident resident = open.get(id);
        return resident != null && resident.opening.isDone();
    }

    /**
     * Opens {@code backend} unless it is. Being interrupted leaves it to go on opening for whoever comes next.
     *
     * @throws ExecutionException with why it cannot be opened as its cause
     */
    Lease use(Backend backend) throws InterruptedException, ExecutionException {
        Resident resident = enter(backend);
        TextGenerator generator = null;
        try {
            generator = resident.opening.await();
            return new Lease(backend.id(), resident, generator);
        } catch (ExecutionException failed) {
            drop(backend.id(), resident);
            throw failed;
        } finally {
            if (generator == null) {
                giveBack(resident);
            }
        }
    }

    private synchronized Resident enter(Backend backend) {
        Resident resident = open.remove(backend.id());
        if (resident == null) {
            surplus(KEPT - 1).forEach(Resident::close); // first, for their memory
            resident = new Resident(opening(backend));
        }
        open.put(backend.id(), resident);
        resident.users++;
        return resident;
    }

    private Call<TextGenerator> opening(Backend backend) {
        long begun = System.nanoTime();
        return backend.open().onSuccess(Runnable::run,
                generator -> experience.opened(backend.id(), (System.nanoTime() - begun) / 1e6));
    }

    /** Takes out those that nobody uses, the longest unused first, until {@code kept} are left. */
    private List<Resident> surplus(int kept) {
        var surplus = new ArrayList<Resident>();
        Iterator<Resident> eldest = open.values().iterator();
        while (open.size() > kept && eldest.hasNext()) {
            Resident resident = eldest.next();
            if (resident.users == 0) {
                eldest.remove();
                surplus.add(resident);
            }
        }
        return surplus;
    }

    private void giveBack(Resident resident) {
        List<Resident> closing;
        synchronized (this) {
            resident.users--;
            closing = new ArrayList<>(surplus(KEPT));
            if (resident.dropped && resident.users == 0) {
                closing.add(resident);
            }
        }
        closing.forEach(Resident::close);
        idle.trigger();
    }

    private synchronized void drop(BackendId id, Resident resident) {
        open.remove(id, resident);
        resident.dropped = true;
    }

    /** Closes all that nobody uses. */
    void closeIdle() {
        List<Resident> closing;
        synchronized (this) {
            closing = surplus(0);
        }
        closing.forEach(Resident::close);
    }

    /** Closes all; what is being written ends. */
    @Override
    public void close() {
        idle.cancel();
        List<Resident> closing;
        synchronized (this) {
            closing = List.copyOf(open.values());
            open.clear();
            closing.forEach(resident -> resident.dropped = false);
        }
        closing.forEach(Resident::close);
    }
}

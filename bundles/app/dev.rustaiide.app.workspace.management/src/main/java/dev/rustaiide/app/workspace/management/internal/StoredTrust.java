package dev.rustaiide.app.workspace.management.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.app.workspace.management.Trust;
import dev.rustaiide.app.workspace.management.TrustDecided;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cargo.integration.ExecutionPolicy;

/** Keeps the user's decisions in a state file, and tells the layers below. */
@Component(service = {Trust.class, ExecutionPolicy.class})
public final class StoredTrust implements Trust, ExecutionPolicy {
    private static final Logger LOG = LoggerFactory.getLogger(StoredTrust.class);

    private final StandardPaths paths;
    private final TextFiles files;
    private final Consumer<Record> events;
    private final Listeners<StoredTrust> listeners = new Listeners<>();
    private final Call<Void> loaded;
    private volatile List<Path> trusted = List.of();
    private volatile @Nullable Path samples;

    @Activate
    public StoredTrust(@Reference StandardPaths paths, @Reference TextFiles files, @Reference Events events) {
        this(paths, files, events::publish);
    }

    StoredTrust(StandardPaths paths, TextFiles files, Consumer<Record> events) {
        this.paths = paths;
        this.files = files;
        this.events = events;
        this.loaded = Call.start("read trust", scope -> load());
    }

    private Void load() {
        String property = System.getProperty("rustaiide.samples", "");
        samples = property.isEmpty() ? null : real(Path.of(property)).orElse(null);
        trusted = file().read().get("trusted").items().stream().map(StoredPaths::read).flatMap(Optional::stream)
                .toList();
        listeners.tell(this);
        return null;
    }

    private StateFile file() {
        return new StateFile(paths.state().resolve("trust.json"), files);
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException gone) {
            // Nobody can run what is not there.
            return Optional.empty();
        }
    }

    @Override
    public boolean isTrusted(Path folder) {
        Path normal = folder.toAbsolutePath().normalize();
        Path ours = samples;
        return ours != null && normal.startsWith(ours) || trusted.stream().anyMatch(normal::startsWith);
    }

    /** Looks at the real path: a link in a trusted folder does not lend its trust to what it points at. */
    @Override
    public boolean mayRun(Path folder) {
        try {
            loaded.await();
            return real(folder).filter(this::isTrusted).isPresent();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException unexpected) {
            LOG.error("Nothing is trusted: the decisions cannot be read", unexpected);
            return false;
        }
    }

    @Override
    public Call<Void> trust(Path folder) {
        return Call.start("trust", scope -> change(folder, true));
    }

    @Override
    public Call<Void> distrust(Path folder) {
        return Call.start("distrust", scope -> change(folder, false));
    }

    private Void change(Path folder, boolean add) throws InterruptedException, ExecutionException, FailureException {
        loaded.await();
        Path path = real(folder).orElse(folder.toAbsolutePath().normalize());
        synchronized (this) {
            var changed = new TreeSet<>(trusted);
            if (add ? changed.add(path) : changed.remove(path)) {
                file().write(Json.object()
                        .put("trusted", Json.array(changed.stream().map(StoredPaths::write).toList())).build());
                trusted = List.copyOf(changed);
                events.accept(new TrustDecided(path, add));
            }
        }
        listeners.tell(this);
        return null;
    }

    @Override
    public List<Path> trusted() {
        return trusted;
    }

    @Override
    public Subscription onChange(Executor executor, Runnable listener) {
        return listeners.add(executor, ignored -> listener.run());
    }
}

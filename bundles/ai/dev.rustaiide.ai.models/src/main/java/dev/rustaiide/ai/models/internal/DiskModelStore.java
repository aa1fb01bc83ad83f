package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.models.ModelDownloads;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelImported;
import dev.rustaiide.ai.models.ModelMadeCurrent;
import dev.rustaiide.ai.models.ModelRemoved;
import dev.rustaiide.ai.models.ModelSettings;
import dev.rustaiide.ai.models.ModelStore;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.security.Signer;
import dev.rustaiide.foundation.security.SigningKeys;

/** Keeps models in the application's data folder. */
@Component
public final class DiskModelStore implements ModelStore {
    private static final SecretId KEY = new SecretId("models/signer");

    private final StoreFolder folder;
    private final Acceptance acceptance;
    private final Signing signing;
    private final Events events;
    private final Clock clock;
    private final Path cache;
    private final Optional<ModelDownloads> downloads;
    private @Nullable Seen seen;

    /** What was there when {@link StoreFolder#state} had this text. */
    private record Seen(String state, List<StoredCard> cards, List<Entry> entries) {}

    @Activate
    public DiskModelStore(@Reference StandardPaths paths, @Reference Settings settings,
            @Reference ComponentServiceObjects<SigningKeys> keys, @Reference Events events,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
            @Nullable ModelDownloads downloads) {
        this(new StoreFolder(paths.data().resolve("models")), new Acceptance(() -> settings.get(ModelSettings.SIGNERS)),
                () -> signer(keys), events, Clock.systemUTC(), paths.cache(), Optional.ofNullable(downloads));
    }

    DiskModelStore(StoreFolder folder, Acceptance acceptance, Signing signing, Events events, Clock clock, Path cache,
            Optional<ModelDownloads> downloads) {
        this.folder = folder;
        this.acceptance = acceptance;
        this.signing = signing;
        this.events = events;
        this.clock = clock;
        this.cache = cache;
        this.downloads = downloads;
    }

    /** Gives the user's key, which whoever gets it closes. */
    @FunctionalInterface
    interface Signing {
        Signer signer() throws FailureException;
    }

    /** The keyring is only asked for when somebody signs. */
    private static Signer signer(ComponentServiceObjects<SigningKeys> keys) throws FailureException {
        SigningKeys service = keys.getService();
        try {
            return service.signer(KEY);
        } finally {
            keys.ungetService(service);
        }
    }

    @Override
    public List<Entry> entries() {
        return seen().entries;
    }

    private synchronized Seen seen() {
        String state = folder.state();
        Seen before = seen;
        if (before == null || !before.state.equals(state)) {
            try {
                List<StoredCard> cards = folder.cards();
                before = new Seen(state, cards, new Shelf(cards, folder).entries());
                seen = before;
            } catch (IOException unreadable) {
                LoggerFactory.getLogger(DiskModelStore.class).warn("the models cannot be read", unreadable);
                return before == null ? new Seen("", List.of(), List.of()) : before;
            }
        }
        return before;
    }

    @Override
    public Call<Entry> importFrom(Path source, Naming naming) {
        return Call.start("import " + source.getFileName(), scope -> {
            Offer offer = Offers.of(source);
            acceptance.require(offer);
            return entry(take(offer, naming, source, scope)).orElseThrow();
        });
    }

    @Override
    public Call<Entry> fetch(URI address, String sha256, Naming naming) {
        return Call.start("fetch " + address, scope -> {
            ModelDownloads service = downloads.orElseThrow(() -> new FailureException(new Failure.Other(
                    "Cannot fetch a model.", "This installation has no part that may reach the network.",
                    "Copy the model here, and import it.")));
            try (var fetched = new FetchedFolder(cache.resolve("fetched-models"))) {
                Call<Path> coming = service.fetch(address, sha256, fetched.path());
                coming.onProgress(Runnable::run, scope::report);
                return scope.await(importFrom(scope.await(coming), naming));
            }
        });
    }

    private ModelId take(Offer offer, Naming naming, Path source, Scope scope)
            throws FailureException, InterruptedException {
        try {
            requireRoom(offer);
            try (StoreFolder.Incoming incoming = folder.incoming()) {
                var intake = new Intake(offer, naming, incoming);
                intake.copy(scope);
                intake.examine();
                StoredCard card = folder.change(() -> intake.settle(folder, source, clock.instant()));
                events.publish(new ModelImported(card.id().toString(), card.digest(), card.from(), card.signer()));
                return card.id();
            }
        } catch (IOException disk) {
            throw folder.failure(disk);
        }
    }

    private void requireRoom(Offer offer) throws IOException, FailureException {
        long room = Files.getFileStore(Files.createDirectories(folder.root())).getUsableSpace();
        if (offer.bytes() > room) {
            throw new FailureException(new Failure.Other("Cannot import " + offer.title() + '.', "It has "
                    + (offer.bytes() >> 20) + " MB, and the disk with " + folder.root() + " has room for "
                    + (room >> 20) + " MB.", "Remove a model, or free space on it."));
        }
    }

    @Override
    public Call<List<Damage>> check() {
        return Call.start("check models", scope -> {
            List<StoredCard> cards = seen().cards;
            var meter = new Meter(scope, "", cards.stream().mapToLong(StoredCard::bytes).sum());
            var damages = new ArrayList<Damage>();
            for (StoredCard card : cards) {
                examine(card, meter).ifPresent(damages::add);
            }
            return damages;
        });
    }

    private Optional<Damage> examine(StoredCard card, Meter meter) throws IOException, InterruptedException {
        meter.say(card.id().toString());
        try {
            for (StoredFile file : card.files()) {
                folder.blobs().examineAll(file, meter);
            }
            Intake.examine(card.traits().format(), folder.blobs().file(card.file(card.weights()).hash()));
            return Optional.empty();
        } catch (FailureException damaged) {
            return Optional.of(new Damage(card.id(), damaged.failure().why(), damaged.failure().nextStep()));
        }
    }

    @Override
    public Call<Entry> rollBack(String name) {
        return Call.start("roll back " + name,
                scope -> current(() -> new Shelf(folder.cards(), folder).before(name)));
    }

    @Override
    public Call<Entry> makeCurrent(ModelId id) {
        return Call.start("make " + id + " current", scope -> current(() -> card(id).id()));
    }

    private Entry current(StoreFolder.Change<ModelId> choice) throws FailureException, InterruptedException {
        ModelId id = folder.change(() -> {
            ModelId chosen = choice.run();
            folder.setCurrent(chosen);
            return chosen;
        });
        events.publish(new ModelMadeCurrent(id.toString()));
        return entry(id).orElseThrow(() -> Shelf.unknown(id.toString()));
    }

    @Override
    public Call<Long> remove(ModelId id) {
        return Call.start("remove " + id, scope -> {
            StoredCard card = card(id);
            long freed = folder.change(() -> {
                folder.deleteCard(id);
                return folder.collect();
            });
            events.publish(new ModelRemoved(id.toString(), card.digest()));
            return freed;
        });
    }

    private StoredCard card(ModelId id) throws FailureException {
        return seen().cards.stream().filter(card -> card.id().equals(id)).findFirst()
                .orElseThrow(() -> Shelf.unknown(id.toString()));
    }

    @Override
    public Call<Path> pack(ModelId id, Path file, boolean isSigned) {
        return Call.start("pack " + id, scope -> {
            StoredCard card = card(id);
            if (Files.exists(file)) {
                throw new FailureException(new Failure.Other("Cannot write " + file.getFileName() + '.',
                        "There is such a file already.", "Choose another name."));
            }
            Path part = file.resolveSibling('.' + String.valueOf(file.getFileName()) + ".part");
            try (Signer signer = isSigned ? signing.signer() : null) {
                write(card, signer, part, scope);
                return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException disk) {
                throw new FailureException(new Failure.Other("Cannot write " + file.getFileName() + '.',
                        disk.getMessage() + '.', "Check the folder, its permissions, and the models with “models"
                                + " check”."), disk);
            } finally {
                Files.deleteIfExists(part);
            }
        });
    }

    private void write(StoredCard card, @Nullable Signer signer, Path part, Scope scope)
            throws IOException, InterruptedException {
        var meter = new Meter(scope, card.id().toString(), card.bytes());
        PackFile.Contents contents = file -> open(folder.blobs().file(file.hash()));
        try (OutputStream out = Files.newOutputStream(part)) {
            PackFile.write(card, contents, signer, out, meter);
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static InputStream open(Path file) throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public Call<String> signer() {
        return Call.start("key for models", scope -> {
            try (Signer signer = signing.signer()) {
                return signer.verifyingKey().toString();
            }
        });
    }

    /** Reports progress in bytes, and ends the work when it is cancelled. */
    static final class Meter implements Hashing.Progress {
        private final Scope scope;
        private final long total;
        private String message;
        private long done;

        Meter(Scope scope, String message, long total) {
            this.scope = scope;
            this.message = message;
            this.total = total;
        }

        void say(String now) {
            message = now;
            scope.report(new Progress(message, done, total));
        }

        @Override
        public void done(long bytes) throws InterruptedException {
            scope.check();
            done += bytes;
            scope.report(new Progress(message, done, total));
        }
    }
}

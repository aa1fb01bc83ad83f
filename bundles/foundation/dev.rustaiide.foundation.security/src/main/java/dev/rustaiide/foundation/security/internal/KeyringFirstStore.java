package dev.rustaiide.foundation.security.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.security.Keyring;
import dev.rustaiide.foundation.security.Keyring.Place;
import dev.rustaiide.foundation.security.KeyringLost;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretChanged;
import dev.rustaiide.foundation.security.SecretChanged.Action;
import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.foundation.security.internal.FileVault.Note;

/** The keyring while it works, else the file; what the file says counts more, being what the keyring could not hear. */
@Component
public final class KeyringFirstStore implements SecretStore {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NONE = "No keyring runs in this session.";

    private final Supplier<Path> folder;
    private final Events events;
    private final Redactor redactor;
    private final Duration patience;
    private final @Nullable Path passphrase;
    private final @Nullable Keyring keyring;
    private volatile String trouble; // why the keyring is not asked; empty while it is
    private @Nullable FileVault vault;

    @Activate
    public KeyringFirstStore(@Reference(policyOption = ReferencePolicyOption.GREEDY) List<Keyring> keyrings,
            @Reference StandardPaths paths, @Reference Events events, @Reference Redactor redactor) {
        this(keyrings, paths::state, System.getenv("RUST_AI_IDE_PASSPHRASE_FILE"), events, redactor, PATIENCE);
    }

    KeyringFirstStore(List<Keyring> keyrings, Supplier<Path> folder, @Nullable String passphrase, Events events,
            Redactor redactor, Duration patience) {
        this.folder = folder;
        this.events = events;
        this.redactor = redactor;
        this.patience = patience;
        this.passphrase = passphrase == null || passphrase.isBlank() ? null : Path.of(passphrase);
        this.keyring = keyrings.stream().filter(Keyring::isHere).findFirst().orElse(null);
        this.trouble = keyring == null ? NONE : "";
    }

    @Override
    public Optional<Secret> get(SecretId id) throws FailureException {
        Optional<Secret> secret = onDisk(() -> find(id));
        secret.ifPresent(redactor::learn);
        return secret;
    }

    @Override
    public Secret getOrPut(SecretId id, Supplier<Secret> first) throws FailureException {
        Optional<Secret> there = get(id);
        if (there.isPresent()) {
            return there.get();
        }
        return changing(() -> {
            Optional<Secret> meanwhile = find(id);
            if (meanwhile.isPresent()) {
                redactor.learn(meanwhile.get());
                return meanwhile.get();
            }
            Secret secret = first.get();
            keep(id, secret);
            return secret;
        });
    }

    @Override
    public void put(SecretId id, Secret secret) throws FailureException {
        changing(() -> {
            keep(id, secret);
            return true;
        });
    }

    @Override
    public boolean remove(SecretId id) throws FailureException {
        return changing(() -> {
            Optional<Note> note = vault().find(id);
            Boolean inKeyring = ask(ring -> ring.remove(place(), id));
            boolean mayComeBack = keyring != null && inKeyring == null;
            vault().write(id, mayComeBack ? Note.REMOVED : null);
            note.ifPresent(Note::close);
            boolean removed = note.map(said -> said.secret() != null).orElse(Boolean.TRUE.equals(inKeyring));
            if (removed) {
                events.publish(new SecretChanged(id, Action.REMOVED, current().name()));
            }
            return removed;
        });
    }

    @Override
    public boolean rotateKey() throws FailureException {
        return changing(() -> vault().rotate());
    }

    @Override
    public SortedMap<SecretId, Backend> list() throws FailureException {
        return onDisk(() -> {
            var all = new TreeMap<SecretId, Backend>();
            var names = ask(ring -> ring.list(place()));
            if (names != null) {
                names.forEach(id -> all.put(id, ofKeyring()));
            }
            Map<SecretId, Note> notes = vault().read();
            notes.forEach((id, note) -> {
                if (note.secret() == null) {
                    all.remove(id);
                } else {
                    all.put(id, ofFile());
                }
            });
            FileVault.close(notes);
            return all;
        });
    }

    @Override
    public Backend backend() throws FailureException {
        return onDisk(() -> {
            ask(ring -> ring.list(place()));
            return current();
        });
    }

    private Optional<Secret> find(SecretId id) throws IOException, InterruptedException {
        Optional<Note> note = vault().find(id);
        if (note.isPresent()) {
            return Optional.ofNullable(note.get().secret());
        }
        Optional<Secret> found = ask(ring -> ring.get(place(), id));
        return found == null ? Optional.empty() : found;
    }

    private void keep(SecretId id, Secret secret) throws IOException, InterruptedException {
        redactor.learn(secret);
        Boolean kept = ask(ring -> {
            ring.put(place(), id, secret);
            return true;
        });
        vault().write(id, kept == null ? new Note(secret) : null);
        events.publish(new SecretChanged(id, Action.SET, current().name()));
    }

    /** What {@code question} gives; null if there is no keyring, or none that answers. */
    private <T> @Nullable T ask(Question<T> question) throws InterruptedException {
        Keyring asked = keyring;
        if (asked == null || !trouble.isEmpty()) {
            return null;
        }
        Call<T> call = Call.start("keyring", scope -> question.put(asked));
        try {
            return call.await(patience);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            giveUp(asked, cause instanceof IOException ? String.valueOf(cause.getMessage()) : cause + ".");
        } catch (TimeoutException late) {
            giveUp(asked, "It did not answer within " + patience.toSeconds() + " seconds.");
        } finally {
            call.cancel();
        }
        return null;
    }

    private synchronized void giveUp(Keyring asked, String reason) {
        if (trouble.isEmpty()) {
            trouble = asked.name().substring(0, 1).toUpperCase(java.util.Locale.ROOT) + asked.name().substring(1)
                    + " cannot be used: " + reason;
            LoggerFactory.getLogger(KeyringFirstStore.class).warn(
                    "{} Until the program starts again, secrets are kept in {}; those in the keyring cannot be had.",
                    trouble, vault().file());
            events.publish(new KeyringLost(trouble, vault().file().toString()));
        }
    }

    private Backend current() {
        return trouble.isEmpty() ? ofKeyring() : ofFile();
    }

    private Backend ofKeyring() {
        return new Backend(keyring == null ? "" : keyring.name(), "", true, "");
    }

    private Backend ofFile() {
        return new Backend("an encrypted file", vault().file().toString(), false, trouble);
    }

    private Place place() {
        return new Place(folder.get().toString());
    }

    private synchronized FileVault vault() {
        FileVault made = vault;
        if (made == null) {
            Path where = folder.get();
            made = new FileVault(where.resolve("secrets.sealed"),
                    new MasterKeys(where.resolve("secrets.key"), passphrase));
            vault = made;
        }
        return made;
    }

    private <T> T changing(DiskWork<T> work) throws FailureException {
        return onDisk(() -> {
            try (var turn = ProcessLock.take(folder.get().resolve("secrets.lock"))) {
                return work.run();
            }
        });
    }

    private <T> T onDisk(DiskWork<T> work) throws FailureException {
        try {
            return work.run();
        } catch (IOException refused) {
            throw new FailureException(Failures.of(refused, vault()), refused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Other("The secrets were not asked for.", "It was interrupted.",
                    "Try again."), e);
        }
    }

    /** Something to ask a keyring. */
    private interface Question<T> {
        T put(Keyring keyring) throws IOException;
    }

    /** Something that ends with what the disk says. */
    private interface DiskWork<T> {
        T run() throws IOException, InterruptedException;
    }
}

package dev.rustaiide.foundation.security.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.security.Keyring;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretId;

/** The Secret Service of Linux desktops (GNOME Keyring, KWallet, KeePassXC), by libsecret. */
@Component
public final class SecretServiceKeyring implements Keyring {
    private static final String LIBRARY = "libsecret-1.so.0";
    /** Long enough to type a password into the question that unlocks a keyring. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final String PLACE = "place";
    private static final String NAME = "name";

    private final Map<String, String> environment;
    private final String library;
    private final Duration patience;
    private @Nullable Libsecret libsecret;

    @Activate
    public SecretServiceKeyring() {
        this(System.getenv(), LIBRARY, PATIENCE);
    }

    SecretServiceKeyring(Map<String, String> environment, String library, Duration patience) {
        this.environment = environment;
        this.library = library;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "the Secret Service";
    }

    /** Without a session bus there is none; asking libsecret then might even start one. */
    @Override
    public boolean isHere() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return false;
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return !environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isBlank()
                || !runtime.isBlank() && Files.exists(Path.of(runtime, "bus"));
    }

    @Override
    public Optional<Secret> get(Place place, SecretId id) throws IOException {
        byte[] found = limited((secrets, cancellable) -> secrets.lookup(attributes(place, id), cancellable));
        if (found == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Secret.ofUtf8(found));
        } catch (IllegalArgumentException e) {
            throw new IOException("What it has as " + id + " is not a text.", e);
        } finally {
            Arrays.fill(found, (byte) 0);
        }
    }

    @Override
    public void put(Place place, SecretId id, Secret secret) throws IOException {
        byte[] utf8 = secret.utf8();
        try {
            limited((secrets, cancellable) -> {
                secrets.store(attributes(place, id), "Rust AI IDE: " + id, utf8, cancellable);
                return true;
            });
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    @Override
    public boolean remove(Place place, SecretId id) throws IOException {
        return Boolean.TRUE.equals(limited((secrets, cancellable) ->
                secrets.clear(attributes(place, id), cancellable)));
    }

    @Override
    public SortedSet<SecretId> list(Place place) throws IOException {
        Set<String> names = limited((secrets, cancellable) ->
                secrets.search(Map.of(PLACE, place.name()), NAME, cancellable));
        var ids = new TreeSet<SecretId>();
        if (names != null) {
            names.stream().filter(SecretId::isValid).map(SecretId::new).forEach(ids::add);
        }
        return ids;
    }

    private static Map<String, String> attributes(Place place, SecretId id) {
        return Map.of(PLACE, place.name(), NAME, id.name());
    }

    /** A thread in C hears no interrupt, so a second one looks at the clock. */
    private <T> @Nullable T limited(Use<T> use) throws IOException {
        Libsecret secrets = libsecret();
        try (var cancellable = secrets.new Cancellable()) {
            Call<Boolean> alarm = Call.start("patience with the keyring", scope -> {
                Thread.sleep(patience);
                cancellable.cancel();
                return true;
            });
            try {
                return use.of(secrets, cancellable);
            } finally {
                alarm.cancel();
            }
        }
    }

    private synchronized Libsecret libsecret() throws IOException {
        Libsecret loaded = libsecret;
        if (loaded == null) {
            loaded = new Libsecret(library, Set.of(PLACE, NAME));
            libsecret = loaded;
        }
        return loaded;
    }

    /** One call. */
    private interface Use<T> {
        @Nullable T of(Libsecret secrets, Libsecret.Cancellable cancellable) throws IOException;
    }
}

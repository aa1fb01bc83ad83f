package dev.rustaiide.foundation.security.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.rustaiide.foundation.security.Keyring;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretId;

/** A keyring that can be broken, or made to hang. */
final class MemoryKeyring implements Keyring {
    final Map<SecretId, Secret> secrets = new TreeMap<>();
    volatile boolean broken;
    volatile boolean hangs;
    volatile int asked;

    private void ask() throws IOException {
        asked++;
        if (broken) {
            throw new IOException("It is locked.");
        }
        if (hangs) {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                throw new IOException("It was interrupted.", e);
            }
        }
    }

    @Override
    public String name() {
        return "the memory";
    }

    @Override
    public boolean isHere() {
        return true;
    }

    @Override
    public Optional<Secret> get(Place place, SecretId id) throws IOException {
        ask();
        return Optional.ofNullable(secrets.get(id)).map(Secret::copy);
    }

    @Override
    public void put(Place place, SecretId id, Secret secret) throws IOException {
        ask();
        secrets.put(id, secret.copy());
    }

    @Override
    public boolean remove(Place place, SecretId id) throws IOException {
        ask();
        return secrets.remove(id) != null;
    }

    @Override
    public SortedSet<SecretId> list(Place place) throws IOException {
        ask();
        return new TreeSet<>(secrets.keySet());
    }
}

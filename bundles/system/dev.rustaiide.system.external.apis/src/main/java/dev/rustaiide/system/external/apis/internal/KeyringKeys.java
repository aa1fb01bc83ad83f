package dev.rustaiide.system.external.apis.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.system.external.apis.Provider;

/**
 * The keys in the keyring. Whether one is there is remembered, so that it can be told at once; the keyring, which may
 * be slow, is asked meanwhile. Any thread may use it.
 */
final class KeyringKeys implements KeySource {
    private static final long FRESH_NANOS = 5_000_000_000L;

    private final SecretStore store;
    private final Map<SecretId, Seen> seen = new ConcurrentHashMap<>();

    /** Whether a key was there, and when that was. */
    private record Seen(boolean isThere, long at) {}

    KeyringKeys(SecretStore store) {
        this.store = store;
    }

    @Override
    public String key(Provider provider) throws FailureException {
        if (!provider.needsKey()) {
            return "";
        }
        Optional<Secret> found = store.get(provider.key());
        remember(provider.key(), found.isPresent());
        try (Secret secret = found.orElseThrow(() -> missing(provider))) {
            return new String(secret.chars());
        }
    }

    private static FailureException missing(Provider provider) {
        return new FailureException(new Failure.Other("Cannot ask " + provider.name() + ".",
                "It wants a key, and none is kept for it.",
                "Set it: rust-ai-ide providers key " + provider.name() + "."));
    }

    void remember(SecretId id, boolean isThere) {
        seen.put(id, new Seen(isThere, System.nanoTime()));
    }

    /** Whether the key is known to be missing. Answers at once. */
    boolean isMissing(Provider provider) {
        Seen last = seen.get(provider.key());
        if (last == null || !last.isThere() && System.nanoTime() - last.at() > FRESH_NANOS) {
            look(provider.key());
        }
        return last != null && !last.isThere();
    }

    private void look(SecretId id) {
        Call.start(Priority.BACKGROUND, "provider key", scope -> {
            Optional<Secret> found = store.get(id);
            found.ifPresent(Secret::close);
            remember(id, found.isPresent());
            return true;
        }).onFailure(Runnable::run, cause -> LoggerFactory.getLogger(KeyringKeys.class)
                .warn("Cannot tell whether {} is kept", id, cause));
    }
}

package dev.rustaiide.foundation.security.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.foundation.security.Signer;
import dev.rustaiide.foundation.security.SigningKeys;

/** Each key is a secret. */
@Component
public final class StoredSigningKeys implements SigningKeys {
    private final SecretStore store;

    @Activate
    public StoredSigningKeys(@Reference SecretStore store) {
        this.store = store;
    }

    @Override
    public Signer signer(SecretId id) throws FailureException {
        try (Secret saved = store.getOrPut(id, StoredSigningKeys::newKey)) {
            return Signer.restore(saved);
        } catch (IllegalArgumentException notOne) {
            throw new FailureException(new Failure.Other("Cannot sign with " + id + '.',
                    "The secret of that name is " + notOne.getMessage() + '.',
                    "Remove it with \"rust-ai-ide secret rm " + id + "\"; a new one will be made."), notOne);
        }
    }

    private static Secret newKey() {
        try (Signer signer = Signer.generate()) {
            return signer.save();
        }
    }
}

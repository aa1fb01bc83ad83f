package dev.rustaiide.foundation.logging.internal.audit;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.foundation.security.Signer;
import dev.rustaiide.foundation.security.SigningKeys;
import dev.rustaiide.foundation.security.VerifyingKey;

/** The key of the trail, taken from the store when it is first needed. */
final class TrailKey {
    static final SecretId ID = new SecretId("audit/signing-key");

    private final SigningKeys keys;
    private final SecretStore secrets;
    private @Nullable Optional<Signer> signer;

    TrailKey(SigningKeys keys, SecretStore secrets) {
        this.keys = keys;
        this.secrets = secrets;
    }

    /** Made if there is none yet. Without a store that works there is none for this process, which is said once. */
    synchronized Optional<Signer> signer() {
        Optional<Signer> known = signer;
        if (known == null) {
            known = ask();
            signer = known;
        }
        return known;
    }

    private Optional<Signer> ask() {
        try {
            return Optional.of(keys.signer(ID));
        } catch (FailureException failed) {
            LoggerFactory.getLogger(TrailKey.class).warn("The audit trail is not signed: {} {}",
                    failed.failure().why(), failed.failure().nextStep());
            return Optional.empty();
        }
    }

    /** Only if there is one already: looking at a trail changes nothing. */
    Optional<VerifyingKey> known() throws FailureException {
        Optional<Secret> saved = secrets.get(ID);
        if (saved.isEmpty()) {
            return Optional.empty();
        }
        try (Secret secret = saved.get(); Signer restored = Signer.restore(secret)) {
            return Optional.of(restored.verifyingKey());
        } catch (IllegalArgumentException noKey) {
            LoggerFactory.getLogger(TrailKey.class).warn("What the store keeps as {} is no key", ID);
            return Optional.empty();
        }
    }
}

package dev.rustaiide.foundation.security.internal;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Finding.State;
import dev.rustaiide.foundation.platform.Probe;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.foundation.security.SecretStore.Backend;

/** Tells the doctor where secrets are kept. */
@Component
public final class SecretsProbe implements Probe {
    private static final String NAME = "keyring";
    private static final String PURPOSE = "Keeps access tokens and keys";

    private final SecretStore store;

    @Activate
    public SecretsProbe(@Reference SecretStore store) {
        this.store = store;
    }

    @Override
    public List<Finding> examine(Scope scope) {
        return List.of(finding());
    }

    private Finding finding() {
        try {
            Backend backend = store.backend();
            return backend.keyring() ? new Finding(NAME, State.OK, false, "", backend.name(), PURPOSE, "")
                    : new Finding(NAME, State.MISSING, false, "", backend.place(), PURPOSE, backend.reason()
                            + " Secrets are kept in an encrypted file instead.");
        } catch (FailureException failed) {
            return new Finding(NAME, State.BROKEN, true, "", "", PURPOSE,
                    failed.failure().why() + ' ' + failed.failure().nextStep());
        }
    }
}

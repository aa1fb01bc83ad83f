package dev.rustaiide.foundation.security;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/**
 * Keys to sign with that outlive the process, kept in the {@link SecretStore}. A service; any thread but the UI thread
 * may use it.
 */
@ProviderType
public interface SigningKeys {
    /**
     * The key called {@code id}, made when it is first asked for; several processes that ask at once get the same one.
     * Blocks on the store, so keep the signer. It stays the caller's to close.
     *
     * @throws FailureException if the store fails, or keeps something else under that name
     */
    Signer signer(SecretId id) throws FailureException;
}

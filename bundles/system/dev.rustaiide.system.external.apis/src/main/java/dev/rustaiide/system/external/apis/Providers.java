package dev.rustaiide.system.external.apis;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Secret;

/**
 * The servers with models that the user has named. A service; any thread may use it. They are settings of the user, so
 * that no folder can add one, and reach nothing before the gate lets them.
 */
@ProviderType
public interface Providers {
    /** All, the preferred first. */
    List<Provider> all();

    default Optional<Provider> named(String name) {
        return all().stream().filter(provider -> provider.name().equals(name)).findFirst();
    }

    /** What is wrong with the settings, so that providers are passed over; one sentence each. */
    List<String> problems();

    /**
     * Adds {@code provider} behind the others, or in the place of the one with its name. Touches the disk.
     *
     * @throws FailureException if the organisation has locked the list, or the settings cannot be written
     */
    void put(Provider provider) throws FailureException;

    /**
     * Removes the one called {@code name}, and its key from the keyring. Touches both.
     *
     * @return whether there was one
     * @throws FailureException as {@link #put}, or if the keyring fails
     */
    boolean remove(String name) throws FailureException;

    /**
     * Keeps the key of {@code provider} in the keyring; {@code key} stays the caller's to close.
     *
     * @throws FailureException if the keyring fails
     */
    void setKey(Provider provider, Secret key) throws FailureException;

    /** Why {@code provider} cannot be asked now, as one sentence with the next step; empty if it can. */
    Optional<String> obstacle(Provider provider);

    /**
     * The models that the server says it has, 1,000 at most.
     *
     * <p>Fails with a {@code FailureException} if it cannot be asked or answers something else.
     */
    Call<List<String>> models(Provider provider);

    /**
     * Asks the server for its models and has {@code model} write a word, through the gate as anything else.
     *
     * <p>Fails as {@link #models} does.
     */
    Call<Checked> check(Provider provider, String model);

    /**
     * What a check found.
     *
     * @param known whether the server names the model among its own
     * @param millis until the first piece of the answer was there
     * @param answer the first characters of it; text of a stranger
     */
    record Checked(String model, boolean known, long millis, String answer, int readTokens, int writtenTokens) {}
}

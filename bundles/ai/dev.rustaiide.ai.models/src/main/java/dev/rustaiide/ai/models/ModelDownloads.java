package dev.rustaiide.ai.models;

import java.net.URI;
import java.nio.file.Path;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.async.Call;

/** Fetches the files of models. Whoever may leave the machine registers one as a service. Any thread may use it. */
@ConsumerType
public interface ModelDownloads {
    /**
     * Fetches what is at {@code address} into {@code folder}, under the name that the address ends in. Reports its
     * progress in bytes. It is on the disk whole and with the hash that was asked for, or not there.
     *
     * <p>Fails with a {@code FailureException} if policy refuses, the server does, or the content has another hash.
     *
     * @param sha256 of the content, in hexadecimal
     */
    Call<Path> fetch(URI address, String sha256, Path folder);
}

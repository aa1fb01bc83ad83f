/**
 * Models that others run: servers that are asked over HTTP, each by the protocol that it speaks.
 *
 * <p>Invariant: nothing is sent but through the gate of {@code system.network.services}; a key is in the keyring and
 * nowhere else; whatever a server does, an answer ends with a value or a failure that says what to do next.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.external.apis;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

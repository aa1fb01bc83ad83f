/**
 * The two forms in which values leave the process: JSON, and a compact one for very many records of one kind. Manifests
 * of others are read as {@link dev.rustaiide.foundation.serialization.Toml}.
 *
 * <p>Invariant: values are immutable; whatever the input, parsing ends in a value or a {@link
 * dev.rustaiide.foundation.serialization.JsonException} that says where, never in another exception or a full stack.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.serialization;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

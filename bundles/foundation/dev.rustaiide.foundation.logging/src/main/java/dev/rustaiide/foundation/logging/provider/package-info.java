/**
 * Where SLF4J finds its provider. The fragment {@code dev.rustaiide.foundation.logging.slf4j} lets the bundle
 * {@code slf4j.api} see this package and names the class, as {@code META-INF/services} wants it.
 *
 * <p>Invariant: nobody but that fragment uses it.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.logging.provider;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

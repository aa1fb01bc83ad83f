/**
 * Who wrote each line of a file.
 *
 * <p>Invariant: the answers are those of {@code git blame}, line by line. Asking runs no program and writes nothing.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.git.blame;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * What a person chooses about the window and what is known of how it does, for every face of the product: key maps, the
 * settings of the window, and where it made people wait.
 *
 * <p>Invariant: nothing here needs a window; the command line knows all of it.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.user.experience;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * Language features for tests: answers by a script, and the declarations of a user.
 *
 * <p>Invariant: what a test did not script is {@link dev.rustaiide.foundation.language.Question#nothing}, and whatever
 * is declared is read as in the product.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.language.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

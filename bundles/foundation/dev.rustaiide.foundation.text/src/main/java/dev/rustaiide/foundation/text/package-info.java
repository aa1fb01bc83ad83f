/**
 * Text as an immutable value: a rope of UTF-8 leaves that many threads may read while one goes on with the next
 * version.
 *
 * <p>Invariant: a {@link dev.rustaiide.foundation.text.Text} never changes; offsets count UTF-16 units, a line ends
 * behind its line feed, and whatever bytes came in come out again.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.text;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

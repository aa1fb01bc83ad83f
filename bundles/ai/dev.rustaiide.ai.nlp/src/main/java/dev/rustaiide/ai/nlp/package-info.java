/**
 * Code found by what it is about.
 *
 * <p>Invariant: nothing is asked of the network; what a search says it found because of is why it found it.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.nlp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

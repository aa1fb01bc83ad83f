/**
 * What the source files of a folder declare and use: found by name, followed from use to declaration and back.
 *
 * <p>Invariant: answers come from syntax alone, and readers never wait for a writer; nothing of a folder is run, and
 * nothing is written into it.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.code.index;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * Git's index, read and written, and the state of many files on the disk, fast.
 *
 * <p>Invariant: an index that is read is numbers in arrays and never changes; one that is written has every byte as git
 * would write it.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.git.index;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

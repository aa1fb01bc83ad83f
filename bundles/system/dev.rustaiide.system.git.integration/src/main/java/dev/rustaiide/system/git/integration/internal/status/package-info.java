/** Compares the last commit, the index and the files on the disk. */
@NullMarked
package dev.rustaiide.system.git.integration.internal.status;

import org.jspecify.annotations.NullMarked;

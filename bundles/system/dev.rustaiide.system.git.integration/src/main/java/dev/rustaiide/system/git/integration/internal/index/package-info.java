/** Git's index, read and written as it lies on the disk, and the files that it tells of. */
@NullMarked
package dev.rustaiide.system.git.integration.internal.index;

import org.jspecify.annotations.NullMarked;

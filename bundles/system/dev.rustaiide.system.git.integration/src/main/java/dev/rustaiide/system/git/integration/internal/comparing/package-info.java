/** Trees of a repository compared with each other and with the disk. */
@NullMarked
package dev.rustaiide.system.git.integration.internal.comparing;

import org.jspecify.annotations.NullMarked;

/** Repositories elsewhere. */
@NullMarked
package dev.rustaiide.system.git.integration.internal.remotes;

import org.jspecify.annotations.NullMarked;

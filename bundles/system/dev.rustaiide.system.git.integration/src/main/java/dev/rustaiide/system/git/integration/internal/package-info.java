/** Git by JGit. */
@NullMarked
package dev.rustaiide.system.git.integration.internal;

import org.jspecify.annotations.NullMarked;

/** Git on the command line. */
@NullMarked
package dev.rustaiide.system.git.integration.internal.verbs;

import org.jspecify.annotations.NullMarked;

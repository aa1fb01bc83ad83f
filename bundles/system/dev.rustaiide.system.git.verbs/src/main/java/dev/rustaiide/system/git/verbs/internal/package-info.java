/** Git on the command line. */
@NullMarked
package dev.rustaiide.system.git.verbs.internal;

import org.jspecify.annotations.NullMarked;

/** What Git shows beside the lines of editors: what changed, and who wrote it. */
@NullMarked
package dev.rustaiide.app.git.internal.ruler;

import org.jspecify.annotations.NullMarked;

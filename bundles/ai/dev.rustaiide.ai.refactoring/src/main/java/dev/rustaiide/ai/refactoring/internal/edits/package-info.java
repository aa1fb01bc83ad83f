/** Plans edits of several files and applies them by way of a record on the disk. */
@NullMarked
package dev.rustaiide.ai.refactoring.internal.edits;

import org.jspecify.annotations.NullMarked;

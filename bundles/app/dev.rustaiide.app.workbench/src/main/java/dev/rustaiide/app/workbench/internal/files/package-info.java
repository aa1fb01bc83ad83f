/** Making, renaming and deleting files for the user. */
@NullMarked
package dev.rustaiide.app.workbench.internal.files;

import org.jspecify.annotations.NullMarked;

/** Files, for other programs. */
@NullMarked
package dev.rustaiide.app.workbench.internal.files;

import org.jspecify.annotations.NullMarked;

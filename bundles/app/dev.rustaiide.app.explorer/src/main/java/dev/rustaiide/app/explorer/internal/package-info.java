/** The files of the open folders, and what people do with them besides editing them. */
@NullMarked
package dev.rustaiide.app.explorer.internal;

import org.jspecify.annotations.NullMarked;

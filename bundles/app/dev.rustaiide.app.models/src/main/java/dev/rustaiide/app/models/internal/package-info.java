/** Models in the window: which there are, who uses which and why, and what people can do with them. */
@NullMarked
package dev.rustaiide.app.models.internal;

import org.jspecify.annotations.NullMarked;

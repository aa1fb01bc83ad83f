/** The page where people see which keys do what, and choose others. */
@NullMarked
package dev.rustaiide.app.settings.internal.keys;

import org.jspecify.annotations.NullMarked;

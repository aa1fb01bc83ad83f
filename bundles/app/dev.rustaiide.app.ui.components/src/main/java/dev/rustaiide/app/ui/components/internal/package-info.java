/** How the look comes about: themes, icons and fonts. */
@NullMarked
package dev.rustaiide.app.ui.components.internal;

import org.jspecify.annotations.NullMarked;

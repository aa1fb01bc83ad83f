/** Settings in the window: the page that shows and changes them, and their files as people edit them. */
@NullMarked
package dev.rustaiide.app.settings.internal;

import org.jspecify.annotations.NullMarked;

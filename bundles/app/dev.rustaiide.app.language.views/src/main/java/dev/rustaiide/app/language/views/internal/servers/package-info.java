/** How language servers do, what they say to us, and what can be done about it. */
@NullMarked
package dev.rustaiide.app.language.views.internal.servers;

import org.jspecify.annotations.NullMarked;

/** What rust-analyzer knows beyond the protocol, as commands. */
@NullMarked
package dev.rustaiide.app.language.views.internal.rust;

import org.jspecify.annotations.NullMarked;

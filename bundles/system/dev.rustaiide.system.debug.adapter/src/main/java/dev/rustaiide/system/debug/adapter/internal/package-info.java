/** The service, the verb, and what they are made of. */
@NullMarked
package dev.rustaiide.system.debug.adapter.internal;

import org.jspecify.annotations.NullMarked;

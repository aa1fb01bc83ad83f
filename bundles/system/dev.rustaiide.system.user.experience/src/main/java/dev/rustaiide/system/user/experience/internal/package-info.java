/** How they are kept, and the verbs that tell of them. */
@NullMarked
package dev.rustaiide.system.user.experience.internal;

import org.jspecify.annotations.NullMarked;

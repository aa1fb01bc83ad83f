/** The tour: a page on which people try what there is, in three minutes. */
@NullMarked
package dev.rustaiide.app.user.experience.internal.tour;

import org.jspecify.annotations.NullMarked;

/** The Git view, the differences that it shows, and what both know of the repository. */
@NullMarked
package dev.rustaiide.app.git.internal;

import org.jspecify.annotations.NullMarked;

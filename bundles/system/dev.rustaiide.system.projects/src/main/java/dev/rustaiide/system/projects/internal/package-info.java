/** Kinds of projects that the product knows, and the walk that finds them. */
@NullMarked
package dev.rustaiide.system.projects.internal;

import org.jspecify.annotations.NullMarked;

/** Running the harnesses that Cargo builds, reading what they say, and keeping what came of it. */
@NullMarked
package dev.rustaiide.system.testing.internal;

import org.jspecify.annotations.NullMarked;

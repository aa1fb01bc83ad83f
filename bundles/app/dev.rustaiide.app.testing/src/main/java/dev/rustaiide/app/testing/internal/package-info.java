/** The tests of the folder that people work in: their view, their signs in editors, their commands. */
@NullMarked
package dev.rustaiide.app.testing.internal;

import org.jspecify.annotations.NullMarked;

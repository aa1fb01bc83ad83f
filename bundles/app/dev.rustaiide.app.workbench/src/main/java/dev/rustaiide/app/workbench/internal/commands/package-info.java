/** What the window offers to do, menu by menu. */
@NullMarked
package dev.rustaiide.app.workbench.internal.commands;

import org.jspecify.annotations.NullMarked;

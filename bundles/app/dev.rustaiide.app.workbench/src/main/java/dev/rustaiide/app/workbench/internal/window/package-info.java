@NullMarked
package dev.rustaiide.app.workbench.internal.window;

import org.jspecify.annotations.NullMarked;

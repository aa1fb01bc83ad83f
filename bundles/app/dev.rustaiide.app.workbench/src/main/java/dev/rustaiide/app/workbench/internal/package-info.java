@NullMarked
package dev.rustaiide.app.workbench.internal;

import org.jspecify.annotations.NullMarked;

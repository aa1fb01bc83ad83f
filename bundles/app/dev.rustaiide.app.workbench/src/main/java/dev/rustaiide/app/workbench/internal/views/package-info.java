@NullMarked
package dev.rustaiide.app.workbench.internal.views;

import org.jspecify.annotations.NullMarked;

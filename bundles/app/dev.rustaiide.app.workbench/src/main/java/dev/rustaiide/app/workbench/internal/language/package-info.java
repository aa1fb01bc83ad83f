/** What the open texts tell those who know their languages, and what those tell the window. */
@NullMarked
package dev.rustaiide.app.workbench.internal.language;

import org.jspecify.annotations.NullMarked;

/** What makes the workbench a desktop product: its start, its one instance, and its end. */
@NullMarked
package dev.rustaiide.app.desktop.integration.internal;

import org.jspecify.annotations.NullMarked;

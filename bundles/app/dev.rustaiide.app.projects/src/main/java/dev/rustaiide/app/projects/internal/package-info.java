/** Projects in the window: the page that makes a new one, files from templates, and what can be run in a folder. */
@NullMarked
package dev.rustaiide.app.projects.internal;

import org.jspecify.annotations.NullMarked;

/** The views of answers about code. */
@NullMarked
package dev.rustaiide.app.language.views.internal.view;

import org.jspecify.annotations.NullMarked;

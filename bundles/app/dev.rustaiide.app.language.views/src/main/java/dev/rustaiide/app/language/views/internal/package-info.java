/** What people ask about code, and its answers as lists and trees around the editors. */
@NullMarked
package dev.rustaiide.app.language.views.internal;

import org.jspecify.annotations.NullMarked;

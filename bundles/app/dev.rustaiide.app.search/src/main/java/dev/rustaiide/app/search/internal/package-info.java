/** Places in the open folders, found by their text or by a question in words of one's own. */
@NullMarked
package dev.rustaiide.app.search.internal;

import org.jspecify.annotations.NullMarked;

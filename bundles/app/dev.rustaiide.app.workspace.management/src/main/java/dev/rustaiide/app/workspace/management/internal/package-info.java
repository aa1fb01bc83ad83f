/**
 * Open folders on disk, watched, indexed and searched.
 *
 * <p>Invariant: links are not followed when a folder is walked, so loops cannot hold anybody up.
 */
@NullMarked
package dev.rustaiide.app.workspace.management.internal;

import org.jspecify.annotations.NullMarked;

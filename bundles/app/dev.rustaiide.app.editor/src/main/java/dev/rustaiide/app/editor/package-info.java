/**
 * The code editor: the widget that shows a document and lets people edit it, and what others may lay over its text.
 *
 * <p>Invariant: whoever shows something within the text does it through {@link EditorView}, whoever takes keys through
 * {@link EditorInput}; only the editor draws and edits by itself. UI thread only.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.app.editor;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

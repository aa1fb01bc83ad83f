/**
 * What is known about a text, shown in its editor: completion, explanations, hints, actions, lenses, colours.
 *
 * <p>Invariant: it asks questions and shows answers; nothing here knows who answers. An answer about a text that has
 * become another is followed to the text there is now, or not shown.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.app.editor.language;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

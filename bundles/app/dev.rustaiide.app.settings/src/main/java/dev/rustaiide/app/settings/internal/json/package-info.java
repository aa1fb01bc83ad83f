/**
 * Completion in JSON files whose schema is known, such as the settings'.
 *
 * <p>Invariant: a text that does not parse, which is the rule while somebody types, is read as far as it goes.
 */
@NullMarked
package dev.rustaiide.app.settings.internal.json;

import org.jspecify.annotations.NullMarked;

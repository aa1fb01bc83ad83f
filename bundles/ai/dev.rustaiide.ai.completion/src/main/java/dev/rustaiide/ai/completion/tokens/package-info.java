/**
 * Code cut into tokens, as the models that complete it see it. *What cannot be cut is cut all the same: every text has
 * tokens, and no character is in two.*
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.completion.tokens;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

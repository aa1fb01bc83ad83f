/**
 * Whether a model is better than another, by how much, and how sure that is; and which one completes code.
 *
 * <p>Invariant: no model takes the place of another unless it was measured to be better on projects that neither
 * learned from, with an interval that leaves no doubt; the other stays and can be gone back to.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.model.validation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

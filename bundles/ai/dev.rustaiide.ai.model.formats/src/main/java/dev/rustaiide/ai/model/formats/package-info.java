/**
 * The files that models come in: ONNX, GGUF, and what lies beside them.
 *
 * <p>Invariant: a file is never believed; whatever is in it, reading ends soon, in little memory, with what it is or
 * with what is wrong.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.model.formats;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

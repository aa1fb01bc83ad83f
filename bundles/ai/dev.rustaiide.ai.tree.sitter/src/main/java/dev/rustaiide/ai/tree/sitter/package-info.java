/**
 * tree-sitter by the foreign function API: incremental parsers, the trees they make and queries over them.
 *
 * <p>Invariant: places are UTF-8 bytes from the start of a text; no native address leaves this bundle, and whatever is
 * native is freed when its Java object is closed or no longer reachable.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.tree.sitter;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

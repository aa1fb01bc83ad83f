/**
 * Messages of commits, and summaries of what changed, from the changes themselves.
 *
 * <p>Invariant: the host builds the prompt and decides whether an answer is used; what no model wrote says so.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.git.messages;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

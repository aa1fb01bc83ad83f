/**
 * Our language server: what the sources of language features know, for any editor that speaks LSP 3.18 or an older one.
 *
 * <p>Invariant: all sessions of a server share its sources; each sees its own text of a file, and none can make the
 * server hold more of its messages, answers or texts than a fixed amount.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.lsp.server;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * What our language server says and understands beyond the protocol's standard: the records that go over the wire, with
 * what they mean. The page {@code docs/protocol.md} is made of them.
 *
 * <p>Invariant: what these records do not describe is neither sent nor accepted.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.lsp.extensions.protocol;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * Real servers for tests of whoever builds on them: real processes and settings, a folder to work in, and events.
 *
 * <p>Invariant: whatever was started has ended when {@link TestServers#close} returns.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.lsp.client.testing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

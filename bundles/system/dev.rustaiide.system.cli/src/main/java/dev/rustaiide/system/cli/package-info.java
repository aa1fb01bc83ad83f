/**
 * The command line {@code rust-ai-ide VERB …}: its verbs, which any bundle can add to, and how they read and answer.
 *
 * <p>Invariant: what was asked for goes to the standard output and nothing else does; the exit code tells how it went.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.cli;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

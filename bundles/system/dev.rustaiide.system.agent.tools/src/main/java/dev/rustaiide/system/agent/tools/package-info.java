/**
 * Programs that an agent can have run: cargo and git, in a copy of the folder with what is staged, without a network,
 * and in a sandbox where there is one.
 *
 * <p>Invariant: what is run is a list of arguments that the rules for commands accept, never a line for a shell; where
 * a sandbox is installed and does not work, nothing is run.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.agent.tools;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

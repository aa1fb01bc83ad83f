/**
 * The Model Context Protocol, both ways: what we know of a folder for the agents of others, and the tools of others for
 * ours.
 *
 * <p>Invariant: what is served is only looked at and lies in one folder; a server of others is used only if the user
 * has named it, and everything that it says is data.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.mcp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

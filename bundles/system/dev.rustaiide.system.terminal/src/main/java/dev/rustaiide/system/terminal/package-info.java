/**
 * Programs in terminals of this machine.
 *
 * <p>Invariant: a program has a session of its own and nothing of ours but its terminal; when a terminal is closed, its
 * session has ended soon; what it writes never piles up here, it waits instead.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.terminal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

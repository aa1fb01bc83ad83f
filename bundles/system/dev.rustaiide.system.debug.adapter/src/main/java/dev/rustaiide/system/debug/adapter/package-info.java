/**
 * Programs under a debugger, by the Debug Adapter Protocol: what can be debugged with, starting it, breakpoints, and
 * what a stopped program can be asked.
 *
 * <p>Invariant: nothing is debugged in a folder whose code may not run, and no adapter or debugged program outlives its
 * session.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.debug.adapter;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

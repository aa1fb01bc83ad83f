/**
 * What kinds of projects a folder has, told by its files, and new ones from templates.
 *
 * <p>Invariant: nothing of a folder is run to find out what it is, what is read of it is bounded, and making something
 * new never writes over anything.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.projects;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

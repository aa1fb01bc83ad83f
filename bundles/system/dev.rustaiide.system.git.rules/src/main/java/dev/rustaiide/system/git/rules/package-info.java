/**
 * What is set for a repository and what that makes of its files: Git's settings, what is ignored, ends of lines.
 *
 * <p>Invariant: settings and rules are only read; none of them makes anything run here, and what a program would have
 * to do is told.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.git.rules;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

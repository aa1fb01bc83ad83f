/**
 * What Git knows of a folder: its state, its history, its files as they were at any revision; staging and committing.
 *
 * <p>Invariant: reading a repository runs no program, no hook and no filter, and writes nothing. An index is written
 * whole or not at all, under the lock that all who write one agree on. Programs of a repository, and the installed git
 * where they take part, run only in folders that are trusted.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.git.integration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * What Git knows of a folder.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.git.integration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

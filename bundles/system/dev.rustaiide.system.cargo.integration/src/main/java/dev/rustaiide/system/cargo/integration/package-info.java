/**
 * Cargo as a service: what a workspace consists of, its problems, and running its programs, tests and benchmarks.
 *
 * <p>Invariant: nothing of a folder's code is executed unless the
 * {@link dev.rustaiide.system.cargo.integration.ExecutionPolicy} allows it, and Cargo stays offline unless a task or
 * a setting says otherwise.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.cargo.integration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * The one vocabulary for concurrency: work that runs on a virtual thread and can be awaited, observed and cancelled.
 *
 * <p>Invariant: cancelling a {@link dev.rustaiide.foundation.async.Call} stops the calls started below it, and nothing
 * here ever runs a caller's code on a thread that the caller did not choose.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.async;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

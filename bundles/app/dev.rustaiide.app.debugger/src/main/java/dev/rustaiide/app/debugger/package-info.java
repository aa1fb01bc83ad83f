/**
 * What other parts of the window can have the debugger do.
 *
 * <p>Invariant: nothing is debugged in a folder whose code may not run; a person is asked for trust first.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.app.debugger;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides whether code that lies in a folder may run. A layer above provides it as a service; while there is none,
 * nothing runs. Any thread but that of the user interface asks; the answer may take some milliseconds.
 */
@ConsumerType
public interface ExecutionPolicy {
    /** Whether build scripts, macros, tests and programs of {@code folder} may run. */
    boolean mayRun(Path folder);
}

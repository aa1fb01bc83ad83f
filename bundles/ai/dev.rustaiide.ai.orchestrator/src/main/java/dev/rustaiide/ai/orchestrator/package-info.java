/**
 * Who answers: each request for text goes to the model that fits its task, its budget and the host's policy.
 *
 * <p>Invariant: what is asked stays on the machine unless policy says otherwise, and every choice can be explained.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.orchestrator;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

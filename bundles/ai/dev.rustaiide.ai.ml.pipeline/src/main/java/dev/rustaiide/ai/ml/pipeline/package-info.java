/**
 * Models are made by pipelines that are declared as data: steps with inputs, parameters and the version of their code,
 * whose results are kept by content.
 *
 * <p>Invariant: whatever ends a run, what it has made so far is there whole, and the next run goes on from there. The
 * same corpus, declaration and code give the same hash for every step, however fast the machine is, whatever else it
 * does and which file of a project was read first; times are in the notes of a step, which its hash does not have.
 * Only a step that is told to end by the clock makes what the machine had time for.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.ml.pipeline;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

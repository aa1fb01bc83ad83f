/** Runs pipelines, keeps their results, and has the steps of those that are shipped. */
@NullMarked
package dev.rustaiide.ai.ml.pipeline.internal;

import org.jspecify.annotations.NullMarked;

/**
 * Answers questions on the code of a folder, with the places that they rest on, and works in it step by step: a model
 * proposes, tools do, and a person decides.
 *
 * <p>Invariant: the host decides what is done, by settings that no folder has and by what people say; nothing that a
 * model writes or reads changes that. What an agent edits is staged over the files, and reaches them only as one
 * transaction that somebody reviewed. Without a model that answers, answers are what search and index have found, and
 * say so.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.ai.assistant;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

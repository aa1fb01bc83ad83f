/**
 * What can be asked about source text, and who answers: language servers and our own index alike.
 *
 * <p>A {@link Question} is a record with the immutable text it is about; its answer is a plain value. A
 * {@link LanguageSource} answers the kinds it knows; {@link LanguageFeatures} asks all of them and gives one answer.
 *
 * <p>Invariant: asking never waits and never changes anything; an answer is about the very text of its question, and
 * what an answer proposes to change is applied by the caller or not at all.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.foundation.language;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

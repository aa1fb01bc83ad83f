/** How passages are cut out of files, kept and compared. */
@NullMarked
package dev.rustaiide.ai.nlp.internal;

import org.jspecify.annotations.NullMarked;

/** How a sieve for a regular expression is made: parser, automaton, alphabet. */
@NullMarked
package dev.rustaiide.foundation.text.internal;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.rustaiide.ai.provenance.internal;

import org.jspecify.annotations.NullMarked;

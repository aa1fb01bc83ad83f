/** How backends are ranked, kept open and taken over from. */
@NullMarked
package dev.rustaiide.ai.orchestrator.internal;

import org.jspecify.annotations.NullMarked;

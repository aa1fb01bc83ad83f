/**
 * How requests are judged and sent.
 *
 * <p>Invariant: until the first request is let through, the process has no HTTP client.
 */
@NullMarked
package dev.rustaiide.system.network.services.internal;

import org.jspecify.annotations.NullMarked;

/**
 * TOML files with the places of all that is in them, so that they can be edited as they stand.
 *
 * <p>Invariant: reading never fails; what cannot be read is skipped to the end of its line and counted.
 */
@NullMarked
package dev.rustaiide.system.cargo.integration.internal.toml;

import org.jspecify.annotations.NullMarked;

/**
 * What a workspace is built from: reading it, finding newer versions, and editing manifests as they stand.
 *
 * <p>Invariant: only the update of Cargo.lock runs Cargo in a folder, and no edit touches a line that it need not.
 */
@NullMarked
package dev.rustaiide.system.cargo.integration.internal.dependencies;

import org.jspecify.annotations.NullMarked;

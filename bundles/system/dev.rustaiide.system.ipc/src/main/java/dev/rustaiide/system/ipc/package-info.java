/**
 * One IDE for each user and state folder, and messages to it from other processes of that user.
 *
 * <p>Invariant: only processes of the same user are listened to, and a message never names more than what a person
 * could do by hand: open, show, quit, watch.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.ipc;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

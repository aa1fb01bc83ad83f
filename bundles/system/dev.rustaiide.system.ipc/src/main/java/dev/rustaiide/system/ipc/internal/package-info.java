@NullMarked
package dev.rustaiide.system.ipc.internal;

import org.jspecify.annotations.NullMarked;

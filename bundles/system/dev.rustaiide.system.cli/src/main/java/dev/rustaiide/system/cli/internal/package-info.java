@NullMarked
package dev.rustaiide.system.cli.internal;

import org.jspecify.annotations.NullMarked;

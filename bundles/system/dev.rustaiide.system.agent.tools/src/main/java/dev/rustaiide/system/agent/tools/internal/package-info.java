@NullMarked
package dev.rustaiide.system.agent.tools.internal;

import org.jspecify.annotations.NullMarked;

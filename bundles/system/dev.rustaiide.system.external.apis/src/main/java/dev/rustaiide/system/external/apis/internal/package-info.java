/** The protocols of providers, and how they are asked. */
@NullMarked
package dev.rustaiide.system.external.apis.internal;

import org.jspecify.annotations.NullMarked;

package dev.rustaiide.foundation.logging.slf4j.internal;

import dev.rustaiide.foundation.logging.provider.JsonLogProvider;

/** The provider as the class loader of SLF4J's own bundle finds it. */
public final class FragmentProvider extends JsonLogProvider {}

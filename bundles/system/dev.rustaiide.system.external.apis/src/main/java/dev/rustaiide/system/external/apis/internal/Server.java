package dev.rustaiide.system.external.apis.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.system.external.apis.Provider;
import dev.rustaiide.system.network.services.Network;

/**
 * What it takes to ask a provider.
 *
 * @param patience the longest silence
 * @param events where is told what was asked
 */
record Server(Provider provider, Dialect dialect, Network network, KeySource keys, Redactor redactor,
        Duration patience, Clock clock, Consumer<Record> events) {
}

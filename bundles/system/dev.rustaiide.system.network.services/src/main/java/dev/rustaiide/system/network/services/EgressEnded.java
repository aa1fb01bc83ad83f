package dev.rustaiide.system.network.services;

import dev.rustaiide.foundation.events.Audited;

/**
 * An exchange with a server is over.
 *
 * @param server name and port
 * @param status of HTTP; 0 if no reply came
 * @param sent bytes of the request's body and headers that left the machine, without what TLS adds
 * @param sentHash SHA-256 of the body, in hexadecimal; empty if there was none
 * @param received bytes of the reply's body that were read
 */
public record EgressEnded(String who, String server, int status, long sent, String sentHash, long received)
        implements Audited {}

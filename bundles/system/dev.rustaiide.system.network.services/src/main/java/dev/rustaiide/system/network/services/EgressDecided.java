package dev.rustaiide.system.network.services;

import dev.rustaiide.foundation.events.Audited;

/**
 * The gate was asked whether something may leave the machine.
 *
 * @param who the part of the product that asked
 * @param server name and port
 */
public record EgressDecided(String who, String purpose, String method, String server, boolean allowed, String why)
        implements Audited {}

package dev.rustaiide.foundation.security;

import dev.rustaiide.foundation.events.Events;

/**
 * An event: the keyring of this session cannot be used any more, and until the program starts again something else
 * keeps secrets.
 *
 * @param reason a sentence for people
 * @param instead the place, for people
 */
public record KeyringLost(String reason, String instead) implements Events.State {}

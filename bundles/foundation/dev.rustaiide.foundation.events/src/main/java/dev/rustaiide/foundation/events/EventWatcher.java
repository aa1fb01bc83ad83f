package dev.rustaiide.foundation.events;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Somebody who must not miss an event, and need not be there before there is one. A service that {@link Events} finds:
 * it is made when the first event is published, and told before that event is.
 */
@ConsumerType
public interface EventWatcher {
    /** Subscribes to what it wants. Called once, in the thread of whoever publishes; it publishes nothing itself. */
    void watch(Events events);
}

package dev.rustaiide.foundation.logging.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingChanged;
import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.security.SecretChanged;
import dev.rustaiide.foundation.security.SecretId;

class AuditedEventsTest {
    /** An event without anything to tell. */
    private record HTTPGateClosed() {}

    @Test
    void an_event_becomes_a_record_with_all_that_it_tells() {
        assertEquals(new AuditRecord("secret.changed", "github/token",
                Map.of("id", "github/token", "action", "SET", "backend", "file")),
                AuditedEvents.of(new SecretChanged(new SecretId("github/token"), SecretChanged.Action.SET, "file")));
        assertEquals(new AuditRecord("setting.changed", "a.b", Map.of("id", "a.b", "origin", "USER", "folder", "null")),
                AuditedEvents.of(new SettingChanged("a.b", Origin.USER, null)));
        assertEquals(new AuditRecord("httpgate.closed", "", Map.of()), AuditedEvents.of(new HTTPGateClosed()));
    }
}

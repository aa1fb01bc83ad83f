package dev.rustaiide.foundation.logging.internal.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceScope;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.config.SettingChanged;
import dev.rustaiide.foundation.events.Audited;
import dev.rustaiide.foundation.events.EventJson;
import dev.rustaiide.foundation.events.EventWatcher;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.events.Events.Subscription;
import dev.rustaiide.foundation.events.Published;
import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.AuditTrail;
import dev.rustaiide.foundation.security.SecretChanged;
import dev.rustaiide.foundation.serialization.Json;

/**
 * Puts events into the trail: those that are {@link Audited}, and each change of a secret or a setting. In the thread
 * that publishes, so that none is on its way when the process ends; appending costs it a microsecond. The trail is not
 * touched before the first of them.
 */
@Component
public final class AuditedEvents implements EventWatcher {
    private final Supplier<AuditTrail> service;
    private volatile List<Subscription> subscriptions = List.of();
    private @Nullable AuditTrail trail;

    @Activate
    public AuditedEvents(@Reference(scope = ReferenceScope.BUNDLE) ComponentServiceObjects<AuditTrail> trails) {
        this(trails::getService);
    }

    AuditedEvents(Supplier<AuditTrail> service) {
        this.service = service;
    }

    @Override
    public void watch(Events events) {
        subscriptions = List.of(events.subscribeLossless(Audited.class, Runnable::run, this::record),
                events.subscribeLossless(SecretChanged.class, Runnable::run, this::recordUnlessAudited),
                events.subscribeLossless(SettingChanged.class, Runnable::run, this::recordUnlessAudited));
    }

    @Deactivate
    void close() {
        subscriptions.forEach(Subscription::close);
    }

    private void recordUnlessAudited(Published published) {
        if (!(published.event() instanceof Audited)) {
            record(published);
        }
    }

    private void record(Published published) {
        AuditRecord record = of(published.event());
        Call<Boolean> call = published.correlation().isEmpty() ? trail().append(record)
                : Correlation.call(published.correlation(), () -> trail().append(record));
        call.onFailure(Runnable::run, failed -> LoggerFactory.getLogger(AuditedEvents.class)
                .error("An event is not in the audit trail: {}", published.event(), failed));
    }

    private synchronized AuditTrail trail() {
        AuditTrail known = trail;
        if (known == null) {
            known = Objects.requireNonNull(service.get());
            trail = known;
        }
        return known;
    }

    /** {@code SecretChanged(id=x, action=SET)} becomes {@code secret.changed}, about {@code x}, with all components. */
    static AuditRecord of(Record event) {
        Map<String, String> details = new LinkedHashMap<>();
        EventJson.of(event).members().forEach((name, value) -> details.put(name, text(value)));
        String subject = details.isEmpty() ? "" : details.values().iterator().next();
        return new AuditRecord(kind(event.getClass().getSimpleName()), subject, details);
    }

    /** An id is a record around a text: that text. */
    private static String text(Json value) {
        Json inner = value.members().size() == 1 ? value.members().values().iterator().next() : value;
        return inner.asString().orElseGet(inner::print);
    }

    private static String kind(String typeName) {
        return typeName.replaceAll("[^A-Za-z0-9]", "").replaceAll("(?<=[a-z0-9])(?=[A-Z])", ".")
                .toLowerCase(Locale.ROOT);
    }
}

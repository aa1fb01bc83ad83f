package dev.rustaiide.foundation.config;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/** Declares settings. Bundles register it as a service, so that the settings can be listed, checked and shown. */
@ConsumerType
public interface SettingsSource {
    /** The same keys each time, in the order to be shown. */
    List<SettingKey<?>> keys();
}

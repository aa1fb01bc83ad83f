package dev.rustaiide.system.network.services.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingType;
import dev.rustaiide.foundation.config.SettingsSource;

/** What opens the gate. They are read without any folder, so that none can open it. */
@Component
public final class NetworkSettings implements SettingsSource {
    private static final String CATEGORY = "Network";

    static final SettingKey<Boolean> OPEN = SettingKey.flag("network.open", false, "Network access",
            "Lets the IDE reach the servers of “Allowed servers”. While it is off, nothing leaves this machine.",
            CATEGORY).ofApplication();
    static final SettingKey<List<String>> ALLOWED = new SettingKey<>("network.allowed", new SettingType.Texts(),
            List.of(), "Allowed servers", "Names such as models.example.org or *.example.org, with a port where it is"
                    + " not 443. Plain HTTP only where it says so: http://localhost:11434. Git over SSH:"
                    + " ssh://git.example.org.", CATEGORY).ofApplication();
    static final SettingKey<String> PROXY = new SettingKey<>("network.proxy", new SettingType.Characters(), "", "Proxy",
            "NAME:PORT of an HTTP proxy for all servers but this machine itself. Empty for none.", CATEGORY)
            .ofApplication();

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(OPEN, ALLOWED, PROXY);
    }
}

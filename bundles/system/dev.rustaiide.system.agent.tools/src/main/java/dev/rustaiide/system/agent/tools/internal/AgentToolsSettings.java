package dev.rustaiide.system.agent.tools.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingType;
import dev.rustaiide.foundation.config.SettingsSource;

/** How programs of agents are kept. No folder has a word in it. */
@Component
public final class AgentToolsSettings implements SettingsSource {
    static final String ALWAYS = "always";

    static final SettingKey<String> SANDBOX = new SettingKey<>("assistant.sandbox",
            new SettingType.Choice(List.of(ALWAYS, "where there is one")), "where there is one", "Sandbox for programs",
            "Whether an agent's programs run only in a sandbox (bubblewrap on Linux). One that is installed is always"
                    + " used; if it does not work, nothing is run.", "Assistant").ofUser();

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(SANDBOX);
    }
}

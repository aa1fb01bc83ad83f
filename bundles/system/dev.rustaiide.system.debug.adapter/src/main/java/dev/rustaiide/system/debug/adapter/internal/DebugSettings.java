package dev.rustaiide.system.debug.adapter.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingType;
import dev.rustaiide.foundation.config.SettingsSource;
import dev.rustaiide.system.debug.adapter.AdapterDefinition;

/** What can be set about debugging. No folder can name an adapter, since it would be run. */
@Component
public final class DebugSettings implements SettingsSource {
    private static final String CATEGORY = "Debugger";

    static final SettingKey<List<AdapterDefinition>> ADAPTERS = new SettingKey<List<AdapterDefinition>>(
            "debug.adapters", new SettingType.Rows<>(AdapterDefinition.SCHEMA, AdapterDefinition.FORM), List.of(),
            "Debug adapters", "Programs that speak the Debug Adapter Protocol, for languages that are not known yet or"
                    + " instead of an adapter of the same name.", CATEGORY).ofUser();
    static final SettingKey<String> ADAPTER = SettingKey.text("debug.adapter", "", "Debug adapter",
            "The name of the adapter to use before others, such as gdb; empty for the first that is installed.",
            CATEGORY).ofUser();

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(ADAPTERS, ADAPTER);
    }
}

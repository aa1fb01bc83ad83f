package dev.rustaiide.system.external.apis.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingType;
import dev.rustaiide.foundation.config.SettingsSource;
import dev.rustaiide.system.external.apis.Provider;

/** The providers that the user has named. No folder can name one, since what is asked would go there. */
@Component
public final class ProviderSettings implements SettingsSource {
    private static final String CATEGORY = "Model providers";

    static final SettingKey<List<Provider>> LIST = new SettingKey<List<Provider>>("providers.list",
            new SettingType.Rows<>(Provider.SCHEMA, Provider.FORM), List.of(), "Providers",
            "Servers with models, the preferred first. They are reached only while the network gate lets them be;"
                    + " their keys are in the keyring.",
            CATEGORY).ofUser();
    static final SettingKey<Long> PATIENCE = SettingKey.number("providers.patience", 120, 1, 3600, "Patience",
            "How many seconds a provider may be silent, before its answer and within it.", CATEGORY).ofUser();

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(LIST, PATIENCE);
    }
}

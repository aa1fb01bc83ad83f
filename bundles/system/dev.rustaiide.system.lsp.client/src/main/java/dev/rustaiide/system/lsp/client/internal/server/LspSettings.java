package dev.rustaiide.system.lsp.client.internal.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.ServerDefinitions;

/** What can be set about language servers. */
@Component
public final class LspSettings implements SettingsSource {
    private static final String CATEGORY = "Language servers";

    public static final SettingKey<Long> MEMORY = SettingKey.number("lsp.memoryLimit", 4096, 0, 1 << 20, "Memory limit",
            "A server that takes more megabytes, with all it has started, is started again. 0 means no limit.",
            CATEGORY).ofApplication();
    public static final SettingKey<Long> PATIENCE = SettingKey.number("lsp.patience", 20, 1, 600, "Patience",
            "For how many seconds an answer of a server is awaited.", CATEGORY);

    private final List<ServerDefinitions> sources;

    @Activate
    public LspSettings(
            @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policyOption = ReferencePolicyOption.GREEDY)
            List<ServerDefinitions> sources) {
        this.sources = List.copyOf(sources);
    }

    public static SettingKey<Path> program(ServerDefinition definition) {
        return SettingKey.file("lsp." + definition.settingName() + ".program", definition.id() + " program",
                "The program to start instead of the one that is found. Relative to the workspace.", CATEGORY)
                .trusted();
    }

    public static SettingKey<Boolean> enabled(ServerDefinition definition) {
        return SettingKey.flag("lsp." + definition.settingName() + ".enabled", true, definition.id(),
                "Whether " + definition.id() + " is started for files of its languages.", CATEGORY);
    }

    /** JSON, since each server has hundreds of options of its own. */
    public static SettingKey<String> options(ServerDefinition definition) {
        return SettingKey.text("lsp." + definition.settingName() + ".options", "", definition.id() + " options",
                "The server's own options as a JSON object, laid over those that it has here.", CATEGORY).trusted();
    }

    @Override
    public List<SettingKey<?>> keys() {
        List<SettingKey<?>> keys = new ArrayList<>(List.of(MEMORY, PATIENCE));
        for (ServerDefinitions source : sources) {
            for (ServerDefinition definition : source.definitions()) {
                keys.addAll(List.of(enabled(definition), program(definition), options(definition)));
            }
        }
        return keys;
    }
}

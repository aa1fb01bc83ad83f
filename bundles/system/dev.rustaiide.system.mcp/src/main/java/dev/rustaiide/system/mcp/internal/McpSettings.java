package dev.rustaiide.system.mcp.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingType;
import dev.rustaiide.foundation.config.SettingsSource;
import dev.rustaiide.system.mcp.McpServer;

/** The servers that the user has named. No folder can name one, since it would be run. */
@Component
public final class McpSettings implements SettingsSource {
    private static final String CATEGORY = "Tools of others";

    static final SettingKey<List<McpServer>> SERVERS = new SettingKey<List<McpServer>>("mcp.servers",
            new SettingType.Rows<>(McpServer.SCHEMA, McpServer.FORM), List.of(), "MCP servers",
            "Programs and addresses whose tools the agent may use, each use as its policy allows. None is started"
                    + " before it is on, and only in trusted folders.",
            CATEGORY).ofUser();
    static final SettingKey<Long> PATIENCE = SettingKey.number("mcp.patience", 60, 1, 3600, "Patience with tools",
            "How many seconds a tool of a server may take.", CATEGORY).ofUser();

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(SERVERS, PATIENCE);
    }
}

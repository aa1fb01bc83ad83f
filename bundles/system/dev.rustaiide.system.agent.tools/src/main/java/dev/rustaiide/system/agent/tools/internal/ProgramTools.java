package dev.rustaiide.system.agent.tools.internal;

import java.nio.file.Path;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.ToolSource;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.system.agent.tools.Sandbox;

/** Gives agents the tool that runs programs. */
@Component
public final class ProgramTools implements ToolSource {
    private final Sandbox sandbox;
    private final Processes processes;
    private final Programs programs;
    private final Settings settings;
    private final Path cache;

    @Activate
    public ProgramTools(@Reference Sandbox sandbox, @Reference Processes processes, @Reference Programs programs,
            @Reference Settings settings, @Reference StandardPaths paths) {
        this.sandbox = sandbox;
        this.processes = processes;
        this.programs = programs;
        this.settings = settings;
        this.cache = paths.cache().resolve("agent");
    }

    @Override
    public List<AgentTool> tools(Workplace place) {
        sandbox.state();
        boolean always = settings.get(AgentToolsSettings.SANDBOX).equals(AgentToolsSettings.ALWAYS);
        return List.of(new RunTool(sandbox, processes, programs, cache, always));
    }
}

package dev.rustaiide.app.debugger.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;

/** Where programs that are debugged have their input and output. */
@Component
public final class DebuggerSettings implements SettingsSource {
    static final String TERMINAL = "terminal";
    static final String EXTERNAL = "external";
    private static final String CATEGORY = "Debugger";

    static final SettingKey<String> CONSOLE = SettingKey.choice("debug.console", TERMINAL,
            List.of(TERMINAL, EXTERNAL, "console"), "Input and output",
            "Where a debugged program reads and writes: a terminal of this window, one of the desktop, or the debug"
                    + " console, where it can read nothing.", CATEGORY);
    static final SettingKey<List<String>> COMMAND = SettingKey.list("debug.externalTerminal", List.of(),
            "Terminal of the desktop", "The command that runs what follows it in a window, such as xterm and -e; empty"
                    + " for one that is installed.", CATEGORY).ofUser();

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(CONSOLE, COMMAND);
    }
}

package dev.rustaiide.app.terminal.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;

/** The settings of terminals. */
@Component
public final class TerminalSettings implements SettingsSource {
    private static final String GROUP = "Terminal";
    static final SettingKey<Long> LINES = SettingKey.number("terminal.lines", 100_000, 0, 1_000_000, "Lines kept",
            "How many lines can be scrolled back to, about. Terminals that are opened from then on have it.", GROUP)
            .ofUser();
    static final SettingKey<Boolean> CLIPBOARD = SettingKey.flag("terminal.clipboard", false,
            "Programs may set the clipboard", "Programs in a terminal, also on other machines, can put text on the"
            + " clipboard. Any text that is shown could do that too.", GROUP).ofUser();

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(LINES, CLIPBOARD);
    }
}

package dev.rustaiide.foundation.logging.internal.diagnostics;

import java.util.List;
import java.util.Locale;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.logging.DiagnosticsPart;
import dev.rustaiide.foundation.logging.DiagnosticsSource;

/** The settings in force, and where each comes from. */
final class SettingsReport implements DiagnosticsSource {
    private final Settings settings;

    SettingsReport(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<DiagnosticsPart> collect(Scope scope) {
        var text = new StringBuilder();
        settings.keys().forEach(key -> append(key, text));
        settings.problems().forEach(problem -> text.append("problem: ").append(problem.message()).append('\n'));
        return List.of(new DiagnosticsPart("settings.txt", "All settings, and who set them", text.toString()));
    }

    private <T> void append(SettingKey<T> key, StringBuilder text) {
        var value = settings.lookup(key);
        text.append(key.id()).append(" = ").append(key.type().print(value.value()).print()).append("  (")
                .append(value.origin().name().toLowerCase(Locale.ROOT)).append(")\n");
    }
}

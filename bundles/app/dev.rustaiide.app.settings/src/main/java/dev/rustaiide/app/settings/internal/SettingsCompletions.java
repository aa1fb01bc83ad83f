package dev.rustaiide.app.settings.internal;

import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.app.editor.language.CompletionSource;
import dev.rustaiide.app.settings.internal.json.SchemaCompletions;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsSchema;

/** What could stand in files of settings. */
record SettingsCompletions(Settings settings) {
    private static final Path DISTRIBUTION = Path.of("distribution", "settings.json");
    private static final Path POLICY = Path.of("rust-ai-ide", "policy.json");

    /** Empty if {@code file} is none that settings are read from. */
    Optional<CompletionSource> of(Path file) {
        boolean ours = file.equals(settings.userFile()) || file.endsWith(Settings.FOLDER_FILE)
                || file.endsWith(DISTRIBUTION);
        if (ours) {
            return Optional.of(new SchemaCompletions(() -> SettingsSchema.of(settings.keys())));
        }
        return file.endsWith(POLICY)
                ? Optional.of(new SchemaCompletions(() -> SettingsSchema.ofPolicy(settings.keys()))) : Optional.empty();
    }
}

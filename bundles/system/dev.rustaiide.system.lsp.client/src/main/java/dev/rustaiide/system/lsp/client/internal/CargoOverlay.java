package dev.rustaiide.system.lsp.client.internal;

import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.lsp.client.internal.server.Overlay;

/** What the settings of Cargo mean in the words of rust-analyzer, so that both look at the same code. */
final class CargoOverlay {
    /** The beginning of the ids of what people choose for Cargo. */
    static final String SETTINGS = "cargo.";

    private CargoOverlay() {}

    static Json of(Settings settings, Path root) {
        SettingsView view = settings.in(root);
        List<String> features = features(settings, view);
        Json options = features.isEmpty() ? Json.NULL : Overlay.at("cargo.features",
                features.contains("*") ? Json.of("all") : Json.strings(features));
        if (value(settings, view, "cargo.defaultFeatures") instanceof Boolean on && !on) {
            options = Overlay.of(options, Overlay.at("cargo.noDefaultFeatures", Json.of(true)));
        }
        if (value(settings, view, "cargo.toolchain") instanceof String name && !name.isEmpty()) {
            options = Overlay.of(options, Overlay.at("cargo.extraEnv", Json.object().put("RUSTUP_TOOLCHAIN", name)
                    .build()));
        }
        return options;
    }

    private static List<String> features(Settings settings, SettingsView view) {
        return value(settings, view, "cargo.features") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList() : List.of();
    }

    /** Whoever declares the key is a bundle that need not be there. */
    private static Object value(Settings settings, SettingsView view, String id) {
        return settings.key(id).<Object>map(view::get).orElse("");
    }
}

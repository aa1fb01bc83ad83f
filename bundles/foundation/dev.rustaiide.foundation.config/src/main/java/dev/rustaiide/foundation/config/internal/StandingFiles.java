package dev.rustaiide.foundation.config.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.config.Origin;

/**
 * The files that are there wherever somebody stands.
 *
 * @param distribution null if the product is not installed anywhere
 */
record StandingFiles(@Nullable LiveFile distribution, LiveFile policy, LiveFile user) {
    private static final String POLICY = "rustaiide.policy";
    private static final String INSTALLATION = "osgi.install.area";

    /** @param property gives properties of the framework and of Java, or null */
    static StandingFiles of(Path user, Function<String, @Nullable String> property,
            Function<String, @Nullable String> environment) {
        String installed = property.apply(INSTALLATION);
        LiveFile distribution = installed == null ? null : new LiveFile(
                installation(installed).resolve("distribution").resolve("settings.json"), Origin.DISTRIBUTION);
        return new StandingFiles(distribution, new LiveFile(policy(property, environment), Origin.POLICY),
                new LiveFile(user, Origin.USER));
    }

    /** Equinox writes a URL in which nothing is escaped. */
    private static Path installation(String url) {
        String path = url.startsWith("file:") ? url.substring("file:".length()) : url;
        boolean drive = path.length() > 2 && path.charAt(0) == '/' && path.charAt(2) == ':';
        return Path.of(drive ? path.substring(1) : path);
    }

    private static Path policy(Function<String, @Nullable String> property,
            Function<String, @Nullable String> environment) {
        String named = property.apply(POLICY);
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath();
        }
        String system = String.valueOf(property.apply("os.name")).toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String common = environment.apply("ProgramData");
            return Path.of(common == null ? "C:\\ProgramData" : common, "rust-ai-ide", "policy.json");
        }
        return Path.of(system.startsWith("mac") ? "/Library/Application Support" : "/etc", "rust-ai-ide",
                "policy.json");
    }

    List<LiveFile> all() {
        return distribution == null ? List.of(policy, user) : List.of(distribution, policy, user);
    }

    /** The layers below those of folders, the strongest first. */
    List<Layer> layers() {
        return distribution == null ? List.of(user.state(), policy.state())
                : List.of(user.state(), policy.state(), distribution.state());
    }
}

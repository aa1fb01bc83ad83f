package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Programs;

/** What the settings say about running Cargo in a place. */
record CargoOptions(SettingsView settings) {
    static final String INSTALL = "Install Rust, which brings Cargo, and start again.";
    private static final String ALL = "*";

    /** The program without arguments. */
    Command command(Programs programs, String purpose) throws FailureException {
        Command command = Command.of(program(programs, purpose).toString()).with("CARGO_TERM_PROGRESS_WHEN", "never");
        Path target = settings.get(CargoSettings.TARGET);
        return isSet(target) ? command.with("CARGO_TARGET_DIR", settings.folder().resolve(target).normalize().toString())
                : command;
    }

    private Path program(Programs programs, String purpose) throws FailureException {
        Path set = settings.get(CargoSettings.PROGRAM);
        if (!isSet(set)) {
            return programs.find("cargo")
                    .orElseThrow(() -> new FailureException(new Failure.NoProgram("cargo", purpose, INSTALL)));
        }
        Path program = settings.folder().resolve(set).normalize();
        if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
            throw new FailureException(new Failure.Other("Cannot " + purpose + ".",
                    "The setting " + CargoSettings.PROGRAM.id() + " names " + program + ", which is no program.",
                    "Correct the setting, or reset it."));
        }
        return program;
    }

    private static boolean isSet(Path path) {
        return !path.toString().isEmpty();
    }

    /** Whether a task that asks to be {@code online} must do without. */
    boolean offline(boolean online) {
        return settings.get(CargoSettings.OFFLINE)
                && (!online || settings.lock(CargoSettings.OFFLINE).isPresent());
    }

    /** What every subcommand that compiles is given. */
    List<String> features() {
        List<String> features = settings.get(CargoSettings.FEATURES);
        if (features.contains(ALL)) {
            return List.of("--all-features");
        }
        return features.isEmpty() ? List.of() : List.of("--features=" + String.join(",", features));
    }

    /** The arguments of {@code tool}, which is {@code check} or {@code clippy}. */
    List<String> check(String tool, boolean allTargets) {
        var arguments = new ArrayList<>(List.of(tool, "--workspace", "--message-format=json", "--keep-going"));
        if (offline(false)) {
            arguments.add("--offline");
        }
        if (allTargets) {
            arguments.add("--all-targets");
        }
        arguments.addAll(features());
        arguments.addAll(settings.get(CargoSettings.CHECK_ARGUMENTS));
        return arguments;
    }
}

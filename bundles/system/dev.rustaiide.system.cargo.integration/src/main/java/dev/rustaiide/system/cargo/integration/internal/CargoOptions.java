package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.system.cargo.integration.CargoChoice;
import dev.rustaiide.system.cargo.integration.CargoTask;

/** What the settings say about running Cargo in a place. */
record CargoOptions(SettingsView settings) {
    static final String INSTALL = "Install Rust, which brings Cargo, and start again.";

    /** The program without arguments. */
    Command command(Programs programs, String purpose) throws FailureException {
        Command command = Command.of(program(programs, purpose).toString())
                .with("CARGO_TERM_PROGRESS_WHEN", "never");
        Path target = settings.get(CargoSettings.TARGET);
        return !isSet(target) ? command
                : command.with("CARGO_TARGET_DIR", settings.folder().resolve(target).normalize().toString());
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

    /** What {@code cargo} is told for {@code task}, by what people chose; {@code features} as options. */
    List<String> commandLine(CargoTask task, List<String> features, Programs programs) {
        var options = new ArrayList<>(features);
        String profile = settings.get(CargoSettings.PROFILE);
        if (!profile.isEmpty() && !task.release() && task.kind() != CargoTask.Kind.FMT
                && task.options().stream().noneMatch(each -> each.startsWith("--profile"))) {
            options.add("--profile=" + profile);
        }
        var line = new ArrayList<>(toolchain(programs));
        line.addAll(task.with(options).online(!offline(task.online())).commandLine());
        return line;
    }

    /** Only rustup's Cargo knows toolchains by their names. */
    List<String> toolchain(Programs programs) {
        String name = settings.get(CargoSettings.TOOLCHAIN);
        boolean known = !name.isEmpty() && !isSet(settings.get(CargoSettings.PROGRAM))
                && programs.find("rustup").isPresent();
        return known ? List.of("+" + name) : List.of();
    }

    ChosenFeatures features() {
        return new ChosenFeatures(choice());
    }

    /** The arguments of {@code tool}, which is {@code check} or {@code clippy}. */
    List<String> check(String tool, boolean allTargets, Programs programs) {
        var arguments = new ArrayList<>(toolchain(programs));
        arguments.addAll(List.of(tool, "--workspace", "--message-format=json", "--keep-going"));
        if (offline(false)) {
            arguments.add("--offline");
        }
        if (allTargets) {
            arguments.add("--all-targets");
        }
        arguments.addAll(features().options());
        String profile = settings.get(CargoSettings.PROFILE);
        if (!profile.isEmpty()) {
            arguments.add("--profile=" + profile);
        }
        arguments.addAll(settings.get(CargoSettings.CHECK_ARGUMENTS));
        return arguments;
    }

    /** What people chose. */
    CargoChoice choice() {
        return new CargoChoice(settings.get(CargoSettings.FEATURES), settings.get(CargoSettings.DEFAULT_FEATURES),
                settings.get(CargoSettings.PROFILE), settings.get(CargoSettings.TOOLCHAIN));
    }

    /** Writes what differs from what is in force, so that the settings name only what somebody chose. */
    void choose(CargoChoice choice) throws FailureException {
        set(CargoSettings.FEATURES, choice.features());
        set(CargoSettings.DEFAULT_FEATURES, choice.defaults());
        set(CargoSettings.PROFILE, choice.profile());
        set(CargoSettings.TOOLCHAIN, choice.toolchain());
    }

    private <T> void set(SettingKey<T> key, T value) throws FailureException {
        if (settings.get(key).equals(value)) {
            return;
        }
        if (value.equals(key.standard())) {
            settings.reset(key);
        }
        if (!settings.get(key).equals(value)) {
            settings.set(key, value);
        }
    }
}

package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Path;
import java.util.List;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;

/** What can be set about Cargo. */
@Component
public final class CargoSettings implements SettingsSource {
    private static final String CATEGORY = "Cargo";

    static final SettingKey<Path> PROGRAM = SettingKey.file("cargo.program", "Cargo program",
            "The Cargo to run instead of the one on the path, e.g. a wrapper. Relative to the workspace.", CATEGORY)
            .trusted();
    static final SettingKey<Boolean> OFFLINE = SettingKey.flag("cargo.offline", true, "Offline",
            "Cargo stays off the network unless a task asks for it. If this is locked, no task can ask.",
            CATEGORY).trusted();
    static final SettingKey<Path> TARGET = SettingKey.folder("cargo.targetFolder", "Target folder",
            "Where Cargo puts what it builds, instead of target. Relative to the workspace.", CATEGORY).trusted();
    static final SettingKey<List<String>> FEATURES = SettingKey.list("cargo.features", List.of(), "Features",
            "Features that are switched on for checking, building and running, as package/feature. * means all.",
            CATEGORY);
    static final SettingKey<Boolean> DEFAULT_FEATURES = SettingKey.flag("cargo.defaultFeatures", true,
            "Default features", "Whether the default features of the workspace's packages are on.", CATEGORY);
    static final SettingKey<String> PROFILE = SettingKey.text("cargo.profile", "", "Profile",
            "How to build: dev, release, or a profile of the manifest. Empty: as Cargo does it.", CATEGORY);
    static final SettingKey<String> TOOLCHAIN = SettingKey.text("cargo.toolchain", "", "Toolchain",
            "The toolchain that rustup is asked for, e.g. nightly. Empty: the folder's own.", CATEGORY).trusted();
    static final SettingKey<String> INDEX = SettingKey.text("cargo.registryIndex", "", "Registry index",
            "The address of the sparse index that is asked for newer versions when somebody wants that and the gate"
                    + " is open for it. Empty: the one that Cargo's own settings name.", CATEGORY).ofUser();
    static final SettingKey<List<String>> CHECK_ARGUMENTS = SettingKey.list("cargo.checkArguments", List.of(),
            "Arguments for checking", "Added to cargo check and cargo clippy, e.g. -- and -Wclippy::pedantic.",
            CATEGORY).trusted();

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(PROGRAM, OFFLINE, TARGET, FEATURES, DEFAULT_FEATURES, PROFILE, TOOLCHAIN, INDEX,
                CHECK_ARGUMENTS);
    }
}

package dev.rustaiide.system.cargo.integration.testing;

import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.ExecutionPolicy;
import dev.rustaiide.system.cargo.integration.FolderToolchains;
import dev.rustaiide.system.cargo.integration.SessionTrust;
import dev.rustaiide.system.cargo.integration.internal.CargoSettings;
import dev.rustaiide.system.cargo.integration.internal.ChosenToolchains;
import dev.rustaiide.system.cargo.integration.internal.ProgramCargo;

/** Makes the Cargo of the product without a framework. */
public final class TestCargo {
    private TestCargo() {}

    /** One that does what {@code trust} allows; {@code settings} need the keys of {@link #settings}. */
    public static Cargo of(Processes processes, Programs programs, Settings settings, SessionTrust trust) {
        return ProgramCargo.plain(processes, programs, settings, trust);
    }

    /** Toolchains as {@code trust} lets folders have a say; {@code settings} need the keys of {@link #settings}. */
    public static FolderToolchains toolchains(Processes processes, Programs programs, Settings settings,
            ExecutionPolicy trust) {
        var toolchains = new ChosenToolchains(processes, programs, settings);
        toolchains.bindPolicy(trust);
        return toolchains;
    }

    /** What can be set about Cargo. */
    public static List<SettingKey<?>> settings() {
        return new CargoSettings().keys();
    }

    /** Trusts everything, or nothing. */
    public static SessionTrust trusting(boolean all) {
        return new SessionTrust() {
            @Override
            public void trust(Path folder) {
                // It is decided already.
            }

            @Override
            public boolean mayRun(Path folder) {
                return all;
            }
        };
    }
}

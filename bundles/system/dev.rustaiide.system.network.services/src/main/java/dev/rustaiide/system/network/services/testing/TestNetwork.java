package dev.rustaiide.system.network.services.testing;

import java.util.List;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.system.network.services.EgressGate;
import dev.rustaiide.system.network.services.Network;
import dev.rustaiide.system.network.services.internal.GatedNetwork;
import dev.rustaiide.system.network.services.internal.NetworkSettings;
import dev.rustaiide.system.network.services.internal.SettingsGate;

/** The real network behind the real gate, which opens by the settings that the test has. */
public final class TestNetwork implements AutoCloseable {
    private final SettingsGate gate;
    private final GatedNetwork network;

    /** @param settings with the {@link #keys} */
    public TestNetwork(Settings settings, Events events) {
        this.gate = new SettingsGate(settings);
        this.network = new GatedNetwork(gate, settings, events);
    }

    /** What it is set by. */
    public static List<SettingKey<?>> keys() {
        return new NetworkSettings().keys();
    }

    public EgressGate gate() {
        return gate;
    }

    public Network network() {
        return network;
    }

    @Override
    public void close() {
        network.close();
    }
}

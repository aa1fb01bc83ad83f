package dev.rustaiide.system.network.services.internal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.config.Lock;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsView.Watch;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.network.services.EgressGate;

/** The gate that the settings open. They are asked each time, so closing it works at once. */
@Component
public final class SettingsGate implements EgressGate {
    /** The last two are Git's own. */
    private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "git");

    private final Settings settings;

    @Activate
    public SettingsGate(@Reference Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean isOpen() {
        return settings.get(NetworkSettings.OPEN);
    }

    @Override
    public List<String> allowed() {
        return settings.get(NetworkSettings.ALLOWED);
    }

    @Override
    public void setOpen(boolean open) throws FailureException {
        settings.set(NetworkSettings.OPEN, open);
    }

    @Override
    public void setAllowed(List<String> servers) throws FailureException {
        for (String server : servers) {
            if (ServerRule.parse(server).isEmpty()) {
                throw new FailureException(new Failure.Other("Cannot allow “" + server + "”.", "That is no server.",
                        "Write a name such as models.example.org, *.example.org or http://localhost:11434."));
            }
        }
        settings.set(NetworkSettings.ALLOWED, servers.stream().distinct().toList());
    }

    @Override
    public Optional<String> lockedBy() {
        return settings.lock(NetworkSettings.OPEN).or(() -> settings.lock(NetworkSettings.ALLOWED)).map(Lock::by);
    }

    @Override
    public Watch onChange(Executor executor, Runnable listener) {
        Watch open = settings.onChange(NetworkSettings.OPEN, executor, _ -> listener.run());
        Watch allowed = settings.onChange(NetworkSettings.ALLOWED, executor, _ -> listener.run());
        return () -> {
            open.close();
            allowed.close();
        };
    }

    @Override
    public Ruling judge(URI address) {
        String scheme = ServerRule.scheme(address);
        Optional<String> host = ServerRule.host(address);
        if (host.isEmpty() || !SCHEMES.contains(scheme) || address.getRawUserInfo() != null) {
            return new Ruling(false, "“" + address + "” is no address of a server.",
                    "Use one like https://server/path, without a user's name in it.");
        }
        if (!isOpen()) {
            return new Ruling(false, "The network gate is closed" + by(NetworkSettings.OPEN) + '.',
                    "Turn on “Network access” in the settings (network.open) if it may be reached.");
        }
        for (String line : allowed()) {
            if (ServerRule.parse(line).filter(rule -> rule.fits(address)).isPresent()) {
                return new Ruling(true, "“" + line + "” is among the allowed servers.", "");
            }
        }
        String rule = rule(scheme, host.get(), address.getPort());
        return new Ruling(false, "“" + rule + "” is not among the allowed servers" + by(NetworkSettings.ALLOWED) + '.',
                "Add it to “Allowed servers” in the settings (network.allowed) if it may be reached.");
    }

    private static String rule(String scheme, String host, int port) {
        String plain = scheme.equals("https") ? host : scheme + "://" + host;
        return port < 0 || port == ServerRule.usualPort(scheme) ? plain : plain + ':' + port;
    }

    private String by(SettingKey<?> key) {
        return settings.lock(key).map(Lock::by).map(who -> ", and " + who + " has locked that").orElse("");
    }
}

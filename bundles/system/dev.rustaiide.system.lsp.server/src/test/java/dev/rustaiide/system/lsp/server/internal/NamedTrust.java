package dev.rustaiide.system.lsp.server.internal;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.rustaiide.system.cargo.integration.SessionTrust;

/** Trusts what it is told to. */
final class NamedTrust implements SessionTrust {
    private final Set<Path> trusted = ConcurrentHashMap.newKeySet();

    @Override
    public void trust(Path folder) {
        trusted.add(folder);
    }

    @Override
    public boolean mayRun(Path folder) {
        return trusted.stream().anyMatch(folder::startsWith);
    }
}

package dev.rustaiide.system.cargo.integration;

import java.util.Optional;

/**
 * What is known of newer versions of a package that a workspace names.
 *
 * @param requirement what the manifest asks for
 * @param now the version that is built with; empty if none is fixed yet
 * @param compatible the newest that the requirement takes, if it is newer than {@code now}
 * @param latest the newest of all but previews, if it is newer than {@code now}
 * @param from who told: a path, a registry and how old its word is
 * @param unknown why nothing can be said; empty if something can
 */
public record NewerVersion(String name, String requirement, String now, Optional<CrateVersion> compatible,
        Optional<CrateVersion> latest, String from, String unknown) {
    public boolean isKnown() {
        return unknown.isEmpty();
    }

    public boolean isNewer() {
        return compatible.isPresent() || latest.isPresent();
    }
}

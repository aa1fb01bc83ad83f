package dev.rustaiide.system.cargo.integration.internal.dependencies;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.rustaiide.system.cargo.integration.CrateVersion;

/**
 * What a source has of one name.
 *
 * @param releases those that were not taken back
 */
public record KnownCrate(String name, List<Release> releases) {
    /**
     * One version.
     *
     * @param features that can be switched on
     * @param folder where its sources lie, if they do
     */
    public record Release(CrateVersion version, List<String> features, Optional<Path> folder) {}

    /** The newest of those that {@code wanted} takes; previews are left out. */
    Optional<Release> newest(Predicate<CrateVersion> wanted) {
        return releases.stream().filter(each -> !each.version().isPreview() && wanted.test(each.version()))
                .max(Comparator.comparing(Release::version));
    }
}

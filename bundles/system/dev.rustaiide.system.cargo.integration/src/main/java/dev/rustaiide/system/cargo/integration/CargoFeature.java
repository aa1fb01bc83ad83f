package dev.rustaiide.system.cargo.integration;

import java.util.List;

/**
 * Something about a package that can be switched on.
 *
 * @param turnsOn what it switches on in turn, as the manifest says it: {@code std}, {@code dep:serde},
 *     {@code serde/derive}
 */
public record CargoFeature(String name, List<String> turnsOn) {
    /** What is on unless people say otherwise. */
    public static final String DEFAULT = "default";

    public CargoFeature {
        turnsOn = List.copyOf(turnsOn);
    }
}

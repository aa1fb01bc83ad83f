package dev.rustaiide.system.cargo.integration;

import java.util.ArrayList;
import java.util.List;

/**
 * How people want a workspace to be built, until they want something else. What runs Cargo goes by it, and so does
 * rust-analyzer.
 *
 * @param features what is switched on besides the default features: {@code package/feature}, or a bare name; the one
 *     name {@value #ALL} stands for all that there are
 * @param defaults whether the default features are on
 * @param profile e.g. {@code release}; empty for Cargo's own choice
 * @param toolchain as rustup calls it, e.g. {@code nightly}; empty for the folder's own
 */
public record CargoChoice(List<String> features, boolean defaults, String profile, String toolchain) {
    /** Stands for all features. */
    public static final String ALL = "*";
    /** What Cargo does when nobody chooses. */
    public static final CargoChoice STANDARD = new CargoChoice(List.of(), true, "", "");

    public CargoChoice {
        features = List.copyOf(features);
    }

    public boolean isAll() {
        return features.contains(ALL);
    }

    /** Whether {@code feature} of the member {@code name} is switched on by name or with all others. */
    public boolean has(String name, String feature) {
        return isAll() || features.contains(name + "/" + feature) || features.contains(feature)
                || defaults && feature.equals(CargoFeature.DEFAULT);
    }

    /** The same with {@code feature} of the member {@code name} on or off. */
    public CargoChoice with(String name, String feature, boolean on) {
        if (feature.equals(CargoFeature.DEFAULT)) {
            return new CargoChoice(features, on, profile, toolchain);
        }
        var now = new ArrayList<>(features);
        now.remove(feature);
        now.remove(name + "/" + feature);
        if (on) {
            now.add(name + "/" + feature);
        }
        return new CargoChoice(now, defaults, profile, toolchain);
    }

    public CargoChoice withFeatures(List<String> others) {
        return new CargoChoice(others, defaults, profile, toolchain);
    }

    public CargoChoice withProfile(String other) {
        return new CargoChoice(features, defaults, other, toolchain);
    }

    public CargoChoice withToolchain(String other) {
        return new CargoChoice(features, defaults, profile, other);
    }
}

package dev.rustaiide.system.cargo.integration.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.rustaiide.system.cargo.integration.CargoChoice;
import dev.rustaiide.system.cargo.integration.CargoPackage;

/** The features that people chose. Cargo refuses those that none of the packages has that it is asked for. */
record ChosenFeatures(CargoChoice choice) {
    /** Whether they mean the same for whatever packages there are. */
    boolean areForAll() {
        return choice.isAll() || choice.features().isEmpty();
    }

    /** What every subcommand is given that compiles all members. */
    List<String> options() {
        return options(feature -> true);
    }

    /** What every subcommand is given that compiles {@code packages} and no other member. */
    List<String> options(List<CargoPackage> packages) {
        return options(feature -> packages.stream().anyMatch(each -> has(each, feature)));
    }

    private List<String> options(Predicate<String> wanted) {
        if (choice.isAll()) {
            return List.of("--all-features");
        }
        var options = new ArrayList<String>();
        if (!choice.defaults()) {
            options.add("--no-default-features");
        }
        List<String> features = choice.features().stream().filter(wanted).toList();
        if (!features.isEmpty()) {
            options.add("--features=" + String.join(",", features));
        }
        return options;
    }

    /** By its bare name, as one of the package that is named before it, or as one of what the package needs. */
    private static boolean has(CargoPackage one, String feature) {
        int slash = feature.indexOf('/');
        if (slash < 0) {
            return one.features().stream().anyMatch(each -> each.name().equals(feature));
        }
        String owner = feature.substring(0, slash);
        return owner.equals(one.name()) || one.dependencies().stream()
                .anyMatch(each -> owner.equals(each.rename().isEmpty() ? each.name() : each.rename()));
    }
}

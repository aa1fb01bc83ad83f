package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;

/** Reads what {@code cargo metadata --format-version 1} prints. */
final class Metadata {
    private static final Set<String> LIBRARIES = Set.of("lib", "rlib", "dylib", "cdylib", "staticlib", "proc-macro");

    private Metadata() {}

    static CargoWorkspace read(String text) throws JsonException {
        Json json = Json.parse(text);
        var packages = new ArrayList<CargoPackage>();
        for (Json one : json.get("packages").items()) {
            packages.add(readPackage(one));
        }
        packages.sort(Comparator.comparing(CargoPackage::name));
        Path root = Path.of(json.string("workspace_root"));
        return new CargoWorkspace(root, Path.of(json.string("target_directory", root + "/target")), packages);
    }

    private static CargoPackage readPackage(Json json) throws JsonException {
        var targets = new ArrayList<CargoTarget>();
        for (Json target : json.get("targets").items()) {
            targets.add(readTarget(target));
        }
        List<String> features = json.get("features").members().keySet().stream().sorted().toList();
        return new CargoPackage(json.string("name"), json.string("version", ""), Path.of(json.string("manifest_path")),
                json.string("edition", "2015"), targets, features);
    }

    /** A target as all of Cargo's messages describe one. */
    static CargoTarget readTarget(Json target) throws JsonException {
        return new CargoTarget(target.string("name"), kind(target), Path.of(target.string("src_path")));
    }

    private static CargoTarget.Kind kind(Json target) {
        String kind = target.get("kind").items().stream().findFirst().flatMap(Json::asString).orElse("bin");
        if (LIBRARIES.contains(kind)) {
            return CargoTarget.Kind.LIBRARY;
        }
        return switch (kind) {
            case "example" -> CargoTarget.Kind.EXAMPLE;
            case "test" -> CargoTarget.Kind.TEST;
            case "bench" -> CargoTarget.Kind.BENCH;
            case "custom-build" -> CargoTarget.Kind.BUILD_SCRIPT;
            default -> CargoTarget.Kind.PROGRAM;
        };
    }
}

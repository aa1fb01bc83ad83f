package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.cargo.integration.CargoDependency;
import dev.rustaiide.system.cargo.integration.CargoFeature;
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
        // Cargo before 1.71 does not tell it: those of most workspaces are all.
        boolean told = !json.get("workspace_default_members").isNull();
        List<String> taken = strings(json.get("workspace_default_members"));
        var standard = new ArrayList<CargoPackage>();
        for (Json one : json.get("packages").items()) {
            CargoPackage read = readPackage(one);
            packages.add(read);
            if (!told || taken.contains(one.string("id", ""))) {
                standard.add(read);
            }
        }
        packages.sort(Comparator.comparing(CargoPackage::name));
        Path root = Path.of(json.string("workspace_root"));
        return new CargoWorkspace(root, Path.of(json.string("target_directory", root + "/target")), packages, standard,
                Profiles.of(root.resolve("Cargo.toml")));
    }

    private static CargoPackage readPackage(Json json) throws JsonException {
        var targets = new ArrayList<CargoTarget>();
        for (Json target : json.get("targets").items()) {
            targets.add(readTarget(target));
        }
        List<CargoFeature> features = json.get("features").members().entrySet().stream()
                .map(each -> new CargoFeature(each.getKey(), strings(each.getValue())))
                .sorted(Comparator.comparing(CargoFeature::name)).toList();
        var dependencies = new ArrayList<CargoDependency>();
        for (Json dependency : json.get("dependencies").items()) {
            dependencies.add(readDependency(dependency));
        }
        return new CargoPackage(json.string("name"), json.string("version", ""), Path.of(json.string("manifest_path")),
                json.string("edition", "2015"), targets, features, dependencies, json.string("license", ""));
    }

    private static CargoDependency readDependency(Json json) throws JsonException {
        CargoDependency.Kind kind = switch (json.string("kind", "")) {
            case "dev" -> CargoDependency.Kind.DEV;
            case "build" -> CargoDependency.Kind.BUILD;
            default -> CargoDependency.Kind.NORMAL;
        };
        return new CargoDependency(json.string("name"), json.string("req", "*"), kind, json.flag("optional", false),
                strings(json.get("features")), json.string("target", ""), json.string("rename", ""),
                json.optionalString("path").map(Path::of));
    }

    static List<String> strings(Json array) {
        return array.items().stream().flatMap(each -> each.asString().stream()).toList();
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

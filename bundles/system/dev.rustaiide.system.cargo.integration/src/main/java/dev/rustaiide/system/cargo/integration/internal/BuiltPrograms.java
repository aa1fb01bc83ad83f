package dev.rustaiide.system.cargo.integration.internal;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.cargo.integration.CargoBuild.Executable;
import dev.rustaiide.system.cargo.integration.CargoTarget;

/**
 * The programs that a build makes, with the variables that Cargo sets when it runs them itself
 * (doc.rust-lang.org/cargo/reference/environment-variables.html). For one thread.
 */
final class BuiltPrograms {
    private final List<Artifact> artifacts = new ArrayList<>();
    /** What each package's build script asked for. */
    private final Map<String, Json> scripts = new HashMap<>();
    /** Where libraries lie that build scripts made or found. */
    private final Set<String> libraries = new LinkedHashSet<>();

    private record Artifact(String id, CargoTarget target, boolean isTest, boolean isMacro, Path manifest,
            Path program) {}

    /** What a message of Cargo with {@code reason} says of them. */
    void add(String reason, Json message) throws JsonException {
        switch (reason) {
            case "compiler-artifact" -> addArtifact(message);
            case "build-script-executed" -> addScript(message);
            default -> { } // others make no programs
        }
    }

    private void addArtifact(Json artifact) throws JsonException {
        String program = artifact.string("executable", "");
        if (!program.isEmpty()) {
            boolean macro = artifact.get("target").get("kind").items().contains(Json.of("proc-macro"));
            artifacts.add(new Artifact(artifact.string("package_id", ""), Metadata.readTarget(artifact.get("target")),
                    artifact.get("profile").flag("test", false), macro,
                    Path.of(artifact.string("manifest_path")), Path.of(program)));
        }
    }

    private void addScript(Json executed) {
        scripts.put(executed.string("package_id", ""), executed);
        for (Json path : executed.get("linked_paths").items()) {
            String text = path.asString().orElse("");
            libraries.add(text.substring(text.indexOf('=') + 1));
        }
    }

    boolean hasMacros() {
        return artifacts.stream().anyMatch(Artifact::isMacro);
    }

    List<Executable> all(String cargo, String toolchain) {
        return artifacts.stream().map(each -> new Executable(new PackageId(each.id()).name(), each.target(),
                each.isTest(), each.manifest().resolveSibling(""), each.program(),
                environment(each, cargo, toolchain))).toList();
    }

    private Map<String, String> environment(Artifact one, String cargo, String toolchain) {
        Map<String, String> variables = new HashMap<>();
        variables.put("CARGO", cargo);
        variables.put("CARGO_MANIFEST_DIR", one.manifest().resolveSibling("").toString());
        variables.put("CARGO_MANIFEST_PATH", one.manifest().toString());
        variables.put("CARGO_PKG_NAME", new PackageId(one.id()).name());
        addVersion(variables, new PackageId(one.id()).version());
        Json script = scripts.getOrDefault(one.id(), Json.NULL);
        script.get("out_dir").asString().ifPresent(folder -> variables.put("OUT_DIR", folder));
        for (Json pair : script.get("env").items()) {
            if (pair.items().size() == 2) {
                variables.put(pair.items().get(0).asString().orElse(""), pair.items().get(1).asString().orElse(""));
            }
        }
        artifacts.stream().filter(each -> each.id().equals(one.id()) && !each.isTest()
                && each.target().kind() == CargoTarget.Kind.PROGRAM).forEach(each -> variables.put(
                        "CARGO_BIN_EXE_" + each.target().name(), each.program().toString()));
        addLibraries(variables, one, toolchain);
        variables.remove("");
        return variables;
    }

    private static void addVersion(Map<String, String> variables, String version) {
        variables.put("CARGO_PKG_VERSION", version);
        String[] parts = version.split("[-+]", 2)[0].split("\\.");
        String[] names = {"MAJOR", "MINOR", "PATCH"};
        for (int i = 0; i < names.length && i < parts.length; i++) {
            variables.put("CARGO_PKG_VERSION_" + names[i], parts[i]);
        }
    }

    private void addLibraries(Map<String, String> variables, Artifact one, String toolchain) {
        String name = libraryVariable(System.getProperty("os.name", ""));
        Set<String> folders = new LinkedHashSet<>(libraries);
        Path around = one.program().resolveSibling("");
        folders.add(around.toString());
        folders.add(around.resolveSibling("").toString());
        if (!toolchain.isEmpty()) {
            folders.add(toolchain);
        }
        Optional.ofNullable(System.getenv(name)).filter(set -> !set.isEmpty()).ifPresent(folders::add);
        variables.put(name, String.join(File.pathSeparator, folders));
    }

    private static String libraryVariable(String system) {
        String os = system.toLowerCase(Locale.ROOT);
        return os.startsWith("win") ? "PATH" : os.startsWith("mac") ? "DYLD_FALLBACK_LIBRARY_PATH" : "LD_LIBRARY_PATH";
    }
}

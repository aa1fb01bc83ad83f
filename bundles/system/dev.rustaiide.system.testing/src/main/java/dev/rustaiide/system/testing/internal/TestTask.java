package dev.rustaiide.system.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.rustaiide.foundation.serialization.Toml;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestRequest;
import dev.rustaiide.system.testing.TestSelector;

/**
 * What Cargo is told for a request.
 *
 * @param workspace if it is known already
 */
record TestTask(TestRequest request, Optional<CargoWorkspace> workspace) {
    private static final Pattern LINE = Pattern.compile(".* \\(line (\\d+\\))");

    /** Builds no more than the request needs. */
    CargoTask build() throws IOException {
        var kind = request.benches() ? CargoTask.Kind.BENCH : CargoTask.Kind.TEST;
        CargoTask task = CargoTask.of(kind, request.folder().toAbsolutePath().normalize());
        Set<String> packages = packages();
        if (packages.isEmpty()) {
            return isRoot() ? task.with(List.of("--workspace")) : task;
        }
        var options = new ArrayList<String>();
        packages.forEach(name -> options.add("--package=" + name));
        Set<String> targets = request.selectors().stream().map(TestSelector::target).collect(Collectors.toSet());
        if (packages.size() == 1 && targets.size() == 1) {
            Optional<CargoTarget> one = target(packages.iterator().next(), targets.iterator().next());
            if (one.isPresent()) {
                return task.of(packages.iterator().next(), one.get());
            }
            if (targets.contains(TestId.DOC)) {
                options.add("--lib");
            }
        }
        return task.with(options);
    }

    /** Those that all selectors name; none if one means any. */
    private Set<String> packages() {
        Set<String> names = request.selectors().stream().map(TestSelector::packageName).collect(Collectors.toSet());
        return names.contains("") ? Set.of() : names;
    }

    private Optional<CargoTarget> target(String packageName, String target) {
        return workspace.stream().flatMap(all -> all.packages().stream())
                .filter(each -> each.name().equals(packageName)).flatMap(each -> each.targets().stream())
                .filter(each -> each.kind() != CargoTarget.Kind.BUILD_SCRIPT && Harness.target(each).equals(target))
                .findFirst();
    }

    /** Whether the folder is a workspace's own, so that all members are meant. */
    private boolean isRoot() throws IOException {
        Path manifest = request.folder().toAbsolutePath().normalize().resolve("Cargo.toml");
        return Files.isRegularFile(manifest) && Toml.read(Files.readString(manifest)).has("workspace");
    }

    /**
     * Runs the documentation tests of {@code packages}. rustdoc takes words for filters and no names with spaces, so
     * that some more may run than are asked for.
     */
    CargoTask docs(List<CargoPackage> packages) {
        var options = new ArrayList<>(List.of("--doc", "--no-fail-fast"));
        packages.forEach(each -> options.add("--package=" + each.name()));
        List<String> words = new ArrayList<>();
        for (TestSelector each : request.selectors()) {
            Matcher line = LINE.matcher(each.path());
            String word = line.matches() ? line.group(1) : each.path();
            if (word.isEmpty()) {
                return task(options, List.of());
            }
            if (!word.contains(" ")) {
                words.add(word);
            }
        }
        return task(options, words.stream().distinct().toList());
    }

    private CargoTask task(List<String> options, List<String> words) {
        return CargoTask.of(CargoTask.Kind.TEST, request.folder().toAbsolutePath().normalize()).with(options)
                .withArguments(words);
    }
}

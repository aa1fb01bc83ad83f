package dev.rustaiide.system.cargo.integration.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;

/** Finds what Cargo must be told to run something that stands in a source file. */
record Tasks(CargoWorkspace workspace) {
    Optional<CargoTask> of(Path file, SyntaxTree.Runnable runnable) {
        return workspace.packageOf(file).flatMap(one -> targetOf(one, file).flatMap(target -> switch (runnable.kind()) {
            case MAIN -> main(one, target, file);
            case TEST -> Optional.of(test(CargoTask.Kind.TEST, one, target, file, runnable.name(), true));
            case TEST_MODULE -> Optional.of(
                    test(CargoTask.Kind.TEST, one, target, file, runnable.name() + "::", false));
            case BENCH -> Optional.of(test(CargoTask.Kind.BENCH, one, target, file, runnable.name(), true));
        }));
    }

    private Optional<CargoTask> main(CargoPackage one, CargoTarget target, Path file) {
        if (!file.equals(target.source())) {
            return Optional.empty();
        }
        return switch (target.kind()) {
            case PROGRAM, EXAMPLE -> Optional.of(task(CargoTask.Kind.RUN, one, target));
            // A main of their own: they were declared with harness = false and take no filter.
            case TEST -> Optional.of(task(CargoTask.Kind.TEST, one, target));
            case BENCH -> Optional.of(task(CargoTask.Kind.BENCH, one, target));
            case LIBRARY, BUILD_SCRIPT -> Optional.empty();
        };
    }

    private CargoTask test(CargoTask.Kind kind, CargoPackage one, CargoTarget target, Path file, String name,
            boolean exact) {
        String module = module(target, file);
        return task(kind, one, target).filtered(module.isEmpty() ? name : module + "::" + name, exact);
    }

    private CargoTask task(CargoTask.Kind kind, CargoPackage one, CargoTarget target) {
        return CargoTask.of(kind, workspace.root()).of(one.name(), target);
    }

    /** The target that compiles {@code file}: its root, or else one in whose folder it lies and that declares it. */
    static Optional<CargoTarget> targetOf(CargoPackage one, Path file) {
        List<CargoTarget> targets = one.targets().stream()
                .filter(target -> target.kind() != CargoTarget.Kind.BUILD_SCRIPT).toList();
        Optional<CargoTarget> root = targets.stream().filter(target -> target.source().equals(file)).findFirst();
        if (root.isPresent()) {
            return root;
        }
        List<CargoTarget> around = targets.stream().filter(target -> isBelow(target, file)).toList();
        return around.size() < 2 ? around.stream().findFirst()
                : around.stream().filter(target -> declares(target, file)).findFirst();
    }

    private static boolean isBelow(CargoTarget target, Path file) {
        Path folder = target.source().getParent();
        return folder != null && file.startsWith(folder);
    }

    /** Whether the root names the first module on the way to {@code file}. */
    private static boolean declares(CargoTarget target, Path file) {
        String first = module(target, file).split("::", 2)[0];
        try {
            return Pattern.compile("\\bmod\\s+(r#)?" + Pattern.quote(first) + "\\s*[;{]")
                    .matcher(Files.readString(target.source())).find();
        } catch (IOException unreadable) {
            // A root that cannot be read compiles nothing.
            return false;
        }
    }

    /** The path of the module that {@code file} is, e.g. {@code shapes::round}; empty for a root. */
    static String module(CargoTarget target, Path file) {
        @Nullable
        Path folder = target.source().getParent();
        if (folder == null || file.equals(target.source())) {
            return "";
        }
        Path relative = folder.relativize(file);
        String names = StreamSupport.stream(relative.spliterator(), false).map(Path::toString)
                .collect(Collectors.joining("::"));
        String module = names.endsWith(".rs") ? names.substring(0, names.length() - 3) : names;
        return module.endsWith("::mod") ? module.substring(0, module.length() - 5) : module;
    }
}

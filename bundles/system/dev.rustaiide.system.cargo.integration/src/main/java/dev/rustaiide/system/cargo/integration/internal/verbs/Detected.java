package dev.rustaiide.system.cargo.integration.internal.verbs;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.Detection;
import dev.rustaiide.system.cli.Answers;

/** The workspace that somebody named. */
final class Detected {
    private Detected() {}

    static CargoWorkspace workspace(Cargo cargo, Path folder) throws FailureException, InterruptedException {
        return switch (Answers.await(cargo.detect(folder))) {
            case Detection.Found(CargoWorkspace found) -> found;
            case Detection.None none -> throw new FailureException(new Failure.Other("Cannot find a Cargo workspace.",
                    "There is no Cargo.toml in " + folder + " or above.",
                    "Name a folder that has one, or make one with “rust-ai-ide new rust-app NAME”."));
            case Detection.Broken(Path manifest, Diagnostic diagnostic) -> {
                var start = diagnostic.location().range().start();
                throw new FailureException(new Failure.BadContent(diagnostic.location().file(), start.line() + 1,
                        start.character() + 1, diagnostic.message(), "Correct the manifest."));
            }
            case Detection.Unavailable(Path manifest, Failure failure) -> throw new FailureException(failure);
        };
    }

    /** What --target names; null if it is not given. */
    static @Nullable CargoTarget target(Cargo cargo, CargoWords words)
            throws FailureException, InterruptedException {
        String name = words.option("target");
        if (name.isEmpty()) {
            return null;
        }
        String member = words.option("package");
        return workspace(cargo, words.folder()).packages().stream()
                .filter(each -> member.isEmpty() || each.name().equals(member))
                .flatMap(each -> each.targets().stream()).filter(each -> each.name().equals(name)
                        && each.kind() != CargoTarget.Kind.BUILD_SCRIPT).findFirst()
                .orElseThrow(() -> new FailureException(new Failure.Other("Cannot find the target “" + name + "”.",
                        "The workspace has none of that name.", "See “rust-ai-ide cargo workspace”.")));
    }
}

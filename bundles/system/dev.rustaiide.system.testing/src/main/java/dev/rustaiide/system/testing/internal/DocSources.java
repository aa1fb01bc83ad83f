package dev.rustaiide.system.testing.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestRequest;

/** Which packages may have tests in their documentation: asking rustdoc takes half a second for each. */
record DocSources(CargoWorkspace workspace, TestRequest request) {
    List<CargoPackage> packages() throws FailureException {
        Path folder = request.folder().toAbsolutePath().normalize();
        boolean all = folder.equals(workspace.root());
        List<CargoPackage> meant = workspace.packages().stream()
                .filter(each -> all || workspace.packageOf(folder.resolve("Cargo.toml")).equals(Optional.of(each)))
                .filter(each -> request.takesTarget(each.name(), TestId.DOC)).toList();
        var found = new ArrayList<CargoPackage>();
        for (CargoPackage each : meant) {
            for (CargoTarget target : each.targets()) {
                if (target.kind() == CargoTarget.Kind.LIBRARY && hasExamples(target.source().resolveSibling(""))) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    /** Whether a source has a fence in a comment, or documentation that comes from elsewhere. */
    private static boolean hasExamples(Path folder) throws FailureException {
        boolean[] found = {false};
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    found[0] = found[0] || file.toString().endsWith(".rs") && attributes.isRegularFile()
                            && hasExample(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                    return found[0] ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.NoPermission(folder, "read"), unreadable);
        }
        return found[0];
    }

    /** Code has fences or is indented by four, behind the signs of a comment or in an attribute. */
    static boolean hasExample(String source) {
        return source.contains("```") || source.contains("~~~") || source.contains("///     ")
                || source.contains("//!     ") || source.contains("/**") || source.contains("/*!")
                || source.contains("doc = ") || source.contains("doc=");
    }
}

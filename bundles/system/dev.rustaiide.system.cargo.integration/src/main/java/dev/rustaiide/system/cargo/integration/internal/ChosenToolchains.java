package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.system.cargo.integration.CargoCompiler;
import dev.rustaiide.system.cargo.integration.ExecutionPolicy;
import dev.rustaiide.system.cargo.integration.FolderToolchains;

/** Asks in a folder that is trusted, and for any other in the root of the file system. */
@Component
public final class ChosenToolchains implements FolderToolchains {
    private final TrustedCargo cargo;
    private volatile @Nullable ExecutionPolicy policy;

    @Activate
    public ChosenToolchains(@Reference Processes processes, @Reference Programs programs,
            @Reference Settings settings) {
        this.cargo = new TrustedCargo(processes, programs, settings);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void bindPolicy(ExecutionPolicy provided) {
        policy = provided;
    }

    void unbindPolicy(ExecutionPolicy gone) {
        policy = policy == gone ? null : policy;
    }

    /** Where a folder's own files are read, if they may be. */
    private Path place(Path folder) {
        return TrustedCargo.mayRun(policy, folder) ? folder : folder.getRoot();
    }

    private static Path folder(Path place) {
        Path absolute = place.toAbsolutePath().normalize();
        return Files.isDirectory(absolute) ? absolute : Optional.ofNullable(absolute.getParent()).orElse(absolute);
    }

    @Override
    public Call<CargoCompiler> compiler(Path place) {
        return Call.start("compiler", scope -> {
            Path folder = folder(place);
            return cargo.compiler(folder, place(folder));
        });
    }

    @Override
    public Call<Optional<Path>> program(Path place, String name) {
        return Call.start("which " + name, scope -> {
            Path folder = folder(place);
            Path asked = place(folder);
            Optional<Path> own = cargo.program(folder, asked, name);
            return own.isPresent() || asked.equals(folder.getRoot()) ? own
                    : cargo.program(folder.getRoot(), folder.getRoot(), name);
        });
    }
}

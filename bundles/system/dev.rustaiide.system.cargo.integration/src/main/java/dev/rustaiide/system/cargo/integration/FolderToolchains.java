package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * Which Rust toolchain counts in a folder: the one that people set, else the one that the folder asks for by
 * {@code rust-toolchain.toml} or an override of rustup, else that of the machine. A folder whose code may not run has
 * no say: rustup and the compiler are asked where no file of it is read. Asking installs nothing. A service; any thread
 * may use it, no method blocks.
 */
@ProviderType
public interface FolderToolchains {
    /**
     * The compiler of it; takes 20 to 100 ms. Fails with a {@link dev.rustaiide.foundation.error.FailureException} if
     * there is none, or the one that is asked for is not installed.
     */
    Call<CargoCompiler> compiler(Path folder);

    /**
     * What rustup's stand-in {@code name} would start: the program of that toolchain, or of the machine's if that one
     * lacks it. Empty if neither has it, or there is no rustup.
     */
    Call<Optional<Path>> program(Path folder, String name);
}

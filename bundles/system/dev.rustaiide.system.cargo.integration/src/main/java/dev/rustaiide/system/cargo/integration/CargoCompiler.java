package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;

/**
 * The compiler that Cargo takes in a folder, as it says of itself.
 *
 * @param version e.g. {@code rustc 1.95.0 (59807616e 2026-04-14)}
 * @param host what it builds for if it is not told, e.g. {@code x86_64-unknown-linux-gnu}
 * @param llvm the major version of its LLVM; 0 if it does not say
 * @param home where all that belongs to it lies (its sysroot)
 */
public record CargoCompiler(String version, String host, int llvm, Path home) {
    /** Whether it takes what is not stable, as those built each night do. */
    public boolean isUnstable() {
        return version.contains("-nightly") || version.contains("-dev");
    }

    /** Where its own libraries lie, which procedural macros are linked to. */
    public Path libraries() {
        return home.resolve("lib/rustlib").resolve(host).resolve("lib");
    }

    /** Where its own tools lie, such as rustup's component {@code llvm-tools}. */
    public Path tools() {
        return home.resolve("lib/rustlib").resolve(host).resolve("bin");
    }
}

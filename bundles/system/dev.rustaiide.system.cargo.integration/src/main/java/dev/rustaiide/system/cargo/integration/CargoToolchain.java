package dev.rustaiide.system.cargo.integration;

/**
 * A compiler with its Cargo that is installed.
 *
 * @param name as rustup calls it; empty where there is no rustup
 * @param version what its compiler says of itself; empty if it was not asked
 * @param isDefault whether rustup takes it where nobody says otherwise
 */
public record CargoToolchain(String name, String version, boolean isDefault) {
    /** Without the machine that it is for, which is the same for nearly all. */
    public String shortName() {
        return name.replaceFirst("-(x86_64|aarch64|i686|armv7|riscv64gc)-.*", "");
    }
}

package dev.rustaiide.foundation.platform.internal;

import java.util.Map;

import dev.rustaiide.foundation.platform.Programs;

/** How a program is installed on this system: by the package manager that is there. */
final class Remedies {
    private static final Map<String, String> RUST_COMPONENTS = Map.of(
            "cargo-clippy", "clippy", "rustfmt", "rustfmt", "rust-analyzer", "rust-analyzer");
    private static final Map<String, String> DEBIAN_PACKAGES = Map.of(
            "cargo-clippy", "rust-clippy", "lldb-dap", "lldb", "node", "nodejs", "java",
            "openjdk-25-jdk", "cc", "build-essential");
    private static final Map<String, String> OTHER_PACKAGES = Map.of(
            "cargo-clippy", "rust", "rustc", "rust", "cargo", "rust", "rustfmt", "rust", "lldb-dap", "lldb",
            "node", "nodejs", "java", "openjdk", "cc", "gcc", "clangd", "clang");
    private static final Map<String, String> INSTALLERS = Map.of(
            "dnf", "sudo dnf install ", "pacman", "sudo pacman -S ", "zypper", "sudo zypper install ",
            "brew", "brew install ", "winget", "winget install ");

    private Remedies() {}

    static String of(String program, Programs programs) {
        if (RUST_COMPONENTS.containsKey(program) && programs.find("rustup").isPresent()) {
            return "rustup component add " + RUST_COMPONENTS.get(program);
        }
        if (programs.find("apt-get").isPresent()) {
            return "sudo apt-get install " + DEBIAN_PACKAGES.getOrDefault(program, program);
        }
        for (var installer : INSTALLERS.entrySet()) {
            if (programs.find(installer.getKey()).isPresent()) {
                return installer.getValue() + OTHER_PACKAGES.getOrDefault(program, program);
            }
        }
        return "Install " + program + " and add its folder to the PATH.";
    }
}

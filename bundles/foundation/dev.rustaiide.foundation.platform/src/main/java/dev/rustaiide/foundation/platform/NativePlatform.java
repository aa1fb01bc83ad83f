package dev.rustaiide.foundation.platform;

import java.util.Locale;

/**
 * What native code must be made for. Products bring the native parts of one platform as fragments of bundles and as
 * libraries in them; this says which ones.
 *
 * @param os {@code linux}, {@code macos} or {@code windows}
 * @param processor {@code x86_64}, {@code aarch64}, or what the JVM calls it
 * @param musl whether Linux has musl in place of the GNU C library, for which libraries are made separately
 */
public record NativePlatform(String os, String processor, boolean musl) {
    /** Of a JVM's {@code os.name} and {@code os.arch}. */
    public static NativePlatform of(String osName, String osArch, boolean musl) {
        String name = osName.toLowerCase(Locale.ROOT);
        String os = name.startsWith("win") ? "windows" : name.startsWith("mac") ? "macos" : "linux";
        String processor = switch (osArch) {
            case "amd64", "x86_64", "x64" -> "x86_64";
            case "aarch64", "arm64" -> "aarch64";
            default -> osArch;
        };
        return new NativePlatform(os, processor, musl);
    }

    /** E.g. {@code linux-x86_64}, {@code linux-x86_64-musl}. */
    public String id() {
        return os + '-' + processor + (musl ? "-musl" : "");
    }

    /** Whether this version is made for it: its window, its parsers and its inference have native parts for one. */
    public boolean isSupported() {
        return id().equals("linux-x86_64");
    }
}

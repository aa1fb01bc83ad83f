package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The compiler that Cargo takes in a folder, as it says of itself.
 *
 * @param version e.g. {@code rustc 1.95.0 (59807616e 2026-04-14)}
 * @param host what it builds for if it is not told, e.g. {@code x86_64-unknown-linux-gnu}
 * @param home where all that belongs to it lies (its sysroot)
 */
public record CargoCompiler(String version, String host, Path home) {
    /** One that does not say what it is: taken for stable, and for so old that it can nothing new. */
    public static final CargoCompiler UNTOLD = new CargoCompiler("", "", Path.of(""));

    private static final Pattern NUMBER = Pattern.compile("rustc (\\d{1,4})\\.(\\d{1,6})\\b.*");

    /** Whether it takes what is not stable, as those built each night do. */
    public boolean isUnstable() {
        return version.contains("-nightly") || version.contains("-dev");
    }

    /** Whether it is 1.{@code minor} or later. */
    public boolean isSince(int minor) {
        Matcher number = NUMBER.matcher(version);
        return number.matches()
                && (Integer.parseInt(number.group(1)) > 1 || Integer.parseInt(number.group(2)) >= minor);
    }

    /** Where its own libraries lie, which procedural macros are linked to. */
    public Path libraries() {
        return home.resolve("lib/rustlib").resolve(host).resolve("lib");
    }
}

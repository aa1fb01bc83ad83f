package dev.rustaiide.system.debug.adapter.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.cargo.integration.FolderToolchains;

/**
 * What the compiler of a folder brings for debuggers.
 *
 * @param home its folder, where it lies; empty if there is none
 */
record RustToolchain(Optional<Path> home) {
    static final RustToolchain NONE = new RustToolchain(Optional.empty());
    /** A step goes into people's own functions: those of the standard library are passed over. */
    private static final List<String> SETTINGS = List.of(
            "settings set target.process.thread.step-avoid-regexp ^[<&]*(std|core|alloc|hashbrown)::",
            "settings set target.x86-disassembly-flavor intel",
            // A program whose terminal is gone with this one ends: LLDB would keep that from it, and then let it go on.
            "process handle SIGHUP --stop false --notify false --pass true");
    private static final Pattern LIBRARY = Pattern.compile("/rustc/[0-9a-f]{7,40}/(library/.+)");

    /** That of {@code folder}. */
    static Call<RustToolchain> of(Path folder, FolderToolchains toolchains) {
        return Call.start("toolchain of " + folder, scope -> {
            try {
                return new RustToolchain(Optional.of(scope.await(toolchains.compiler(folder)).home()));
            } catch (ExecutionException none) {
                return NONE; // values are shown as the debugger has them
            }
        });
    }

    /** The folder with the scripts that show values, if it is there. */
    Optional<Path> scripts() {
        return home.map(at -> at.resolve("lib/rustlib/etc")).filter(Files::isDirectory);
    }

    /** What LLDB is told before it loads a program; {@code ours} comes after the compiler's own. */
    List<String> lldbCommands(Optional<Path> ours) {
        var commands = new ArrayList<>(SETTINGS);
        scripts().filter(at -> Files.isRegularFile(at.resolve("lldb_lookup.py"))).ifPresent(at -> {
            commands.add("command script import \"" + at.resolve("lldb_lookup.py") + '"');
            commands.add("command source -s 1 \"" + at.resolve("lldb_commands") + '"');
            ours.ifPresent(script -> commands.add("command script import \"" + script + '"'));
        });
        return commands;
    }

    /** Where on this machine the file is that the standard library's symbols call {@code path}. */
    Path here(String path) {
        Matcher library = LIBRARY.matcher(path);
        if (home.isPresent() && library.matches()) {
            return home.get().resolve("lib/rustlib/src/rust").resolve(library.group(1));
        }
        return Path.of(path).normalize();
    }
}

package dev.rustaiide.ai.tree.sitter.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.treesitter.TSPoint;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.NativePlatform;
import dev.rustaiide.foundation.platform.UnpackedResources;

/** Native libraries that travel as resources beside {@link TSPoint}, whose class loader is all that is used of it. */
public final class Libraries {
    private static final String RUNTIME = "tree-sitter";

    private final Path cache;
    private final UnpackedResources resources;
    private boolean runtimeLoaded;

    public Libraries(Path cache) {
        this.cache = cache;
        this.resources = new UnpackedResources(cache);
    }

    /** Makes the functions of the runtime known to {@link Native}; does nothing the second time. */
    public void loadRuntime() throws FailureException {
        if (!runtimeLoaded) {
            System.load(file(RUNTIME).toString());
            runtimeLoaded = true;
        }
    }

    /** The address of the language that the grammar {@code name} is. */
    public long language(String name) throws FailureException {
        Path file = file(RUNTIME + "-" + name);
        Optional<MemorySegment> function =
                SymbolLookup.libraryLookup(file, Arena.global()).find("tree_sitter_" + name.replace('-', '_'));
        if (function.isEmpty()) {
            throw failure(name, file + " is not a grammar.", null);
        }
        return Native.language(function.get());
    }

    private Path file(String name) throws FailureException {
        String resource = resource(name, System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        URL url = TSPoint.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw failure(name, "There is no " + resource + " for this machine.", null);
        }
        try {
            return resources.file(url, name, ".so");
        } catch (IOException e) {
            throw failure(name, "Its library cannot be written to " + cache + ": " + e.getMessage(), e);
        }
    }

    static String resource(String name, String system, String architecture) {
        var platform = NativePlatform.of(system, architecture, false);
        String start = "lib/" + platform.processor();
        return switch (platform.os()) {
            case "windows" -> start + "-windows-" + name + ".dll";
            case "macos" -> start + "-macos-" + name + ".dylib";
            default -> start + "-linux-gnu-" + name + ".so";
        };
    }

    private static FailureException failure(String name, String why, @Nullable Throwable cause) {
        String what = RUNTIME.equals(name) ? "tree-sitter" : "the grammar " + name.replace(RUNTIME + "-", "");
        return new FailureException(new Failure.Other("Cannot load " + what + ".", why,
                "Free space in the cache folder, or install a build for this machine."), cause);
    }
}

package dev.rustaiide.ai.inference.llama.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.llama.internal.child.LlamaChild;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.UnpackedResources;

/** llama.cpp's libraries, which the build puts into this bundle if it can have them, and the child's program. */
final class Natives {
    static final String FOLDER = "/linux-x64/";
    /** Names all others. */
    private static final String LIST = "libraries";
    private static final String INSTALL = "Install the product again.";
    private static final String REBUILD = "Run releng/natives in the sources and build again, or use a model in ONNX.";

    private final UnpackedResources unpacked;
    private final String resources;

    /** @param resources in which they are */
    Natives(Path cache, String resources) {
        this.resources = resources;
        this.unpacked = new UnpackedResources(cache);
    }

    /** Whether there are any. */
    static boolean areThere() {
        return Natives.class.getResource(FOLDER + LIST) != null;
    }

    /** The folder in which they are files; the first time they are copied there. */
    Path folder() throws FailureException {
        URL list = Natives.class.getResource(resources + LIST);
        if (list == null) {
            throw failure("llama.cpp is not part of this build.", REBUILD, null);
        }
        try {
            Map<String, URL> libraries = new LinkedHashMap<>();
            for (String name : lines(list)) {
                URL library = Natives.class.getResource(resources + name);
                if (library == null) {
                    throw failure("This build has no " + name + " of llama.cpp.", REBUILD, null);
                }
                libraries.put(name, library);
            }
            return unpacked.folder("llama.cpp", libraries);
        } catch (IOException unwritable) {
            throw failure("llama.cpp cannot be unpacked: " + unwritable.getMessage() + '.',
                    "Free space in the cache folder.", unwritable);
        }
    }

    private static List<String> lines(URL list) throws IOException {
        try (InputStream in = list.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** Where the classes of the child are: this bundle's own file, since they need nothing else. */
    static Path program() throws FailureException {
        CodeSource source = LlamaChild.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw failure("It is not known where its program lies.", INSTALL, null);
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException odd) {
            throw failure("Its program lies at " + source.getLocation() + ", which is no file.", INSTALL, odd);
        }
    }

    private static FailureException failure(String why, String nextStep, @Nullable Throwable cause) {
        return new FailureException(new Failure.Other("Cannot run models in GGUF.", why, nextStep), cause);
    }
}

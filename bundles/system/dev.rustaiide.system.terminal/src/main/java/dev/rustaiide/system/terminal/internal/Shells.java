package dev.rustaiide.system.terminal.internal;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.rustaiide.foundation.platform.UnpackedResources;

/** The user's shell, and how it is told to mark its prompts. */
final class Shells {
    private final Map<String, String> environment;
    private final UnpackedResources unpacked;

    Shells(Map<String, String> environment, Path cache) {
        this.environment = environment;
        unpacked = new UnpackedResources(cache);
    }

    /** The shell that the user chose for the system, or one that is there. */
    Path program() {
        String chosen = environment.getOrDefault("SHELL", "");
        for (String candidate : List.of(chosen, "/bin/bash", "/bin/sh")) {
            if (candidate.startsWith("/") && Files.isExecutable(Path.of(candidate))) {
                return Path.of(candidate);
            }
        }
        return Path.of("/bin/sh");
    }

    /** What {@code shell} is started with; {@code variables} get what it needs. Others than these are left alone. */
    List<String> arguments(Path shell, Map<String, String> variables) throws IOException {
        String name = String.valueOf(shell.getFileName());
        return switch (name) {
            case "bash" -> List.of(name, "--rcfile", folder("bash", "bash.sh").resolve("bash.sh").toString(), "-i");
            case "zsh" -> {
                variables.put("__IDE_ZDOTDIR", environment.getOrDefault("ZDOTDIR", ""));
                variables.put("ZDOTDIR", folder("zshenv", ".zshenv").toString());
                yield List.of(name, "-i");
            }
            case "fish" -> List.of(name, "--init-command",
                    "source " + quoted(folder("fish", "fish.fish").resolve("fish.fish").toString()));
            default -> List.of(name, "-i");
        };
    }

    private static String quoted(String path) {
        return "'" + path.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private Path folder(String resource, String file) throws IOException {
        String name = "/shell/" + switch (resource) {
            case "bash" -> "bash.sh";
            case "fish" -> "fish.fish";
            default -> resource;
        };
        URL url = Objects.requireNonNull(Shells.class.getResource(name), name);
        return unpacked.folder(resource, Map.of(file, url));
    }
}

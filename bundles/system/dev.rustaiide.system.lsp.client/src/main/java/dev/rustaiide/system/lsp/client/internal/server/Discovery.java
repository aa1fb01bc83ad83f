package dev.rustaiide.system.lsp.client.internal.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.system.cargo.integration.FolderToolchains;
import dev.rustaiide.system.lsp.client.FoundServer;
import dev.rustaiide.system.lsp.client.ServerDefinition;

/**
 * Looks for a server: where a setting says, among rustup's components, on the path, and in our folder of tools. Waits
 * for rustup; call it on a thread that may.
 */
public final class Discovery {
    private static final String RUSTUP = "rustup";

    private final FolderToolchains toolchains;
    private final Programs programs;
    private final Settings settings;
    private final StandardPaths paths;

    public Discovery(FolderToolchains toolchains, Programs programs, Settings settings, StandardPaths paths) {
        this.toolchains = toolchains;
        this.programs = programs;
        this.settings = settings;
        this.paths = paths;
    }

    public FoundServer find(ServerDefinition definition, Path place) throws InterruptedException {
        SettingsView view = settings.in(place);
        Path set = view.get(LspSettings.program(definition));
        if (!set.toString().isEmpty()) {
            Path program = view.folder().resolve(set).normalize();
            boolean runs = Files.isRegularFile(program) && Files.isExecutable(program);
            return found(definition, runs ? Optional.of(program) : Optional.empty(), "setting",
                    program + " is set as its program, " + whyNone(definition, program));
        }
        String hint = definition.install();
        for (String name : definition.programs()) {
            Optional<Path> onPath = programs.find(name);
            if (onPath.isPresent() && isRustupProxy(onPath.get())) {
                Optional<Path> component = rustupComponent(place, name);
                if (component.isPresent()) {
                    return found(definition, component, RUSTUP, "");
                }
                hint = onPath.get() + " only stands in for a component of rustup that is not installed. " + hint;
            } else if (onPath.isPresent()) {
                return found(definition, onPath, "path", "");
            }
        }
        return found(definition, inTools(definition), "tools", hint);
    }

    /** What is wrong with a file that somebody has set as the program, and what to do about it. */
    private static String whyNone(ServerDefinition definition, Path program) {
        String setting = "lsp." + definition.settingName() + ".program";
        if (Files.isRegularFile(program)) {
            return "and may not be executed. Allow that with “chmod +x”, or correct " + setting + '.';
        }
        String why = Files.isDirectory(program) ? "and is a folder"
                : Files.exists(program) ? "and is no file" : "and is not there";
        return why + ". Correct " + setting + ", or remove it to have the program looked for.";
    }

    private static FoundServer found(ServerDefinition definition, Optional<Path> program, String origin, String hint) {
        return program.isPresent() ? new FoundServer(definition, program, origin, "")
                : new FoundServer(definition, program, "", hint);
    }

    /** All of rustup's proxies are one program under many names, by links of either kind or as copies. */
    private boolean isRustupProxy(Path program) {
        Optional<Path> rustup = programs.find(RUSTUP);
        try {
            return rustup.isPresent() && (Files.isSameFile(rustup.get(), program)
                    || program.getParent().equals(rustup.get().getParent())
                            && Files.size(program) == Files.size(rustup.get()));
        } catch (IOException gone) {
            return false;
        }
    }

    private Optional<Path> rustupComponent(Path place, String name) throws InterruptedException {
        try {
            return toolchains.program(place, name).await();
        } catch (ExecutionException doesNotRun) {
            return Optional.empty();
        }
    }

    private Path tools(ServerDefinition definition) {
        return paths.data().resolve("tools").resolve(definition.id());
    }

    private Optional<Path> inTools(ServerDefinition definition) {
        return definition.programs().stream().map(name -> tools(definition).resolve("bin").resolve(name))
                .filter(Files::isExecutable).findFirst();
    }

    /** The sources of std that came with the tool; needed where the toolchain of {@code place} has none. */
    public Optional<Path> librarySources(FoundServer found, Path place) throws InterruptedException {
        Path sources = found.program().map(program -> program.resolveSibling("../usr/src").normalize())
                .orElse(Path.of("/nonexistent"));
        if (!Files.isDirectory(sources) || toolchainHasSources(place)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(sources, "rustc-*")) {
            for (Path version : versions) {
                return Optional.of(version.resolve("library")).filter(Files::isDirectory);
            }
        } catch (IOException unreadable) {
            // Then there are none.
        }
        return Optional.empty();
    }

    private boolean toolchainHasSources(Path place) throws InterruptedException {
        try {
            return Files.isDirectory(toolchains.compiler(place).await().home()
                    .resolve("lib/rustlib/src/rust/library"));
        } catch (ExecutionException noToolchain) {
            return false;
        }
    }
}

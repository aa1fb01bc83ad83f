package dev.rustaiide.system.lsp.client.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.language.LanguageDeclarations;
import dev.rustaiide.foundation.language.ServerDeclaration;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.lsp.client.RootMarker;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.ServerDefinitions;
import dev.rustaiide.system.lsp.client.internal.server.Overlay;

/** The servers that are known without a plug-in, except those that the user declares otherwise. */
@Component
public final class BuiltInServers implements ServerDefinitions {
    private static final Json OFF = Json.object().put("enable", false).build();

    private static final ServerDefinition RUST_ANALYZER = new ServerDefinition("rust-analyzer",
            Set.of(LanguageId.RUST),
            List.of(new RootMarker("Cargo.toml", "[workspace]"), RootMarker.file("Cargo.toml"),
                    RootMarker.file("rust-project.json")),
            List.of("rust-analyzer"), List.of(), List.of("--version"), "rust-analyzer",
            // A check of its own must not keep the user's builds waiting.
            Json.object()
                    .put("cargo", Json.object().put("targetDir", true).build())
                    .put("workspace", Overlay.at("symbol.search.kind", Json.of("all_symbols")))
                    .put("lens", Json.object().put("enable", true)
                            .put("implementations", Json.object().put("enable", true).build()).build())
                    .build(),
            Optional.of(Json.object().put("cargo", Json.object().put("buildScripts", OFF).build())
                    .put("procMacro", OFF).put("checkOnSave", false).build()),
            Json.object().put("experimental", Json.object().put("serverStatusNotification", true)
                    .put("snippetTextEdit", false).put("codeActionGroup", false).put("hoverActions", true)
                    .put("hoverRange", true).put("localDocs", true).put("testExplorer", false)
                    .put("commands", Json.object().put("commands", Json.strings(List.of("rust-analyzer.runSingle",
                            "rust-analyzer.debugSingle", "rust-analyzer.showReferences", "rust-analyzer.gotoLocation",
                            "rust-analyzer.triggerParameterHints"))).build())
                    .build()).build(),
            // It takes anything else where it may, and then each place would have to be looked up in its file.
            List.of("utf-16"),
            "Run “rustup component add rust-analyzer”, or releng/rust-analyzer where there is no rustup.");

    /** Its index on the disk would lie in the user's folder. */
    private static final ServerDefinition CLANGD = ServerDefinition.of("clangd", Set.of("c", "cpp"),
            List.of("compile_commands.json", "compile_flags.txt", ".clangd", "CMakeLists.txt", ".git"),
            List.of("clangd", "--background-index=false"),
            "Install clangd, e.g. with “sudo apt-get install clangd”.")
            .alsoCalled(List.of("clangd-22", "clangd-21", "clangd-20", "clangd-19", "clangd-18"));

    /** Its plug-ins and its compiler come out of the folder. */
    private static final ServerDefinition TYPESCRIPT = ServerDefinition.of("typescript-language-server",
            Set.of("typescript", "typescriptreact", "javascript", "javascriptreact", "tsx"),
            List.of("tsconfig.json", "jsconfig.json", "package.json", ".git"),
            List.of("typescript-language-server", "--stdio"), npm("typescript-language-server typescript"))
            .needingTrust()
            .with("", Json.object().put("disableAutomaticTypingAcquisition", true).build());

    /** It asks the interpreter that the folder names. */
    private static final ServerDefinition PYRIGHT = ServerDefinition.of("pyright", Set.of("python"),
            List.of("pyrightconfig.json", "pyproject.toml", "setup.py", "requirements.txt", ".git"),
            List.of("pyright-langserver", "--stdio"), npm("pyright")).needingTrust()
            .with("python", Json.object().put("analysis", Json.object()
                    .put("diagnosticMode", "openFilesOnly").build()).build());

    private static final ServerDefinition BASH = ServerDefinition.of("bash-language-server",
            Set.of("bash", "shellscript"), List.of(".git"), List.of("bash-language-server", "start"),
            npm("bash-language-server"));

    private static final ServerDefinition YAML = ServerDefinition.of("yaml-language-server", Set.of("yaml"),
            List.of(".git"), List.of("yaml-language-server", "--stdio"), npm("yaml-language-server"))
            .with("yaml", Json.object().put("schemaStore", OFF).build());

    /** Schemas elsewhere would be asked of us. */
    private static final ServerDefinition JSON = ServerDefinition.of("json-language-server", Set.of("json", "jsonc"),
            List.of(".git"), List.of("vscode-json-language-server", "--stdio"), npm("vscode-langservers-extracted"))
            .with("json", Json.object().put("validate", Json.object().put("enable", true).build())
                    .put("handledSchemaProtocols", Json.strings(List.of("file"))).build());

    private static final ServerDefinition TOMBI = ServerDefinition.of("tombi", Set.of("toml"),
            List.of("tombi.toml", ".git"), List.of("tombi", "lsp", "--offline"), npm("tombi"));

    private static final List<ServerDefinition> ALL =
            List.of(RUST_ANALYZER, CLANGD, TYPESCRIPT, PYRIGHT, BASH, YAML, JSON, TOMBI);

    private final Supplier<List<ServerDeclaration>> declared;

    @Activate
    public BuiltInServers(@Reference LanguageDeclarations declarations) {
        this.declared = declarations::servers;
    }

    /** Where nobody declares any. */
    public BuiltInServers() {
        this.declared = List::of;
    }

    static boolean knows(String id) {
        return ALL.stream().anyMatch(server -> server.id().equals(id));
    }

    private static String npm(String packages) {
        return "Run “npm install -g " + packages + "” in a terminal.";
    }

    @Override
    public List<ServerDefinition> definitions() {
        Set<String> replaced = declared.get().stream().filter(ServerDeclaration::isUsers).map(ServerDeclaration::id)
                .collect(Collectors.toSet());
        return replaced.isEmpty() ? ALL : ALL.stream().filter(server -> !replaced.contains(server.id())).toList();
    }
}

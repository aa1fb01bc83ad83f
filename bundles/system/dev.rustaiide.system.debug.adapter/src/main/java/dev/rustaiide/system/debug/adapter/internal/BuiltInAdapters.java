package dev.rustaiide.system.debug.adapter.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.debug.adapter.AdapterDefinition;
import dev.rustaiide.system.debug.adapter.AdapterDefinitions;

/** The adapters that are known without a plug-in. */
@Component
public final class BuiltInAdapters implements AdapterDefinitions {
    private static final Set<LanguageId> NATIVE =
            Set.of(LanguageId.RUST, new LanguageId("c"), new LanguageId("cpp"));
    private static final List<String> VERSION = List.of("--version");
    private static final String PROGRAM = "${program}";

    static final AdapterDefinition LLDB = new AdapterDefinition("lldb-dap", NATIVE,
            List.of("lldb-dap", "lldb-dap-22", "lldb-dap-21", "lldb-dap-20", "lldb-dap-19", "lldb-dap-18"),
            List.of(), VERSION, 0,
            Json.object().put("program", PROGRAM).put("args", "${args}").put("cwd", "${cwd}").put("env", "${envList}")
                    .put("stopOnEntry", "${stopAtEntry}").put("initCommands", "${lldbCommands}")
                    .put("runInTerminal", "${inTerminal}").build(),
            Json.object().put("pid", "${pid}").put("stopOnEntry", true).put("initCommands", "${lldbCommands}")
                    .build(),
            Json.object().put("program", PROGRAM).put("coreFile", "${core}").put("initCommands", "${lldbCommands}")
                    .build(),
            "Install LLDB, e.g. with “sudo apt-get install lldb-19 python3-lldb-19”.");

    /** Its Rust scripts are those of the compiler; GDB loads them only where it is told that it may. */
    static final AdapterDefinition GDB = new AdapterDefinition("gdb", NATIVE, List.of("gdb"),
            List.of("-q", "-i=dap", "-iex", "set debuginfod enabled off", "-iex",
                    "add-auto-load-safe-path ${rustScripts}", "-iex", "directory ${rustScripts}"),
            VERSION, 14,
            Json.object().put("program", PROGRAM).put("args", "${args}").put("cwd", "${cwd}").put("env", "${env}")
                    .put("stopAtBeginningOfMainSubprogram", "${stopAtEntry}").build(),
            Json.object().put("pid", "${pid}").build(), Json.NULL,
            "Install GDB 14 or newer, the first that speaks the protocol.");

    static final AdapterDefinition DEBUGPY = new AdapterDefinition("debugpy", Set.of(new LanguageId("python")),
            List.of("python3", "/usr/bin/python3", "python"), List.of("-m", "debugpy.adapter"),
            List.of("-m", "debugpy", "--version"), 1,
            Json.object().put("program", PROGRAM).put("args", "${args}").put("cwd", "${cwd}").put("env", "${env}")
                    .put("stopOnEntry", "${stopAtEntry}").put("console", "${console}").put("justMyCode", true)
                    .build(),
            Json.object().put("processId", "${pid}").build(), Json.NULL,
            "Install debugpy, e.g. with “sudo apt-get install python3-debugpy” or “pip install debugpy”.");

    /** It takes connections only, and ends with the first. */
    static final AdapterDefinition DELVE = new AdapterDefinition("delve", Set.of(new LanguageId("go")),
            List.of("dlv"), List.of("dap", "--listen", "127.0.0.1:${port}"), List.of("version"), 0,
            Json.object().put("mode", "${mode}").put("program", PROGRAM).put("args", "${args}").put("cwd", "${cwd}")
                    .put("env", "${env}").put("stopOnEntry", "${stopAtEntry}").put("outputMode", "remote").build(),
            Json.object().put("mode", "local").put("processId", "${pid}").build(),
            Json.object().put("mode", "core").put("program", PROGRAM).put("coreFilePath", "${core}").build(),
            "Install Delve, e.g. with “sudo apt-get install delve”.",
            Optional.of(new AdapterDefinition.Address(AdapterDefinition.Address.HERE, 0)));

    /** Of its first session only others beneath it are about a program: one for each process and worker. */
    static final AdapterDefinition JS_DEBUG = new AdapterDefinition("js-debug",
            Set.of(new LanguageId("javascript"), new LanguageId("typescript")),
            List.of("js-debug-adapter", "js-debug"), List.of("${port}", AdapterDefinition.Address.HERE), List.of(), 0,
            Json.object().put("type", "pwa-node").put("request", "launch").put("name", "${title}")
                    .put("program", PROGRAM).put("args", "${args}").put("cwd", "${cwd}").put("env", "${env}")
                    .put("stopOnEntry", "${stopAtEntry}").put("console", "${console}").put("outputCapture", "std")
                    .put("skipFiles", Json.strings(List.of("<node_internals>/**"))).build(),
            Json.NULL, Json.NULL,
            "Install js-debug-adapter, or unpack js-debug-dap of github.com/microsoft/vscode-js-debug and name node,"
                    + " its dapDebugServer.js, ${port} and 127.0.0.1 as the command of js-debug in the setting"
                    + " debug.adapters.",
            Optional.of(new AdapterDefinition.Address(AdapterDefinition.Address.HERE, 0)));

    @Override
    public List<AdapterDefinition> definitions() {
        return List.of(LLDB, GDB, DEBUGPY, DELVE, JS_DEBUG);
    }
}

package dev.rustaiide.system.lsp.client.internal.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.lsp.client.internal.server.Abilities.Registration;
import dev.rustaiide.system.lsp.client.internal.rpc.Handler;
import dev.rustaiide.system.lsp.client.internal.rpc.Peer;
import dev.rustaiide.system.lsp.client.internal.rpc.ProtocolRing;
import dev.rustaiide.system.lsp.client.internal.rpc.RpcException;

/** One life of a server: from the start of its process to its end. */
final class Session implements Handler {
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(60);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final String WATCHED_FILES = "workspace/didChangeWatchedFiles";
    private static final Json NOTHING = Json.object().build();

    private final Launch launch;
    /** What it goes by now. */
    private volatile Json options;
    private final Hearer hearer;
    private final Watches watches;
    private final Child child;
    private final Peer peer;
    private final Activity activity;
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private volatile Abilities abilities = new Abilities(NOTHING);
    private volatile PositionEncoding encoding = PositionEncoding.UTF_16;
    private volatile String lastError = "";
    private volatile List<ProcessHandle> descendants = List.of();

    private Session(Launch launch, Hearer hearer, Watches watches, Child child, ProtocolRing log) {
        this.launch = launch;
        this.options = launch.options();
        this.hearer = hearer;
        this.watches = watches;
        this.child = child;
        this.activity = new Activity(launch.definition().capabilities().get("experimental")
                .flag("serverStatusNotification", false));
        this.peer = new Peer(launch.definition().id(), child.stdout(), child.stdin(), this, log);
        peer.whenClosed(reason -> end.complete(reason));
        child.exit().onSuccess(Runnable::run, code -> peer.close("it ended with exit code " + code));
        Call.startNative("errors of " + launch.definition().id(), scope -> {
            new ErrorLines(line -> {
                log.note(line);
                lastError = line.isBlank() ? lastError : line.strip();
            }).read(child.stderr());
            return true;
        });
    }

    /**
     * Starts the process; {@link #initialize} has to follow.
     *
     * @throws FailureException if it cannot be started
     */
    static Session start(Launch launch, Processes processes, Hearer hearer, Watches watches, ProtocolRing log)
            throws FailureException {
        Child child = processes.start(new Command(launch.program().toString(), launch.definition().arguments(),
                launch.root(), launch.environment()));
        var session = new Session(launch, hearer, watches, child, log);
        session.peer.start();
        return session;
    }

    /**
     * Tells who we are and hears what it can do.
     *
     * @throws RpcException if it is no server, or not one that we can talk to
     */
    void initialize() throws RpcException, InterruptedException {
        Json answer = peer.ask("initialize", introduction(), FIRST_ANSWER);
        Json stated = answer.get("capabilities");
        if (!(stated instanceof Json.Obj)) {
            throw new RpcException(RpcException.INTERNAL_ERROR, "it does not say what it can do");
        }
        abilities = new Abilities(stated);
        encoding = PositionEncoding.of(stated.string("positionEncoding",
                answer.string("offsetEncoding", "utf-16")));
        peer.tell("initialized", NOTHING);
        peer.tell("workspace/didChangeConfiguration", Json.object().put("settings", settings()).build());
    }

    private Json introduction() {
        String root = Uris.of(launch.root());
        Json capabilities = Overlay.of(Overlay.of(ours(), Overlay.at("general.positionEncodings",
                Json.strings(launch.definition().encodings()))), launch.definition().capabilities());
        return Json.object().put("processId", ProcessHandle.current().pid())
                .put("clientInfo", Json.object().put("name", "Rust AI IDE").build())
                .put("locale", Locale.getDefault().toLanguageTag())
                .put("rootPath", launch.root().toString()).put("rootUri", root)
                .put("initializationOptions", launch.options()).put("capabilities", capabilities)
                .put("trace", "off").put("workspaceFolders", folders()).build();
    }

    private static Json ours() {
        try (InputStream in = Session.class.getResourceAsStream("client-capabilities.json")) {
            if (in == null) {
                throw new IllegalStateException("the bundle lacks its capabilities");
            }
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | JsonException damaged) {
            throw new IllegalStateException("the bundle is damaged", damaged);
        }
    }

    private Json folders() {
        return Json.array(List.of(Json.object().put("uri", Uris.of(launch.root()))
                .put("name", String.valueOf(launch.root().getFileName())).build()));
    }

    private Json settings() {
        String section = launch.definition().section();
        return section.isEmpty() ? options : Overlay.at(section, options);
    }

    /** It goes by {@code now} from here on; a server that hears the same again would load everything anew. */
    synchronized void configure(Json now) {
        if (!now.equals(options)) {
            options = now;
            peer.tell("workspace/didChangeConfiguration", Json.object().put("settings", settings()).build());
        }
    }

    Abilities abilities() {
        return abilities;
    }

    PositionEncoding encoding() {
        return encoding;
    }

    Activity activity() {
        return activity;
    }

    /** What it has started by now, so that it is known when it has ended by itself. */
    void remember() {
        ProcessHandle.of(child.pid()).ifPresent(process -> descendants = process.descendants().toList());
    }

    long pid() {
        return child.pid();
    }

    Json ask(String method, Json params, Duration patience) throws RpcException, InterruptedException {
        return peer.ask(method, params, patience);
    }

    void tell(String method, Json params) {
        peer.tell(method, params);
    }

    /** Waits for its end and tells the reason. */
    String awaitEnd() throws InterruptedException {
        try {
            String reason = end.get();
            try {
                // Whoever closes the streams is about to end: how it does says more.
                reason = "it ended with exit code " + child.exit().await(Duration.ofMillis(300));
            } catch (TimeoutException alive) {
                // It broke the connection and runs on.
            }
            return lastError.isEmpty() ? reason : reason + ": " + lastError;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean hasEnded() {
        return end.isDone();
    }

    /** Asks it to end, and sees to it that it and all it started are gone when this returns. */
    void close() {
        watches.close();
        remember();
        try {
            if (!end.isDone()) {
                peer.ask("shutdown", Json.NULL, FAREWELL);
                peer.tell("exit", Json.NULL);
                child.exit().await(FAREWELL);
            }
        } catch (RpcException | TimeoutException | ExecutionException stubborn) {
            // Then it is not asked.
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } finally {
            kill();
        }
    }

    void kill() {
        peer.close("it was stopped");
        child.exit().cancel();
        descendants.forEach(ProcessHandle::destroyForcibly);
        watches.close();
    }

    @Override
    public void told(String method, Json params) {
        switch (method) {
            case "textDocument/publishDiagnostics" -> hearer.diagnostics(params);
            case "$/progress" -> {
                activity.progress(params);
                hearer.activity();
            }
            case "experimental/serverStatus" -> {
                activity.status(params);
                hearer.activity();
            }
            case "window/showMessage" -> hearer.notice(severity(params), params.string("message", ""));
            default -> { } // kept in the log of the protocol
        }
    }

    private static Severity severity(Json params) {
        return switch ((int) params.number("type", 3)) {
            case 1 -> Severity.ERROR;
            case 2 -> Severity.WARNING;
            default -> Severity.INFORMATION;
        };
    }

    private Json edit(Scope scope, Json params) throws InterruptedException {
        try {
            boolean applied = scope.await(hearer.edit(params.string("label", ""), params.get("edit")));
            return Json.object().put("applied", applied).build();
        } catch (ExecutionException failed) {
            String why = failed.getCause() instanceof FailureException known ? known.failure().why()
                    : String.valueOf(failed.getCause());
            return Json.object().put("applied", false).put("failureReason", why).build();
        }
    }

    @Override
    public Call<Json> asked(String method, Json params) {
        switch (method) {
            case "workspace/configuration" -> {
                return Call.of(configuration(params));
            }
            case "client/registerCapability" -> params.get("registrations").items().forEach(this::register);
            // The protocol's own spelling.
            case "client/unregisterCapability" -> params.get("unregisterations").items()
                    .forEach(gone -> abilities.unregister(gone.string("id", "")));
            case "workspace/workspaceFolders" -> {
                return Call.of(folders());
            }
            case "workspace/applyEdit" -> {
                return Call.start("edit", scope -> edit(scope, params));
            }
            case "window/showMessageRequest" -> hearer.notice(severity(params), params.string("message", ""));
            case "window/showDocument" -> {
                return Call.of(Json.object().put("success", false).build());
            }
            case "window/workDoneProgress/create" -> { }
            case "workspace/semanticTokens/refresh", "workspace/inlayHint/refresh", "workspace/codeLens/refresh",
                    "workspace/diagnostic/refresh", "workspace/foldingRange/refresh" -> hearer.outdated(method);
            default -> {
                return Call.failed(new RpcException(RpcException.METHOD_NOT_FOUND, "no method " + method));
            }
        }
        return Call.of(Json.NULL);
    }

    private Json configuration(Json params) {
        Json settings = settings();
        return Json.array(params.get("items").items().stream()
                .map(item -> Overlay.in(settings, item.string("section", ""))).toList());
    }

    private void register(Json registration) {
        var known = new Registration(registration.string("id", ""), registration.string("method", ""),
                registration.get("registerOptions"));
        abilities.register(known);
        if (known.method().equals(WATCHED_FILES)) {
            watches.watch(launch.root(), abilities.registrations(WATCHED_FILES).stream()
                    .map(Registration::options).toList(), changes -> peer.tell(WATCHED_FILES, changes));
        }
    }
}

package dev.rustaiide.system.lsp.server.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.CancelParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.language.AnswersOutdated;
import dev.rustaiide.foundation.language.SourceChanged;
import dev.rustaiide.foundation.language.Triggers;
import dev.rustaiide.system.lsp.server.LanguageServer.Goodbye;
import dev.rustaiide.system.lsp.server.LanguageServer.Terms;
import dev.rustaiide.system.lsp.server.internal.wire.NoMessageException;
import dev.rustaiide.system.lsp.server.internal.wire.Outbox;
import dev.rustaiide.system.lsp.server.internal.wire.Wire;

/**
 * One client from its first message to its last. Messages are taken in their order by one thread: what they say of
 * texts is done there, requests are answered on threads of their own, about the text as it was when they came.
 */
final class Session {
    private static final int MOST_UNDER_WAY = 1000;
    private static final int MOST_FOLDERS = 100;

    private final Shared shared;
    private final Wire wire;
    private final Terms terms;
    private final Outbox outbox;
    private final Peer peer;
    private final Client client;
    private final Problems problems;
    private final News news;
    private final Notifications notifications;
    private final Methods methods = new Methods();
    private final Map<String, Call<?>> underWay = new ConcurrentHashMap<>();
    private Stage stage = Stage.NEW;
    private volatile boolean begun;

    private enum Stage { NEW, SERVING, SHUT_DOWN, GONE }

    Session(Shared shared, Wire wire, Terms terms) {
        this.shared = shared;
        this.wire = wire;
        this.terms = terms;
        outbox = new Outbox(wire);
        peer = new Peer(shared.codec(), outbox);
        client = new Client(shared.features(), shared.files(), shared.open(), peer);
        problems = new Problems(client, shared.findings(), shared.open());
        news = new News(client);
        notifications = new Notifications(client, problems, this::opened, this::closed);
        CompletionMethods.addTo(methods);
        InlineMethods.addTo(methods);
        ExtensionMethods.addTo(methods, shared.rewriting());
        NavigationMethods.addTo(methods);
        HierarchyMethods.addTo(methods);
        TextMethods.addTo(methods);
        TokenMethods.addTo(methods);
        EditMethods.addTo(methods);
        new ActionMethods(problems, shared.rewriting()).addTo(methods);
        shared.effects().addTo(methods);
        problems.addTo(methods);
    }

    /** Serves the client in the thread that calls, to the end. */
    Goodbye run() {
        boolean orderly = false;
        shared.sessions().add(this);
        try {
            while (stage != Stage.GONE) {
                byte[] json = wire.read();
                if (json == null) {
                    break;
                }
                orderly = stage == Stage.SHUT_DOWN;
                take(shared.codec().read(json));
            }
            orderly &= stage == Stage.GONE;
            outbox.flush();
        } catch (NoMessageException unreadable) {
            orderly = false;
            sayWhy(unreadable);
        } catch (IOException gone) {
            orderly = false;
            LoggerFactory.getLogger(Session.class).debug("A client has gone", gone);
        } catch (InterruptedException stopped) {
            orderly = false;
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
        return orderly ? Goodbye.ORDERLY : Goodbye.ABRUPT;
    }

    /** Ends it from outside. */
    void close() {
        outbox.close();
    }

    private void end() {
        problems.end();
        shared.sessions().remove(this);
        underWay.values().forEach(Call::cancel);
        peer.gone();
        client.documents().closeAll();
        client.folders().forEach(this::closed);
        outbox.close();
    }

    private void sayWhy(NoMessageException unreadable) {
        LoggerFactory.getLogger(Session.class).warn("A client is left: {}", unreadable.getMessage());
        try {
            peer.answer(null, null, new ResponseError(ResponseErrorCode.InvalidRequest,
                    "This cannot be understood: " + unreadable.getMessage() + ".", null));
            outbox.flush();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Codec.Read read) throws InterruptedException {
        switch (read) {
            case Codec.Read.Wrong wrong -> {
                if (wrong.isAnswered()) {
                    peer.answer(wrong.id(), null, new ResponseError(wrong.code(), wrong.why(), null));
                }
            }
            case Codec.Read.Valid(Message message) -> take(message);
        }
    }

    private void take(Message message) throws InterruptedException {
        switch (message) {
            case RequestMessage request -> take(request);
            case NotificationMessage notification -> take(notification);
            case ResponseMessage response -> peer.answered(response);
            default -> LoggerFactory.getLogger(Session.class).debug("A message of no kind");
        }
    }

    private void take(NotificationMessage notification) throws InterruptedException {
        switch (notification.getMethod()) {
            case "exit" -> stage = Stage.GONE;
            case "$/cancelRequest" -> cancel(notification.getParams());
            default -> {
                if (stage == Stage.SERVING) {
                    notifications.take(notification);
                    begin(notification.getMethod());
                }
            }
        }
    }

    /** Nothing is told before the client has heard what we can do. */
    private void begin(String method) {
        if ("initialized".equals(method) && !begun) {
            begun = true;
            problems.begin();
        }
    }

    private void cancel(@Nullable Object params) {
        if (params instanceof CancelParams cancel && cancel.getRawId() != null) {
            Optional.ofNullable(underWay.get(key(cancel.getRawId()))).ifPresent(Call::cancel);
        }
    }

    /** A text and a number are two ids though they look the same. */
    private static String key(Either<String, Number> id) {
        return id.isLeft() ? '"' + id.getLeft() : Long.toString(id.getRight().longValue());
    }

    private void take(RequestMessage request) throws InterruptedException {
        try {
            switch (request.getMethod()) {
                case "initialize" -> peer.answer(request.getRawId(), initialize(request.getParams()), null);
                case "shutdown" -> {
                    demand(Stage.SERVING);
                    stage = Stage.SHUT_DOWN;
                    peer.answer(request.getRawId(), null, null);
                }
                default -> begin(request);
            }
        } catch (RequestException refused) {
            peer.answer(request.getRawId(), null, new ResponseError(refused.code(), refused.getMessage(), null));
        }
    }

    private void demand(Stage right) throws RequestException {
        if (stage == Stage.NEW) {
            throw new RequestException(ResponseErrorCode.ServerNotInitialized, "Say initialize first.");
        }
        if (stage != right) {
            throw new RequestException(ResponseErrorCode.InvalidRequest,
                    right == Stage.NEW ? "The session has begun already." : "The session has ended.");
        }
    }

    private InitializeResult initialize(@Nullable Object params) throws RequestException {
        if (stage != Stage.NEW) {
            throw new RequestException(ResponseErrorCode.InvalidRequest, "The session has begun already.");
        }
        if (!(params instanceof InitializeParams hello)) {
            throw new RequestException(ResponseErrorCode.InvalidParams, "initialize has no parameters.");
        }
        client.introduce(new Abilities(hello.getCapabilities()));
        folders(hello).forEach(this::opened);
        if (terms.isLocalChild() && hello.getProcessId() != null) {
            ProcessHandle.of(hello.getProcessId())
                    .ifPresent(parent -> parent.onExit().thenRun(this::close));
        }
        stage = Stage.SERVING;
        return new InitializeResult(Capabilities.of(client.can(), triggers()),
                new ServerInfo("Rust AI IDE", shared.version()));
    }

    private Triggers triggers() {
        Path folder = client.folders().isEmpty() ? Path.of("").toAbsolutePath() : client.folders().getFirst();
        return shared.languages().triggers(shared.features(), folder);
    }

    @SuppressWarnings("deprecation") // older clients know nothing else
    private static List<Path> folders(InitializeParams hello) {
        List<WorkspaceFolder> folders = hello.getWorkspaceFolders();
        if (folders != null && !folders.isEmpty()) {
            return folders.stream().map(folder -> FileUri.path(folder.getUri())).toList();
        }
        if (hello.getRootUri() != null) {
            return List.of(FileUri.path(hello.getRootUri()));
        }
        return hello.getRootPath() == null ? List.of() : List.of(FileUri.path("file://" + hello.getRootPath()));
    }

    private void opened(Path folder) {
        if (folder.isAbsolute() && client.folders().size() < MOST_FOLDERS && client.addFolder(folder)) {
            shared.folders().open(folder);
            if (terms.trustsFolders()) {
                shared.trust().trust(folder);
            }
        }
    }

    /** Storing its index may take a moment, in which this client is not to wait. */
    private void closed(Path folder) {
        if (client.removeFolder(folder)) {
            Call.start("close folder", scope -> {
                shared.folders().close(folder);
                return true;
            });
        }
    }

    private void begin(RequestMessage request) throws RequestException, InterruptedException {
        demand(Stage.SERVING);
        String method = request.getMethod();
        Methods.Ready ready = methods.ready(method, request.getParams()).orElseThrow(() -> new RequestException(
                ResponseErrorCode.MethodNotFound, "There is no method " + limited(method) + '.'));
        Either<String, Number> id = request.getRawId();
        if (underWay.size() >= MOST_UNDER_WAY) {
            throw new RequestException(ResponseErrorCode.RequestFailed,
                    MOST_UNDER_WAY + " requests are under way already.");
        }
        if (underWay.containsKey(key(id))) {
            throw new RequestException(ResponseErrorCode.InvalidRequest, "This id is in use.");
        }
        Document document = ready.uri().isEmpty() ? null : client.documents().at(ready.uri()).orElse(null);
        Correlation.apart(() -> {
            Call<Answered> call = Call.start(method, scope -> answered(ready, new Asked(scope, client,
                    shared.languages(), document, ready.uri())));
            underWay.put(key(id), call);
            call.whenDone(Runnable::run, outcome -> answer(id, outcome));
        });
    }

    private static String limited(String method) {
        return method.length() > 100 ? method.substring(0, 100) : method;
    }

    /** What a request gave: one of the two. */
    private record Answered(@Nullable Object result, @Nullable ResponseError error) {}

    private Answered answered(Methods.Ready ready, Asked asked) throws InterruptedException {
        try {
            return new Answered(ready.work().answer(asked), null);
        } catch (InterruptedException cancelled) {
            throw cancelled;
        } catch (Exception failed) { // boundary: a request; whatever it fails with is the client's answer
            return new Answered(null, Errors.of(failed));
        }
    }

    private void answer(Either<String, Number> id, Outcome<Answered> outcome) {
        underWay.remove(key(id));
        try {
            switch (outcome) {
                case Outcome.Success<Answered>(Answered answered) ->
                    peer.answer(id, answered.result, answered.error);
                case Outcome.Failed<Answered>(Throwable cause) -> peer.answer(id, null, Errors.of(cause));
                case Outcome.Cancelled<Answered>() -> peer.answer(id, null,
                        new ResponseError(ResponseErrorCode.RequestCancelled, "As asked.", null));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void changed(SourceChanged changed) {
        if (begun) {
            news.changed(changed);
        }
    }

    void outdated(AnswersOutdated outdated) {
        if (begun) {
            news.outdated(outdated);
        }
    }
}

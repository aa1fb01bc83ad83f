package dev.rustaiide.system.lsp.client.internal.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.SourceChanged;
import dev.rustaiide.foundation.language.SourceChanged.Stage;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.lsp.client.FoundServer;
import dev.rustaiide.system.lsp.client.LanguageServer;
import dev.rustaiide.system.lsp.client.ProtocolMessage;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.ServerNotice;
import dev.rustaiide.system.lsp.client.ServerState;
import dev.rustaiide.system.lsp.client.internal.rpc.ProtocolRing;
import dev.rustaiide.system.lsp.client.internal.rpc.RpcException;

/** Keeps one server alive through as many sessions as it takes. */
public final class SupervisedServer implements LanguageServer, Hearer {
    public static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Set<Stage> ENDED = EnumSet.of(Stage.MISSING, Stage.UNTRUSTED, Stage.FAILED, Stage.STOPPED);
    private static final int TRIES = 3;

    private final Host host;
    private final ServerDefinition definition;
    private final Path root;
    private final Duration firstPause;
    private final ProtocolRing log = new ProtocolRing();
    private final Documents documents = new Documents();
    /** Guards what follows; whoever waits for a change of it waits here. */
    private final Object lock = new Object();
    private ServerState state;
    private @Nullable Session session;
    private @Nullable Call<?> life;
    private boolean personAsked;
    private boolean personTrusts;
    private @Nullable String overfull;

    /** @param firstPause after the first fall; each that follows takes twice as long */
    public SupervisedServer(Host host, ServerDefinition definition, Path root, Duration firstPause) {
        this.host = host;
        this.definition = definition;
        this.root = root;
        this.firstPause = firstPause;
        this.state = new ServerState(definition.id(), root, Stage.STOPPED, "", OptionalInt.empty(), "", 0);
    }

    /** Why a server is not started. */
    private static final class NotStarted extends Exception {
        private static final long serialVersionUID = 1;
        private final Stage stage;

        NotStarted(Stage stage, String message) {
            super(message);
            this.stage = stage;
        }
    }

    /**
     * Starts it unless it runs.
     *
     * @param byPerson whether somebody asked for this very server, so that a folder need not be trusted
     * @param trusted whether they said that code of the folder may run
     */
    public void start(boolean byPerson, boolean trusted) {
        boolean trustedNow = state().stage() == Stage.UNTRUSTED && host.mayRun(root); // which may take its time
        synchronized (lock) {
            boolean again = state.stage() == Stage.UNTRUSTED && (byPerson && !personAsked || trustedNow);
            personAsked |= byPerson;
            personTrusts |= trusted;
            if (life == null || again || byPerson && ENDED.contains(state.stage())) {
                begin();
            }
        }
    }

    /** Apart from whoever asked first: as background work it would hold a place among that for as long as it lives. */
    private void begin() {
        Call<?> before = life;
        Correlation.apart(() -> life = Call.start("language server " + definition.id(), scope -> {
            if (before != null) {
                awaitEnd(before);
            }
            return live();
        }));
    }

    private static void awaitEnd(Call<?> before) throws InterruptedException {
        before.cancel();
        try {
            before.await();
        } catch (InterruptedException | ExecutionException ended) {
            if (!before.isDone()) {
                throw new InterruptedException("stopped while the last life ended");
            }
        }
    }

    private boolean live() throws InterruptedException {
        var crashes = new Backoff(firstPause, System::nanoTime);
        var overflows = new Backoff(firstPause, System::nanoTime);
        while (true) {
            String end;
            try {
                end = liveOnce();
            } catch (NotStarted no) {
                become(no.stage, no.getMessage());
                return false;
            }
            String tooMuch = takeOverfull();
            Optional<Duration> pause = (tooMuch == null ? crashes : overflows).fell();
            if (pause.isEmpty()) {
                become(Stage.FAILED, tooMuch == null ? "It keeps falling; the last time " + end
                        + ". “rust-ai-ide servers check” starts it alone and tells what it says."
                        : tooMuch + " Raise lsp.memoryLimit if there is memory to spare.");
                return false;
            }
            become(Stage.RESTARTING, tooMuch == null ? sentence(end) : tooMuch);
            Thread.sleep(pause.get());
        }
    }

    private static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1) + '.';
    }

    private @Nullable String takeOverfull() {
        synchronized (lock) {
            String message = overfull;
            overfull = null;
            return message;
        }
    }

    /** One session from its start to its end, and how it ended. */
    private String liveOnce() throws NotStarted, InterruptedException {
        become(Stage.STARTING, "");
        Launch launch = prepare();
        Session begun;
        try {
            begun = Session.start(launch, host.processes(), this, new Watches(host.watching()), log);
        } catch (FailureException refused) {
            throw new NotStarted(Stage.FAILED, refused.failure().why() + ' ' + refused.failure().nextStep());
        }
        try {
            begun.initialize();
            serve(begun, launch);
            return begun.awaitEnd();
        } catch (RpcException refused) {
            LoggerFactory.getLogger(SupervisedServer.class).info("{} did not begin: {}", definition.id(),
                    refused.getMessage());
            return begun.hasEnded() ? begun.awaitEnd() : refused.getMessage();
        } catch (InterruptedException stopped) {
            withdraw();
            begun.close();
            become(Stage.STOPPED, "");
            throw stopped;
        } finally {
            withdraw();
            begun.kill();
        }
    }

    private Launch prepare() throws NotStarted, InterruptedException {
        boolean trusted = personTrusts || host.mayRun(root);
        if (!trusted && !(personAsked && definition.restricted().isPresent())) {
            throw new NotStarted(Stage.UNTRUSTED, "The folder is not trusted, and " + definition.id()
                    + " may run code of it. Trust the folder if you know where its code comes from.");
        }
        FoundServer found = host.find(definition, root);
        if (found.program().isEmpty()) {
            throw new NotStarted(Stage.MISSING, found.hint());
        }
        return new Launch(definition, root, found.program().get(), host.versionOf(found), options(found, trusted),
                host.environment(root));
    }

    private Json options(FoundServer found, boolean trusted) throws NotStarted, InterruptedException {
        Json options = Overlay.of(definition.options(), host.furtherOptions(found, root));
        options = Overlay.of(options, ownOptions(host.settings().in(root)));
        return trusted ? options : Overlay.of(options, definition.restricted().orElse(Json.NULL));
    }

    /** Tells a server that runs what people have chosen since it was started, if that is anything. */
    public Call<Void> reconfigure() {
        return Call.start("configure " + definition.id(), scope -> {
            Session now = session();
            if (now != null) {
                now.configure(options(host.find(definition, root), personTrusts || host.mayRun(root)));
            }
            return null;
        });
    }

    private Json ownOptions(SettingsView view) throws NotStarted {
        String written = view.get(LspSettings.options(definition));
        try {
            return written.isBlank() ? Json.NULL : Json.parseWithComments(written);
        } catch (JsonException wrong) {
            throw new NotStarted(Stage.FAILED, "lsp." + definition.settingName() + ".options is no JSON: "
                    + wrong.getMessage() + '.');
        }
    }

    /** Texts come first: whoever sees the session may ask about them. */
    private void serve(Session begun, Launch launch) {
        documents.serve(begun);
        synchronized (lock) {
            session = begun;
            state = new ServerState(definition.id(), root, Stage.STARTING, "", OptionalInt.empty(), launch.version(),
                    begun.pid());
            lock.notifyAll();
        }
        activity();
    }

    private void withdraw() {
        synchronized (lock) {
            if (session == null) {
                return;
            }
            session = null;
        }
        documents.serve(null);
        host.ended(this);
    }

    private void become(Stage stage, String message) {
        become(new ServerState(definition.id(), root, stage, message, OptionalInt.empty(), state().version(), 0));
    }

    private void become(ServerState now) {
        synchronized (lock) {
            if (now.equals(state)) {
                return;
            }
            state = now;
            lock.notifyAll();
        }
        host.publish(new SourceChanged(definition.id(), root, now.stage(), now.message(), now.percent()));
    }

    @Override
    public void activity() {
        Session now = session();
        if (now != null) {
            Activity.View view = now.activity().view();
            String message = view.isAtWork() || view.trouble().isEmpty() ? view.message() : view.trouble();
            become(new ServerState(definition.id(), root, view.isAtWork() ? Stage.LOADING : Stage.READY, message,
                    view.percent(), state().version(), now.pid()));
        }
    }

    @Override
    public void diagnostics(Json published) {
        host.diagnostics(this, published);
    }

    @Override
    public void outdated(String method) {
        host.outdated(this, method);
    }

    @Override
    public void notice(Severity severity, String text) {
        host.publish(new ServerNotice(definition.id(), root, severity, text));
    }

    @Override
    public Call<Boolean> edit(String label, Json edit) {
        return host.edit(this, label, edit);
    }

    @Override
    public ServerDefinition definition() {
        return definition;
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public ServerState state() {
        synchronized (lock) {
            return state;
        }
    }

    /** The session of now; null while none has begun. */
    @Nullable Session session() {
        synchronized (lock) {
            return session;
        }
    }

    public Optional<Abilities> abilities() {
        return Optional.ofNullable(session()).map(Session::abilities);
    }

    @Override
    public Json capabilities() {
        return abilities().map(Abilities::stated).orElse(Json.NULL);
    }

    @Override
    public Call<ServerState> ready() {
        return Call.start("wait for " + definition.id(), scope -> {
            synchronized (lock) {
                while (state.stage() != Stage.READY) {
                    if (hasEnded()) {
                        throw unavailable();
                    }
                    lock.wait(200);
                }
                return state;
            }
        });
    }

    private Duration patience(Scope scope) {
        Duration set = Duration.ofSeconds(host.settings().in(root).get(LspSettings.PATIENCE));
        return scope.left().filter(left -> left.compareTo(set) < 0).orElse(set);
    }

    /** Waits for a session, as long as one may come. */
    private Session awaitSession(Duration patience) throws FailureException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (lock) {
            while (session == null) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0 || hasEnded()) {
                    throw unavailable();
                }
                lock.wait(Math.min(left, 200));
            }
            return session;
        }
    }

    /** What it can do, once it has said so. */
    public Abilities awaitAbilities(Scope scope) throws FailureException, InterruptedException {
        return awaitSession(patience(scope)).abilities();
    }

    /** Whether it neither runs nor will by itself. */
    public boolean hasEnded() {
        synchronized (lock) {
            return ENDED.contains(state.stage()) && (life == null || life.isDone());
        }
    }

    private FailureException unavailable() {
        ServerState now = state();
        String why = now.message().isEmpty() ? "It is " + now.stage().name().toLowerCase(Locale.ROOT) + '.'
                : now.message();
        return new FailureException(new Failure.Other("Cannot ask " + definition.id() + '.', why,
                "See “rust-ai-ide servers” for what it needs."));
    }

    @Override
    public Call<Json> ask(String method, Json params) {
        return Call.start(method, scope -> ask(scope, method, params));
    }

    /** As {@link #ask(String, Json)}, in the thread of {@code scope}. */
    public Json ask(Scope scope, String method, Json params) throws FailureException, InterruptedException {
        Duration patience = patience(scope);
        Session asked = awaitSession(patience);
        try {
            return asked.ask(method, params, patience);
        } catch (RpcException no) {
            throw refused(method, no);
        }
    }

    @Override
    public Call<Json> ask(SourceText text, String method, Params params) {
        return Call.start(method, scope -> ask(scope, text, method, params));
    }

    /**
     * As {@link #ask(SourceText, String, Params)}, in the thread of {@code scope}.
     *
     * @throws InterruptedException also if an editor has gone on to another text, so that nobody wants the answer
     */
    public Json ask(Scope scope, SourceText text, String method, Params params)
            throws FailureException, InterruptedException {
        Duration patience = patience(scope);
        for (int attempt = 1;; attempt++) {
            Session asked = awaitSession(patience);
            if (!documents.bring(text)) {
                throw new InterruptedException("the text of the question is not the one that is edited any more");
            }
            try {
                return asked.ask(method, params.of(new SentPlaces(text.file(), text.text(), asked.encoding())),
                        patience);
            } catch (RpcException no) {
                if (!no.isPassing() || attempt == TRIES) {
                    throw refused(method, no);
                }
                Thread.sleep(20L << attempt);
            }
        }
    }

    private FailureException refused(String method, RpcException no) {
        String why = no.code() == RpcException.GONE ? sentence(no.getMessage()) : "It says: " + no.getMessage() + '.';
        return new FailureException(new Failure.Other(definition.id() + " cannot answer " + method + '.', why,
                "Try again; “rust-ai-ide servers” tells how it does."), no);
    }

    @Override
    public void tell(String method, Json params) {
        Session now = session();
        if (now != null) {
            now.tell(method, params);
        }
    }

    public void follow(SourceText text) {
        documents.follow(text);
    }

    public void saved(SourceText text) {
        documents.saved(text);
    }

    public void forget(Path file) {
        documents.forget(file);
    }

    /** Our version of the text of {@code file} that {@code sent} of an answer means. */
    public Optional<Long> version(Path file, Json sent) {
        return documents.version(file, sent);
    }

    /** For the places of one answer. */
    public Texts texts() {
        Session now = session();
        return new Texts(now == null ? PositionEncoding.UTF_16 : now.encoding(),
                file -> documents.text(file).or(() -> host.read(file)));
    }

    /** As {@link #texts()}, for an answer about {@code text}. */
    public Texts texts(SourceText text) {
        return texts().with(text.file(), text.text());
    }

    @Override
    public long memory() {
        Session now = session();
        return now == null ? 0 : TreeMemory.of(now.pid());
    }

    /** Looks how much memory it takes; one that takes more than {@code limit} bytes is started again. */
    public void weigh(long limit) {
        Session now = session();
        long bytes = now == null ? 0 : TreeMemory.of(now.pid());
        if (now == null) {
            return;
        }
        now.remember();
        if (bytes <= limit) {
            return;
        }
        synchronized (lock) {
            overfull = "It took " + (bytes >> 20) + " MB, more than the " + (limit >> 20) + " that it may.";
        }
        now.close();
    }

    @Override
    public Json document(Path file) {
        return Json.object().put("uri", Uris.of(file)).build();
    }

    @Override
    public Optional<Location> location(Json sent) {
        Json place = sent.get("targetUri").isNull() ? sent : Json.object().put("uri", sent.get("targetUri"))
                .put("range", sent.get("targetSelectionRange")).build();
        return texts().location(place);
    }

    @Override
    public List<TextEdit> edits(SourceText text, Json sent) {
        return new Edits(texts(text)).textEdits(text.file(), sent);
    }

    @Override
    public WorkspaceEdit edit(Json sent) {
        return new Edits(texts()).workspaceEdit(sent, this);
    }

    @Override
    public List<ProtocolMessage> log() {
        return log.messages();
    }

    @Override
    public void restart() {
        synchronized (lock) {
            begin();
        }
    }

    @Override
    public Call<Void> stop() {
        Call<?> ending;
        synchronized (lock) {
            ending = life;
            life = null;
        }
        return Call.start("stop " + definition.id(), scope -> {
            if (ending != null) {
                awaitEnd(ending);
            }
            become(Stage.STOPPED, "");
            return null;
        });
    }
}

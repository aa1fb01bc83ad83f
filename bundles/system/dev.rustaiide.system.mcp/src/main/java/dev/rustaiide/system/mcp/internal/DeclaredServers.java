package dev.rustaiide.system.mcp.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.ToolSource;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Explanation;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsView.Watch;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.system.mcp.McpServer;
import dev.rustaiide.system.mcp.McpServerStarted;
import dev.rustaiide.system.mcp.McpServers;
import dev.rustaiide.system.network.services.Network;

/**
 * The servers of the settings. One that is on is started in a trusted folder when an agent first looks for tools there,
 * and is there for the agent as soon as it has said what it can do. One that cannot be used is tried again after a
 * while, each time after a longer one.
 */
@Component(service = {ToolSource.class, McpServers.class})
public final class DeclaredServers implements ToolSource, McpServers {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(20);
    private static final int MOST_DOUBLINGS = 6;
    /** Variables of ours that are nothing for a program of others, by their names. */
    private static final Pattern PRIVATE = Pattern
            .compile("(?i).*(token|secret|password|passwd|api_?key|credential).*");

    private final Settings settings;
    private final Processes processes;
    private final Network network;
    private final SecretStore secrets;
    private final Redactor redactor;
    private final Events events;
    private final Watch watch;
    /** Guarded by this. */
    private final Map<Key, Held> held = new HashMap<>();
    private boolean closed;

    /** A server where it is used; an address is used the same everywhere. */
    private record Key(McpServer server, @Nullable Path folder) {}

    /** What became of a server. */
    private static final class Held {
        private Call<Connection> opening;
        private @Nullable Connection connection;
        /** Whether it is known what became of the opening, which ends a moment earlier: two would be started else. */
        private boolean settled;
        private int failures;
        private long notBefore;

        Held(Call<Connection> opening) {
            this.opening = opening;
        }
    }

    @Activate
    public DeclaredServers(@Reference Settings settings, @Reference Processes processes, @Reference Network network,
            @Reference SecretStore secrets, @Reference Redactor redactor, @Reference Events events) {
        this.settings = settings;
        this.processes = processes;
        this.network = network;
        this.secrets = secrets;
        this.redactor = redactor;
        this.events = events;
        this.watch = settings.onChange(McpSettings.SERVERS, work -> Call.start("mcp settings", scope -> {
            work.run();
            return true;
        }), _ -> forgetOthers());
    }

    @Deactivate
    void close() {
        watch.close();
        List<Held> last;
        synchronized (this) {
            closed = true;
            last = List.copyOf(held.values());
            held.clear();
        }
        last.forEach(DeclaredServers::close);
    }

    private static void close(Held gone) {
        gone.opening.cancel();
        gone.opening.onSuccess(Runnable::run, Connection::close);
    }

    @Override
    public List<McpServer> all() {
        return settings.get(McpSettings.SERVERS);
    }

    @Override
    public List<String> problems() {
        var problems = new ArrayList<String>();
        for (Explanation.Said said : settings.explain(McpSettings.SERVERS).layers()) {
            if (said.verdict() == Explanation.Verdict.INVALID || said.verdict() == Explanation.Verdict.OUT_OF_SCOPE) {
                problems.add(said.why());
            }
        }
        return problems;
    }

    private synchronized void forgetOthers() {
        List<McpServer> now = all();
        for (Iterator<Map.Entry<Key, Held>> each = held.entrySet().iterator(); each.hasNext();) {
            Map.Entry<Key, Held> entry = each.next();
            if (!now.contains(entry.getKey().server())) {
                close(entry.getValue());
                each.remove();
            }
        }
    }

    @Override
    public List<AgentTool> tools(Workplace place) {
        var tools = new ArrayList<AgentTool>();
        Set<String> names = new HashSet<>();
        Duration patience = Duration.ofSeconds(settings.get(McpSettings.PATIENCE));
        for (McpServer server : all()) {
            boolean usable = server.isOn() && (server.command().isEmpty() || place.isTrusted());
            if (usable && names.add(server.name())) {
                Key key = new Key(server, server.command().isEmpty() ? null : place.folder());
                connection(key).ifPresent(connection -> connection.selection().tools().forEach(offered -> tools
                        .add(new RemoteTool(server, offered, connection, redactor, patience, events::publish))));
            }
        }
        return tools;
    }

    @Override
    public Call<?> arriving(Workplace place) {
        tools(place);
        Map<Key, Call<Connection>> openings = new HashMap<>();
        synchronized (this) {
            held.forEach((key, known) -> {
                if (key.folder() == null || key.folder().equals(place.folder())) {
                    openings.put(key, known.opening);
                }
            });
        }
        return Call.start("mcp servers", scope -> {
            for (Map.Entry<Key, Call<Connection>> opening : openings.entrySet()) {
                try {
                    Connection connection = opening.getValue().await();
                    if (connection.isThere()) {
                        settle(opening.getKey(), connection); // the opening's own word may come a moment later
                    }
                } catch (ExecutionException failed) {
                    continue; // it is logged, and has no tools
                }
            }
            return true;
        });
    }

    /** The connection, if it is there; else it is made meanwhile. */
    private synchronized Optional<Connection> connection(Key key) {
        if (closed) {
            return Optional.empty();
        }
        Held known = held.get(key);
        if (known == null) {
            held.put(key, new Held(opening(key)));
            return Optional.empty();
        }
        Connection connection = known.connection;
        if (connection != null && connection.isThere()) {
            return Optional.of(connection);
        }
        if (connection != null) {
            known.connection = null;
            postpone(known);
        }
        if (known.settled && System.nanoTime() - known.notBefore > 0) {
            known.settled = false;
            known.opening = opening(key);
        }
        return Optional.empty();
    }

    private static void postpone(Held known) {
        known.notBefore = System.nanoTime()
                + FIRST_PAUSE.multipliedBy(1L << Math.min(known.failures, MOST_DOUBLINGS)).toNanos();
        known.failures++;
    }

    private Call<Connection> opening(Key key) {
        Call<Connection> opening = Call.start("mcp " + key.server().name(), scope -> open(key));
        opening.onSuccess(Runnable::run, connection -> settle(key, connection));
        opening.onFailure(Runnable::run, cause -> {
            settle(key, null);
            LoggerFactory.getLogger(DeclaredServers.class).warn("The server {} of tools cannot be used: {}",
                    key.server().name(), cause.getMessage());
        });
        return opening;
    }

    private void settle(Key key, @Nullable Connection connection) {
        synchronized (this) {
            Held known = held.get(key);
            if (known != null) {
                known.connection = connection;
                known.settled = true;
                if (connection == null) {
                    postpone(known);
                }
                return;
            }
        }
        if (connection != null) {
            connection.close();
        }
    }

    private Connection open(Key key) throws FailureException, InterruptedException {
        McpServer server = key.server();
        Path folder = key.folder();
        events.publish(new McpServerStarted(server.name(), server.address().map(Object::toString)
                .orElseGet(() -> server.command().getFirst()), folder == null ? "" : folder.toString()));
        var changed = new AtomicReference<@Nullable Connection>();
        Peer peer = folder == null
                ? new HttpPeer(server.name(), server.address().orElseThrow(), token(server), network)
                : new ChildPeer(server.name(), processes.start(command(server, folder)), () -> {
                    Connection open = changed.get();
                    if (open != null) {
                        open.listAgain();
                    }
                });
        Connection connection = Connection.open(server, peer);
        changed.set(connection);
        return connection;
    }

    private String token(McpServer server) throws FailureException {
        if (!server.secrets().contains(McpServer.TOKEN)) {
            return "";
        }
        if (server.isReadable()) {
            throw Told.failure(server.name(), "Its token could be read on the way, since its address is plain HTTP.",
                    "Use its https address.");
        }
        return secret(server, McpServer.TOKEN);
    }

    private String secret(McpServer server, String variable) throws FailureException {
        Optional<Secret> found = secrets.get(server.secret(variable));
        try (Secret secret = found.orElseThrow(() -> Told.failure(server.name(), "It wants the secret " + variable
                + ", and none is kept.", "Set it: rust-ai-ide secret set " + server.secret(variable) + '.'))) {
            return new String(secret.chars());
        }
    }

    private Command command(McpServer server, Path folder) throws FailureException {
        Command command = Command.of(server.command().getFirst(),
                server.command().subList(1, server.command().size())).in(folder);
        for (String variable : System.getenv().keySet()) {
            if (PRIVATE.matcher(variable).matches()) {
                command = command.with(variable, "");
            }
        }
        for (Map.Entry<String, String> variable : server.variables().entrySet()) {
            command = command.with(variable.getKey(), variable.getValue());
        }
        for (String variable : server.secrets()) {
            command = command.with(variable, secret(server, variable));
        }
        return command;
    }

    @Override
    public Call<Tried> tryOut(McpServer server, Path folder) {
        return Call.start("try " + server.name(), scope -> {
            if (!server.isOn()) {
                throw Told.failure(server.name(), "It is off.", "Turn it on: \"on\": true in the setting mcp.servers.");
            }
            try (Connection connection = open(new Key(server, server.command().isEmpty() ? null : folder))) {
                OfferedTools.Selection selection = connection.selection();
                return new Tried(selection.tools().stream().map(OfferedTools.Offered::name).toList(),
                        selection.leftOut());
            }
        });
    }
}

package dev.rustaiide.system.network.services.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.system.network.services.EgressDecided;
import dev.rustaiide.system.network.services.EgressGate;
import dev.rustaiide.system.network.services.EgressGate.Ruling;
import dev.rustaiide.system.network.services.HttpReply;
import dev.rustaiide.system.network.services.Network;
import dev.rustaiide.system.network.services.OutgoingRequest;

/** Asks the gate, then the JDK's client, which keeps connections open for the next request. */
@Component
public final class GatedNetwork implements Network {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final EgressGate gate;
    private final Settings settings;
    private final Consumer<Record> events;
    /** Made with the first request that is let through; null until then and after the end. */
    private HttpClient client;

    @Activate
    public GatedNetwork(@Reference EgressGate gate, @Reference Settings settings, @Reference Events events) {
        this.gate = gate;
        this.settings = settings;
        this.events = events::publish;
    }

    @Deactivate
    public void close() {
        HttpClient last;
        synchronized (this) {
            last = client;
            client = null;
        }
        if (last != null) {
            last.shutdownNow();
        }
    }

    @Override
    public Call<HttpReply> send(OutgoingRequest request) {
        var replied = new AtomicReference<@Nullable HttpReply>();
        Call<HttpReply> call = Call.start("send", scope -> {
            HttpReply reply = answered(request);
            replied.set(reply);
            if (scope.isCancelled()) {
                close(reply);
            }
            return reply;
        });
        // A reply that comes while the call is cancelled is nobody's: its exchange would go on for ever.
        return call.whenDone(Runnable::run, outcome -> {
            if (!(outcome instanceof Outcome.Success)) {
                close(replied.get());
            }
        });
    }

    private static void close(@Nullable HttpReply reply) {
        try {
            if (reply != null) {
                reply.close();
            }
        } catch (IOException gone) {
            LoggerFactory.getLogger(GatedNetwork.class).debug("A connection had ended already", gone);
        }
    }

    private HttpReply answered(OutgoingRequest request) throws FailureException, InterruptedException {
        try {
            return new Exchange(request, this::admit, this::client, events).reply();
        } catch (HttpTimeoutException late) {
            throw failure(request, "It did not answer within " + request.patience().toSeconds() + " seconds.",
                    new TimeoutException(late.getMessage()));
        } catch (IOException broken) {
            throw failure(request, reason(broken), broken);
        }
    }

    private static String reason(IOException broken) {
        Throwable cause = broken;
        while (cause.getCause() != null && cause.getMessage() == null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? "The connection failed (" + cause.getClass().getSimpleName() + ")."
                : "The connection failed: " + cause.getMessage() + '.';
    }

    private static FailureException failure(OutgoingRequest request, String why, Exception cause) {
        return new FailureException(new Failure.Other(cannot(request, request.address()), why,
                "Check the address, the proxy (network.proxy) and the connection, then try again."), cause);
    }

    private static String cannot(OutgoingRequest request, URI address) {
        return "Cannot " + request.purpose() + " from " + server(address) + '.';
    }

    private void admit(OutgoingRequest request, URI address) throws FailureException {
        Ruling ruling = ServerRule.scheme(address).startsWith("http") ? gate.judge(address)
                : new Ruling(false, "“" + server(address) + "” is no web server.",
                        "Use an address like https://server.");
        events.accept(new EgressDecided(request.who(), request.purpose(), request.method(), server(address),
                ruling.isAllowed(), ruling.why()));
        if (!ruling.isAllowed()) {
            throw new FailureException(new Failure.Refused(cannot(request, address), "network.gate", ruling.why(),
                    ruling.nextStep()));
        }
    }

    static String server(URI address) {
        int port = address.getPort() < 0 ? ServerRule.usualPort(ServerRule.scheme(address)) : address.getPort();
        return ServerRule.host(address).orElse("?") + ':' + port;
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(new ConfiguredProxy(settings))
                    .executor(work -> Call.start("http", scope -> {
                        work.run();
                        return true;
                    })).build();
        }
        return client;
    }

    /** The proxy of the settings, for all but this machine itself. */
    private static final class ConfiguredProxy extends ProxySelector {
        private static final List<String> HERE = List.of("localhost", "127.0.0.1", "[::1]");

        private final Settings settings;

        ConfiguredProxy(Settings settings) {
            this.settings = settings;
        }

        @Override
        public List<Proxy> select(URI address) {
            String proxy = settings.get(NetworkSettings.PROXY);
            int colon = proxy.lastIndexOf(':');
            if (colon < 1 || HERE.contains(address.getHost()) || !proxy.substring(colon + 1).matches("\\d{1,5}")) {
                return List.of(Proxy.NO_PROXY);
            }
            int port = Integer.parseInt(proxy.substring(colon + 1));
            var where = InetSocketAddress.createUnresolved(proxy.substring(0, colon), port);
            return List.of(new Proxy(Proxy.Type.HTTP, where));
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException cause) {
            // Whoever sent the request hears of it.
        }
    }
}

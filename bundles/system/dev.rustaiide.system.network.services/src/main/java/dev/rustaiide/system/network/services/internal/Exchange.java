package dev.rustaiide.system.network.services.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.network.services.EgressEnded;
import dev.rustaiide.system.network.services.HttpReply;
import dev.rustaiide.system.network.services.Network;
import dev.rustaiide.system.network.services.OutgoingRequest;

/** One request until its reply: the way over redirects, and the attempts. */
final class Exchange {
    private static final int REDIRECTS = 5;
    private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> LATER = Set.of(429, 502, 503, 504);
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    /** What says who the user is, and is nothing for another server. */
    private static final Set<String> PERSONAL = Set.of("authorization", "cookie", "x-api-key", "proxy-authorization");

    private final OutgoingRequest request;
    private final Admission admission;
    private final Supplier<HttpClient> client;
    private final Consumer<Record> events;

    Exchange(OutgoingRequest request, Admission admission, Supplier<HttpClient> client, Consumer<Record> events) {
        this.request = request;
        this.admission = admission;
        this.client = client;
        this.events = events;
    }

    HttpReply reply() throws IOException, FailureException, InterruptedException {
        OutgoingRequest step = request;
        for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
            admission.check(request, step.address());
            HttpReply reply = patiently(step);
            String target = MOVED.contains(reply.status()) ? reply.header("Location").orElse("") : "";
            if (target.isEmpty()) {
                return reply;
            }
            reply.close();
            step = redirected(step, reply.status(), target);
        }
        throw new IOException("it leads from one address to the next");
    }

    private static OutgoingRequest redirected(OutgoingRequest step, int status, String target) throws IOException {
        URI next;
        try {
            next = step.address().resolve(target);
        } catch (IllegalArgumentException noAddress) {
            throw new IOException("it leads to “" + target + "”, which is no address", noAddress);
        }
        boolean asGet = status == 303 || status < 303 && step.method().equals("POST");
        boolean same = GatedNetwork.server(next).equals(GatedNetwork.server(step.address()))
                && ServerRule.scheme(next).equals(ServerRule.scheme(step.address()));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        step.headers().forEach((name, value) -> {
            if (same || !PERSONAL.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, value);
            }
        });
        return new OutgoingRequest(step.who(), step.purpose(), asGet ? "GET" : step.method(), next, headers,
                asGet ? new byte[0] : step.body(), step.patience());
    }

    private HttpReply patiently(OutgoingRequest step) throws IOException, FailureException, InterruptedException {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1;; attempt++) {
            boolean last = attempt == Network.ATTEMPTS || !HARMLESS.contains(step.method());
            try {
                HttpReply reply = once(step);
                if (last || !LATER.contains(reply.status())) {
                    return reply;
                }
                pause = reply.header("Retry-After").map(Exchange::seconds).orElse(pause);
                reply.close();
            } catch (HttpTimeoutException late) {
                throw late;
            } catch (IOException broken) {
                if (last) {
                    throw broken;
                }
            }
            Thread.sleep(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
            pause = pause.multipliedBy(2);
            admission.check(request, step.address());
        }
    }

    private static Duration seconds(String value) {
        return value.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : FIRST_PAUSE;
    }

    private HttpReply once(OutgoingRequest step) throws IOException, FailureException, InterruptedException {
        HttpRequest sent = request(step);
        String server = GatedNetwork.server(step.address());
        try {
            HttpResponse<InputStream> response = client.get().send(sent, BodyHandlers.ofInputStream());
            InputStream body = new CountedBody(response.body(), received -> events
                    .accept(ended(step, server, response.statusCode(), received)));
            return new HttpReply(step.address(), response.statusCode(), response.headers().map(), body);
        } catch (IOException broken) {
            events.accept(ended(step, server, 0, 0));
            throw broken;
        }
    }

    private static HttpRequest request(OutgoingRequest step) throws FailureException {
        try {
            var builder = HttpRequest.newBuilder(step.address()).timeout(step.patience());
            if (ServerRule.scheme(step.address()).equals("http")) {
                // Else the client asks for an upgrade to HTTP/2, upon which uvicorn loses the body and others hang.
                builder.version(HttpClient.Version.HTTP_1_1);
            }
            step.headers().forEach(builder::header);
            return builder.method(step.method(), step.body().length == 0 ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(step.body())).build();
        } catch (IllegalArgumentException odd) {
            throw new FailureException(new Failure.Other("Cannot " + step.purpose() + '.',
                    "The request cannot be written: " + odd.getMessage() + '.', "Check its address and headers."), odd);
        }
    }

    private static EgressEnded ended(OutgoingRequest step, String server, int status, long received) {
        long head = step.headers().entrySet().stream().mapToLong(each -> length(each.getKey(), each.getValue())).sum();
        return new EgressEnded(step.who(), server, status, head + step.body().length, hash(step.body()), received);
    }

    private static long length(String name, String value) {
        return name.length() + value.getBytes(StandardCharsets.UTF_8).length + 4L;
    }

    private static String hash(byte[] body) {
        return body.length == 0 ? "" : Sha256.hex(body);
    }

    /** Asks the gate. */
    @FunctionalInterface
    interface Admission {
        void check(OutgoingRequest request, URI address) throws FailureException;
    }
}

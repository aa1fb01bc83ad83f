package dev.rustaiide.system.network.services;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request, and who is answerable for it.
 *
 * @param who the part of the product that asks, dotted, e.g. {@code ai.models}; it is in the audit trail
 * @param purpose what for, in words for people: {@code download the model x}
 * @param headers without those that the client sets itself (host, length, connection)
 * @param body what is sent; empty for none. Not copied: whoever made it does not change it any more
 * @param patience how long the head of the reply may take
 */
public record OutgoingRequest(String who, String purpose, String method, URI address, Map<String, String> headers,
        byte[] body, Duration patience) {
    private static final Duration USUAL = Duration.ofSeconds(30);

    public OutgoingRequest {
        method = method.toUpperCase(Locale.ROOT);
        var named = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        named.putAll(headers);
        headers = Collections.unmodifiableSortedMap(named);
    }

    public static OutgoingRequest get(String who, String purpose, URI address) {
        return new OutgoingRequest(who, purpose, "GET", address, Map.of(), new byte[0], USUAL);
    }

    public static OutgoingRequest post(String who, String purpose, URI address, String contentType, byte[] body) {
        return new OutgoingRequest(who, purpose, "POST", address, Map.of("Content-Type", contentType), body, USUAL);
    }

    /** The same with one more header, or another value of it. */
    public OutgoingRequest with(String header, String value) {
        var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(header, value);
        return new OutgoingRequest(who, purpose, method, address, more, body, patience);
    }

    /** The same with another patience. */
    public OutgoingRequest within(Duration other) {
        return new OutgoingRequest(who, purpose, method, address, headers, body, other);
    }

    /** Without headers and body: those may hold secrets. */
    @Override
    public String toString() {
        return who + ": " + method + ' ' + address.getHost() + " (" + purpose + ')';
    }
}

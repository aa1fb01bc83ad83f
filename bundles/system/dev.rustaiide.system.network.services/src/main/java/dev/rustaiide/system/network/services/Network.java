package dev.rustaiide.system.network.services;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/** Sends requests over HTTP, if the {@link EgressGate} lets them. A service; any thread may use it. */
@ProviderType
public interface Network {
    /**
     * Sends {@code request} and gives the reply as soon as its head is there; its body is read as it comes. Redirects
     * are followed, each judged by the gate as a request of its own. What can be sent twice without harm (GET, HEAD) is
     * sent again after a broken connection or an answer that says “later” (429, 502, 503, 504), {@value #ATTEMPTS}
     * times in all; any other status is the caller's to judge. Cancelling the call, or closing the
     * reply, ends the exchange.
     *
     * <p>Fails with a {@code FailureException} if the gate refuses, the server cannot be reached, or does not answer in
     * time. Its cause is an {@code IOException} if the connection failed, a {@code TimeoutException} if the server was
     * late.
     */
    Call<HttpReply> send(OutgoingRequest request);

    int ATTEMPTS = 3;
}
